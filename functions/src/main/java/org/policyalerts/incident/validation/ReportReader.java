package org.policyalerts.incident.validation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;

/** Makes reports of foreign input: checks a tree against the whole model, fills in defaults, brings text into NFC. */
public final class ReportReader {

    private final ZoneId zone;
    private final ConsistencyRules rules;

    /** Takes the zone in which dates without an offset lie. */
    public ReportReader(ZoneId zone) {
        this.zone = zone;
        this.rules = new ConsistencyRules(zone);
    }

    /** Reads a tree as it came out of JSON or YAML. All problems are reported at once. */
    public ReportReading read(@Nullable Object tree) {
        return read(tree, (report, problems, warnings) -> {});
    }

    /**
     * Reads a report as it is received: the dates of what has happened must not lie in the future.
     *
     * @param before the version before, if it is a change of one
     */
    public ReportReading receive(@Nullable Object tree, Optional<Report> before, Instant receivedAt) {
        FutureDates dates = new FutureDates(zone, receivedAt);
        return read(tree, (report, problems, warnings) -> {
            dates.refuse(report, before, problems);
            dates.doubt(report, before, warnings);
        });
    }

    /** What is asked of a report beside what it says of itself. */
    private interface FurtherRules {
        void apply(Report report, Problems problems, Problems warnings);
    }

    private ReportReading read(@Nullable Object tree, FurtherRules more) {
        Problems problems = new Problems();
        Problems warnings = new Problems();
        Optional<Map<String, Object>> right = new FieldReader(problems).object(IncidentModel.REPORT, tree, "");
        right.ifPresent(draft -> {
            AttributionDefault.fill(draft);
            rules.apply(draft, problems, warnings);
            more.apply(new Report(draft), problems, warnings);
        });
        return problems.isEmpty() && right.isPresent()
                ? new ReportReading.Valid(Report.copyOf(inOrder(right.get())), warnings.all())
                : new ReportReading.Invalid(problems.all());
    }

    /** Members that were filled in late take their place in the order of the model. */
    private static Map<String, Object> inOrder(Map<String, Object> draft) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        for (Field field : IncidentModel.REPORT.fields()) {
            Object value = draft.get(field.name());
            if (value != null) {
                ordered.put(field.name(), value);
            }
        }
        return ordered;
    }
}
