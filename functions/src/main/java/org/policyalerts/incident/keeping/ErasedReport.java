package org.policyalerts.incident.keeping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.intake.ContentHash;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.Field.Kind;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.text.ErasedWords;

/** What reports say in words of their own, and how it is taken out of them. Nothing but that can be erased. */
record ErasedReport(ErasedWords words) {

    /** By these the service finds reports, operators and fields; they are no one's words. */
    private static final Set<String> NAMES_OF_OURS = Set.of(
            "reference", "targets.organisation", "attribution.assessments.reportedBy", "related.id", "conflicts.field");

    /** Whether a field holds words. */
    static boolean isErasable(String path, Field field) {
        return (field.kind() == Kind.TEXT || field.kind() == Kind.URL) && !NAMES_OF_OURS.contains(path);
    }

    /** A version without the words; its hash is that of what it says now. */
    Incident without(Incident version) {
        Report report =
                Report.copyOf(object("", IncidentModel.REPORT, version.report().tree()));
        Optional<DuplicateRuling> ruling = version.ruling()
                .map(said -> new DuplicateRuling(said.of(), words.outOf(said.reason()), said.by(), said.at()));
        if (report.equals(version.report()) && ruling.equals(version.ruling())) {
            return version;
        }
        return new Incident(
                version.id(),
                version.version(),
                version.reporter(),
                version.receivedAt(),
                version.updatedAt(),
                ContentHash.of(report),
                report,
                version.firstDates(),
                ruling);
    }

    private Map<String, Object> object(String path, Field field, Map<?, ?> object) {
        Map<String, Object> left = new LinkedHashMap<>();
        object.forEach((name, value) -> {
            String child = path.isEmpty() ? name.toString() : path + "." + name;
            left.put(
                    name.toString(),
                    field.child(name.toString())
                            .map(known -> value(child, known, value))
                            .orElse(value));
        });
        return left;
    }

    private Object value(String path, Field field, Object value) {
        if (value instanceof List<?> list) {
            List<Object> left = new ArrayList<>();
            list.forEach(element -> left.add(value(path, field, element)));
            return left;
        }
        if (value instanceof Map<?, ?> object) {
            return object(path, field, object);
        }
        return value instanceof String text && isErasable(path, field) ? text(field, text) : value;
    }

    private String text(Field field, String text) {
        if (field.kind() == Kind.URL) {
            return words.areIn(text) ? Erasing.ERASED_URL : text;
        }
        String left = words.outOf(text);
        long most = field.isList() ? Long.MAX_VALUE : field.max();
        int length = left.codePointCount(0, left.length());
        return length <= most ? left : left.substring(0, left.offsetByCodePoints(0, (int) most));
    }
}
