package org.policyalerts.local.table;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a run of the schedule would find, and changes nothing. */
@Command(
        name = "review",
        description = {
            "Show what would be due at a moment, oldest first, without doing it.",
            "Without --data and --endpoint it works on AWS, with the region and credentials of the environment."
        },
        mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {

    private static final String ROW = "%-24s  %-12s  %s%n";

    @Mixin
    private TableOptions where = new TableOptions();

    @Option(names = "--as-of", required = true, description = "The moment, with its offset.")
    private OffsetDateTime asOf = OffsetDateTime.MIN;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (OpenTable table = where.open()) {
            Instant at = asOf.toInstant();
            print(at, new DynamoDbDueItems(table.items()).due(at, DueRun.MOST_ITEMS));
            return 0;
        }
    }

    private void print(Instant at, List<Due> due) {
        PrintWriter out = spec.commandLine().getOut();
        if (due.isEmpty()) {
            out.println("Nothing is due at " + at + ".");
            return;
        }
        out.printf(Locale.ROOT, ROW, "due since", "what", "about");
        for (Due item : due) {
            Object about = item.incident() == null ? item.partition() : item.incident();
            out.printf(Locale.ROOT, ROW, item.at(), item.kind().name().toLowerCase(Locale.ROOT), about);
        }
        out.println("due at " + at + ": " + due.size());
        if (due.size() == DueRun.MOST_ITEMS) {
            out.println("That is as much as one run takes on; there may be more.");
        }
        out.flush();
    }
}
