package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.PlainText;

/** Prints what a book would say beside what the book in force says. */
final class Previews {

    private static final String ROW = "%-44s  %8s  %8s  %8s%n";

    private Previews() {}

    static void print(Map<String, Object> preview, PrintWriter out) {
        out.println("incidents judged: " + preview.get("incidents") + progress(preview));
        table("policy", preview.get("policies"), out);
        table("audience", preview.get("audiences"), out);
        List<Map<?, ?>> open = objects(preview.get("open"));
        out.println(open.isEmpty() ? "Nothing would change for open incidents." : "Open incidents:");
        open.forEach(change ->
                out.printf("    %s  %s  %s%n", change.get("incident"), change.get("change"), change.get("policy")));
        if (!"0".equals(String.valueOf(preview.get("omitted")))) {
            out.println("    … and " + preview.get("omitted") + " more");
        }
        out.flush();
    }

    /** Of how many incidents policies on trial speak, by policy or audience; without those that are silent. */
    static Map<String, Long> onTrial(Map<String, Object> preview, String list) {
        Map<String, Long> counts = new TreeMap<>();
        for (Map<?, ?> count : objects(preview.get(list))) {
            long incidents = number(count, "onTrialThen");
            if (incidents > 0) {
                Object name = count.get(list.equals("policies") ? "policy" : "audience");
                counts.put(PlainText.clean(String.valueOf(name)), incidents);
            }
        }
        return counts;
    }

    private static String progress(Map<String, Object> preview) {
        return Boolean.TRUE.equals(preview.get("complete")) ? "" : " so far; the rest is under way, ask again";
    }

    private static void table(String what, @Nullable Object counts, PrintWriter out) {
        out.printf(Locale.ROOT, ROW, what, "in force", "this one", "change");
        int same = 0;
        for (Map<?, ?> count : objects(counts)) {
            long before = number(count, "now");
            long after = number(count, "then");
            if (before == after) {
                same += before == 0 ? 0 : 1;
            } else {
                String change = "%+d".formatted(after - before);
                out.printf(Locale.ROOT, ROW, PlainText.clean(String.valueOf(count.get(what))), before, after, change);
            }
        }
        out.println("(the same by both: " + same + ")");
    }

    private static long number(Map<?, ?> count, String name) {
        return count.get(name) instanceof Long number ? number : 0;
    }

    private static List<Map<?, ?>> objects(@Nullable Object list) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (list instanceof List<?> found) {
            found.forEach(each -> objects.add((Map<?, ?>) each));
        }
        return objects;
    }
}
