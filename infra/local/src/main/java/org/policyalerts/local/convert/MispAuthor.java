package org.policyalerts.local.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.exchange.Draft;
import org.policyalerts.incident.model.TlpLabels;

/**
 * Who published an event, and what follows from its being theirs: the source, its grade, whom they hold responsible.
 */
final class MispAuthor {

    private final String name;
    private final String date;
    private final Draft draft;
    private final Map<String, Object> source = new LinkedHashMap<>();
    private final List<String> labels = new ArrayList<>();

    /** Takes the name and the event's date, empty where there is none. */
    MispAuthor(String name, String date, Draft draft) {
        this.name = name;
        this.date = date;
        this.draft = draft;
        if (!name.isEmpty()) {
            source.put("publisher", name);
        }
    }

    /** Takes a grade of the Admiralty scale, which is the one that reports have. */
    boolean grade(String predicate, String value) {
        String grade = value.toLowerCase(Locale.ROOT);
        if (predicate.equals("source-reliability") && grade.matches("[a-f]")) {
            source.put("reliability", grade);
            return true;
        }
        if (predicate.equals("information-credibility") && grade.matches("[1-6]")) {
            source.put("credibility", Long.valueOf(grade));
            return true;
        }
        return false;
    }

    /** Whoever tags an event with an actor says that it was that one: an assessment, and nobody's claim. */
    void attributes(String actor) {
        Map<String, Object> assessment = new LinkedHashMap<>();
        assessment.put("by", name.isEmpty() ? "not named" : name);
        if (!date.isEmpty()) {
            assessment.put("at", date);
        }
        assessment.put("level", "group");
        assessment.put("actor", actor);
        assessment.put("stance", "attributes");
        assessment.put("status", "active");
        draft.add("attribution.assessments", assessment);
    }

    void label(String label) {
        labels.add(label);
    }

    /** All labels that were met; the report gets the strictest. */
    List<String> labels() {
        return labels.stream().distinct().toList();
    }

    /** Puts what is known when everything has been read. */
    void finish() {
        if (!source.isEmpty()) {
            draft.add("sources", source);
        }
        if (!labels.isEmpty()) {
            draft.put("tlp", TlpLabels.strictest("clear", labels.stream()));
        }
    }
}
