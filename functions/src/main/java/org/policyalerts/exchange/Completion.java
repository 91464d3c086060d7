package org.policyalerts.exchange;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;

/**
 * Makes a draft a report that can be taken: says in place of what is missing that it is not known, and cuts what is
 * longer than a report may hold. Each of both is remarked on.
 */
public final class Completion {

    private static final String IMPACT = "impact";
    private static final int MOST_REPAIRS = 3;
    /** The zone decides nothing about which values are right by themselves. */
    private static final ReportReader READER = new ReportReader(ZoneOffset.UTC);

    private final Assumptions assumed;
    private final Conversion conversion;
    private final String object;
    private final List<Remark> cuts = new ArrayList<>();

    /**
     * For one report.
     *
     * @param object the id of what it is made of
     */
    public Completion(Assumptions assumed, Conversion conversion, String object) {
        this.assumed = assumed;
        this.conversion = conversion;
        this.object = object;
    }

    /**
     * The report.
     *
     * @param recorded when its source was written down; for want of anything else it happened by then
     */
    public Map<String, Object> report(Draft draft, Optional<String> recorded) {
        fill(draft, recorded);
        Map<String, Object> report = fitted(draft.tree());
        for (int i = 0; i < MOST_REPAIRS && repaired(draft, report); i++) {
            fill(draft, recorded);
            // Only the last fitting is the report's: what the others cut is cut again, or gone.
            cuts.clear();
            report = fitted(draft.tree());
        }
        cuts.forEach(cut -> conversion.remark(cut.kind(), cut.object(), cut.path(), cut.words()));
        return report;
    }

    /** Takes out what no report may say, and says so; whether there was anything. */
    private boolean repaired(Draft draft, Map<String, Object> report) {
        boolean isRepaired = false;
        if (READER.read(report) instanceof ReportReading.Invalid invalid) {
            for (Problem problem : invalid.problems()) {
                Optional<Object> wrong = draft.cut(problem.pointer());
                wrong.ifPresent(value -> conversion.remark(
                        Remark.Kind.NOT_MAPPED,
                        object,
                        "",
                        "for " + problem.pointer() + ": " + Conversion.shown(value) + ", which " + problem.message()));
                isRepaired |= wrong.isPresent();
            }
        }
        return isRepaired;
    }

    private void fill(Draft draft, Optional<String> recorded) {
        draft.put("mode", assumed.mode());
        fill(draft, "title", "Incident " + object, "it has no name");
        fill(draft, "tlp", assumed.tlp(), "it has no TLP marking");
        fill(draft, "determination", "suspected", "it does not say whether it is confirmed");
        recorded.ifPresent(day -> fill(
                draft, "timeline.occurredAt", day, "it does not say when it happened: by then it was written down"));
        // Without any date it is refused; the refusal then names the date and not what it lies in.
        draft.put("timeline", new LinkedHashMap<String, Object>());
        if (!draft.text("type").filter("threat"::equals).isPresent()) {
            happened(draft);
        }
    }

    private void happened(Draft draft) {
        if (!draft.has("targets")) {
            draft.put("targets", new TargetList().targets());
            remark("targets", "it does not say who was hit: one target of which nothing is known");
        }
        fill(draft, IMPACT + ".servicesDisrupted", "unknown", "it does not say whether services were disrupted");
        fill(draft, IMPACT + ".scope", "unknown", "it does not say how much of the extent is known");
    }

    private void fill(Draft draft, String path, String value, String why) {
        if (!draft.has(path)) {
            draft.put(path, value);
            remark(path, value + ", because " + why);
        }
    }

    private void remark(String path, String words) {
        conversion.remark(Remark.Kind.FILLED_IN, object, path, words);
    }

    private Map<String, Object> fitted(Map<String, Object> report) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Field field : IncidentModel.REPORT.fields()) {
            Optional.ofNullable(report.get(field.name()))
                    .ifPresent(value -> ordered.put(field.name(), fitted(field, value, field.name())));
        }
        report.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private Object fitted(Field field, Object value, String path) {
        if (field.isList() && value instanceof List<?> list) {
            return list(field, list, path);
        }
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> whole = new LinkedHashMap<>();
            object.forEach((name, inner) -> whole.put(
                    name.toString(),
                    field.child(name.toString())
                            .map(child -> fitted(child, inner, path + "." + name))
                            .orElse(inner)));
            return whole;
        }
        return value instanceof String text && field.kind() == Field.Kind.TEXT ? text(field, text, path) : value;
    }

    private List<Object> list(Field field, List<?> list, String path) {
        if (list.size() > field.max()) {
            cut(path, "has " + list.size() + " values, of which the first " + field.max() + " are kept");
        }
        List<Object> kept = new ArrayList<>();
        for (Object each : list.subList(0, (int) Math.min(list.size(), field.max()))) {
            kept.add(fitted(field, each, path + "[" + kept.size() + "]"));
        }
        return kept;
    }

    private void cut(String path, String words) {
        cuts.add(new Remark(Remark.Kind.NOT_MAPPED, object, path, words));
    }

    private String text(Field field, String text, String path) {
        int longest = (int) (field.isList() ? 300 : field.max());
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        cut(path, "is longer than a report takes; the first " + longest + " characters are kept");
        return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
