package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;

/** Prints what a book would have said beside what the book in force would have said, and what it would change now. */
record PreviewTable(Map<String, Object> preview, PrintWriter out) {

    private static final String ROW = "%-40s  %8s  %9s  %8s  %9s%n";
    private static final String TRIAL_ROW = "%-40s  %8s  %9s%n";

    void print() {
        out.println("Incidents of the last 12 months that were judged: " + preview.get("incidents") + progress());
        out.println();
        counts("policies", "policy", "alerts");
        counts("audiences", "audience", "incidents");
        onTrial("In this book on trial, recorded and sent to nobody:");
        changes();
        out.flush();
    }

    private String progress() {
        if (Boolean.TRUE.equals(preview.get("complete"))) {
            return "";
        }
        String day = String.valueOf(preview.get("back")).replaceFirst("T.*", "");
        return " so far, back to " + day + ". The schedule judges the others: ask again later.";
    }

    private void counts(String list, String what, String counted) {
        List<Map<?, ?>> differing = new ArrayList<>();
        int same = 0;
        for (Map<?, ?> row : objects(preview.get(list))) {
            if (!sum(row, "now").equals(sum(row, "then"))) {
                differing.add(row);
            } else if (number(sum(row, "now"), "alerts") > 0) {
                same++;
            }
        }
        if (!differing.isEmpty()) {
            out.printf(Locale.ROOT, ROW, "", counted, counted, "messages", "messages");
            out.printf(Locale.ROOT, ROW, what, "in force", "this book", "in force", "this book");
        }
        differing.forEach(row -> out.printf(
                Locale.ROOT,
                ROW,
                PlainText.clean(String.valueOf(row.get(what))),
                number(sum(row, "now"), "alerts"),
                number(sum(row, "then"), "alerts"),
                number(sum(row, "now"), "messages"),
                number(sum(row, "then"), "messages")));
        out.println((differing.isEmpty() ? "By " + what + " nothing differs" : "The others are the same by both books")
                + ": " + same + ".");
        out.println();
    }

    /** Policies that are silent on trial are left out. */
    private void onTrial(String heading) {
        Map<String, Map<?, ?>> sums = new LinkedHashMap<>();
        for (Map<?, ?> row : objects(preview.get("policies"))) {
            if (number(sum(row, "onTrialThen"), "alerts") > 0) {
                sums.put(PlainText.clean(String.valueOf(row.get("policy"))), sum(row, "onTrialThen"));
            }
        }
        if (!sums.isEmpty()) {
            out.println(heading);
            printTrial(sums, out);
            out.println();
        }
    }

    static void printTrial(Map<String, Map<?, ?>> sums, PrintWriter out) {
        out.printf(Locale.ROOT, TRIAL_ROW, "policy", "alerts", "messages");
        sums.forEach((policy, sum) ->
                out.printf(Locale.ROOT, TRIAL_ROW, policy, number(sum, "alerts"), number(sum, "messages")));
    }

    private void changes() {
        List<Map<?, ?>> open = objects(preview.get("open"));
        long unnamed = number(preview, "unnamed");
        long omitted = number(preview, "omitted");
        if (open.isEmpty() && unnamed + omitted == 0) {
            out.println("Put into force now, it would change nothing of open alerts and tasks.");
            return;
        }
        out.println("Put into force now, it would change of open alerts and tasks:");
        String incident = "";
        for (Map<?, ?> change : open) {
            String title = PlainText.clean(change.get("title") + " (" + change.get("incident") + ")");
            if (!title.equals(incident)) {
                out.println("  " + title);
            }
            incident = title;
            out.println("    " + change.get("change") + ": " + PlainText.clean(String.valueOf(change.get("policy")))
                    + ", " + parts(change));
        }
        rest(unnamed, "of incidents that must not be named here");
        rest(omitted, "that are not listed");
    }

    private void rest(long count, String which) {
        if (count > 0) {
            out.println("  and " + Sentences.counted(count, "change") + " " + which);
        }
    }

    private static String parts(Map<?, ?> change) {
        List<String> parts = new ArrayList<>();
        if (Boolean.TRUE.equals(change.get("alert"))) {
            parts.add("the alert");
        }
        if (number(change, "tasks") > 0) {
            parts.add(Sentences.counted(number(change, "tasks"), "task"));
        }
        return String.join(" and ", parts);
    }

    private static Map<?, ?> sum(Map<?, ?> row, String by) {
        return row.get(by) instanceof Map<?, ?> sum ? sum : Map.of();
    }

    static long number(Map<?, ?> count, String name) {
        return count.get(name) instanceof Long number ? number : 0;
    }

    static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> found) {
            found.forEach(each -> objects.add((Map<?, ?>) each));
        }
        return objects;
    }
}
