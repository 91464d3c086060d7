package org.policyalerts.policy.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;

/** Writes a preview as a plain document, for the store and for readers. */
public final class PreviewDocument {

    private PreviewDocument() {}

    /** Whatever is known of it, without the titles of incidents. */
    public static Map<String, Object> of(BookPreview preview) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hash", preview.hash());
        document.put("against", preview.against());
        document.put("since", preview.since().toString());
        document.put("complete", preview.isComplete());
        document.put("back", preview.back().toString());
        document.put("incidents", (long) preview.incidents());
        document.put("policies", counts("policy", preview.policies()));
        document.put("audiences", counts("audience", preview.audiences()));
        document.put("trial", trial(preview));
        document.put(
                "open", preview.open().stream().map(PreviewDocument::change).toList());
        document.put("omitted", (long) preview.omitted());
        return document;
    }

    /**
     * The same for a reader: what would change of incidents that must not be named is only counted.
     *
     * @param titles of an incident that the reader may know, by its id
     */
    public static Map<String, Object> of(BookPreview preview, Function<String, Optional<String>> titles) {
        Map<String, Object> document = of(preview);
        Map<String, Optional<String>> known = new HashMap<>();
        List<Map<String, Object>> named = new ArrayList<>();
        for (OpenChange change : preview.open()) {
            known.computeIfAbsent(change.incident(), titles).ifPresent(title -> {
                Map<String, Object> one = change(change);
                one.put("title", title);
                named.add(one);
            });
        }
        document.put("open", named);
        document.put("unnamed", (long) preview.open().size() - named.size());
        return document;
    }

    private static Map<String, Object> change(OpenChange change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", change.incident());
        document.put("policy", change.policy());
        document.put("change", change.change().text());
        document.put("alert", change.isAlert());
        document.put("tasks", (long) change.tasks());
        return document;
    }

    private static List<Map<String, Object>> counts(String what, Map<String, Count> counts) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new TreeMap<>(counts).forEach((name, count) -> {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(what, name);
            document.put("now", sum(count.now()));
            document.put("then", sum(count.then()));
            document.put("onTrialNow", sum(count.onTrialNow()));
            document.put("onTrialThen", sum(count.onTrialThen()));
            documents.add(document);
        });
        return documents;
    }

    private static Map<String, Object> sum(Sum sum) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alerts", (long) sum.alerts());
        document.put("messages", (long) sum.messages());
        return document;
    }

    private static List<Map<String, Object>> trial(BookPreview preview) {
        List<Map<String, Object>> days = new ArrayList<>();
        new TreeMap<>(preview.trial()).forEach((policy, sums) -> new TreeMap<>(sums).forEach((day, sum) -> {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("policy", policy);
            document.put("day", day.toString());
            document.putAll(sum(sum));
            days.add(document);
        }));
        return days;
    }
}
