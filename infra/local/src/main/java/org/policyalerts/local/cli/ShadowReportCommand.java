package org.policyalerts.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows what the policies on trial of the book in force would have sent; the digest of "policy" says the same. */
@Command(
        name = "shadow-report",
        description = {
            "Show what the policies on trial (mode: shadow) of the book in force would have sent",
            "in the last 12 months, of live incidents."
        },
        mixinStandardHelpOptions = true)
final class ShadowReportCommand extends ShelfCommand {

    @Option(names = "--since", paramLabel = "DAY", description = "From this day on only, such as 2024-05-31.")
    private @Nullable LocalDate since;

    @Override
    public Integer call() throws IOException {
        try (BookShelf shelf = open()) {
            Map<String, Object> preview = previewed(shelf, shelf.inForce());
            PrintWriter out = out();
            Map<String, Map<?, ?>> sums = sums(preview);
            String when = since == null ? "in the last 12 months" : "since " + since;
            if (sums.isEmpty()) {
                out.println("No policy on trial of the book in force would have sent anything " + when + ".");
            } else {
                out.println("What policies on trial of the book in force would have sent " + when + ":");
                PreviewTable.printTrial(sums, out);
            }
            out.flush();
            return 0;
        }
    }

    private Map<String, Map<?, ?>> sums(Map<String, Object> preview) {
        Map<String, Map<?, ?>> sums = new TreeMap<>();
        for (Map<?, ?> day : PreviewTable.objects(preview.get("trial"))) {
            if (since == null
                    || !LocalDate.parse(String.valueOf(day.get("day"))).isBefore(since)) {
                sums.merge(PlainText.clean(String.valueOf(day.get("policy"))), day, ShadowReportCommand::plus);
            }
        }
        return sums;
    }

    private static Map<?, ?> plus(Map<?, ?> one, Map<?, ?> other) {
        return Map.of(
                "alerts", PreviewTable.number(one, "alerts") + PreviewTable.number(other, "alerts"),
                "messages", PreviewTable.number(one, "messages") + PreviewTable.number(other, "messages"));
    }
}
