package org.policyalerts.local.table;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.policyalerts.dynamodb.keeping.EarlierItems;
import org.policyalerts.dynamodb.keeping.EarlierItems.What;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.dynamodb.table.TableWalk;
import org.policyalerts.dynamodb.table.WriteRefusedException;
import org.policyalerts.local.files.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Has what was stored earlier end as if it were written now. */
@Command(
        name = "retention",
        description = {
            "Have what was stored before there was an end, or under other periods, end by the periods of now.",
            "It walks the whole table, may run beside the functions, and can be stopped and run again.",
            "Without --data and --endpoint it works on AWS, with the region and credentials of the environment; "
                    + "HOME_COUNTRY, TIME_ZONE, KEEP_INCIDENTS, KEEP_RUNS and KEEP_REQUEST_KEYS have to be set "
                    + "as the deployment has them. With --data the periods are those that ship, whatever is set."
        },
        mixinStandardHelpOptions = true)
public final class RetentionCommand implements Callable<Integer> {

    private static final String ROW = "%-26s  %9s  %9s  %18s  %17s  %6s%n";
    private static final Map<What, String> WORDS = Map.of(
            What.INCIDENT, "incidents",
            What.MESSAGE, "messages about several",
            What.RUN, "runs",
            What.RECEIPT, "receipts under a key");

    /** What became of an item. */
    private enum Result {
        RIGHT,
        CORRECTED,
        OVERTAKEN,
        FAILED
    }

    @Mixin
    private TableOptions where = new TableOptions();

    @Option(names = "--dry-run", description = "Only count what would be put right.")
    private boolean isDryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (OpenTable table = where.open()) {
            EarlierItems items = table.earlierItems(Clock.systemUTC());
            spec.commandLine().getOut().println("kept: " + periods(items.kept()));
            return print(walk(table.walk(), items));
        }
    }

    private static String periods(Map<String, ?> kept) {
        return "incidents and messages %s, runs %s, receipts under a key %s"
                .formatted(kept.get("M#"), kept.get("RUN#"), kept.get("K#"));
    }

    private Map<What, Map<Result, Integer>> walk(TableWalk walk, EarlierItems items) {
        Map<What, Map<Result, Integer>> counts = new EnumMap<>(What.class);
        Progress progress = Progress.on(spec.commandLine().getErr());
        progress.start("walking the table", walk.about());
        try {
            walk.items(EarlierItems.READ).forEach(item -> {
                What.of(item).ifPresent(what -> counts.computeIfAbsent(what, any -> new EnumMap<>(Result.class))
                        .merge(result(items, what, item), 1, Integer::sum));
                progress.step(1);
            });
        } finally {
            progress.end();
        }
        return counts;
    }

    /** An item that is damaged must not keep the others waiting; when the table cannot be reached, it is over. */
    private Result result(EarlierItems items, What what, Map<String, Object> item) {
        try {
            Optional<Runnable> correction = items.correction(what, item);
            if (!isDryRun) {
                correction.ifPresent(Runnable::run);
            }
            return correction.isPresent() ? Result.CORRECTED : Result.RIGHT;
        } catch (WriteRefusedException | TableBusyException overtaken) {
            return Result.OVERTAKEN;
        } catch (SdkException unreachable) {
            throw unreachable;
        } catch (RuntimeException damaged) {
            spec.commandLine().getErr().println("error: " + item.get("pk") + " " + item.get("sk") + ": " + damaged);
            return Result.FAILED;
        }
    }

    private int print(Map<What, Map<Result, Integer>> counts) {
        PrintWriter out = spec.commandLine().getOut();
        String corrected = isDryRun ? "would be put right" : "put right";
        out.printf(Locale.ROOT, ROW, "what", "seen", "right", corrected, "changed meanwhile", "failed");
        int left = 0;
        for (What what : What.values()) {
            Map<Result, Integer> of = counts.getOrDefault(what, Map.of());
            int seen = of.values().stream().mapToInt(Integer::intValue).sum();
            left += of.getOrDefault(Result.OVERTAKEN, 0) + of.getOrDefault(Result.FAILED, 0);
            out.printf(
                    Locale.ROOT,
                    ROW,
                    WORDS.get(what),
                    seen,
                    of.getOrDefault(Result.RIGHT, 0),
                    of.getOrDefault(Result.CORRECTED, 0),
                    of.getOrDefault(Result.OVERTAKEN, 0),
                    of.getOrDefault(Result.FAILED, 0));
        }
        if (left > 0) {
            out.println(left + (left == 1 ? " is" : " are") + " left; run it again.");
        }
        out.flush();
        return left == 0 ? 0 : 1;
    }
}
