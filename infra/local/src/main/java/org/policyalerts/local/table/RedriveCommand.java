package org.policyalerts.local.table;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.delivery.Redrive;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes parked messages pending again. */
@Command(
        name = "redrive",
        description = {
            "Make parked messages pending again; the next delivery or the next run of the schedule sends them.",
            "Without --data and --endpoint it works on AWS, with the region and credentials of the environment."
        },
        mixinStandardHelpOptions = true)
public final class RedriveCommand implements Callable<Integer> {

    private static final String ROW = "%-20s  %-16s  %-10s  %-48s  %-18s  %s%n";

    @Mixin
    private TableOptions where = new TableOptions();

    @Option(names = "--dry-run", description = "Only show what is parked.")
    private boolean isDryRun;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (OpenTable table = where.open()) {
            return run(new Redrive(new DynamoDbOutbox(table.items()), Clock.systemUTC()));
        }
    }

    private int run(Redrive redrive) {
        PrintWriter out = spec.commandLine().getOut();
        List<DeadMessage> parked = redrive.parked();
        if (parked.isEmpty()) {
            out.println("No message is parked.");
            return 0;
        }
        out.printf(Locale.ROOT, ROW, "parked since", "to", "kind", "message", "result", "reason");
        int left = 0;
        for (DeadMessage dead : parked) {
            String result = isDryRun ? "would be redriven" : result(redrive, dead);
            left += result.equals("redriven") ? 0 : 1;
            print(out, dead, result);
        }
        int redriven = parked.size() - left;
        out.println("parked: " + parked.size() + ", redriven: " + redriven + (isDryRun ? " (dry run)" : ""));
        if (parked.size() == Redrive.MOST_MESSAGES) {
            out.println("There may be more; run it again.");
        }
        out.flush();
        return isDryRun || left == 0 ? 0 : 1;
    }

    /** A message that cannot be redriven must not keep the others parked. */
    private String result(Redrive redrive, DeadMessage dead) {
        try {
            return redrive.redrive(dead) == Redrive.Outcome.REDRIVEN ? "redriven" : "changed meanwhile";
        } catch (RuntimeException failed) {
            spec.commandLine().getErr().println("error: " + dead.message().notificationId() + ": " + failed);
            return "failed";
        }
    }

    private static void print(PrintWriter out, DeadMessage dead, String result) {
        OutboundMessage message = dead.message();
        Object kind = message.attributes().getOrDefault("kind", "");
        out.printf(
                Locale.ROOT,
                ROW,
                dead.diedAt(),
                message.audience(),
                kind,
                message.notificationId(),
                result,
                dead.reason());
    }
}
