package org.policyalerts.local.files;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;

/**
 * When a later version of a report may have come in, which no report says: as soon as all that it adds had happened,
 * and not before the version that it follows. One that adds no date is taken to follow at once.
 */
final class VersionTime {

    /** These dates may lie ahead of the report that names them. */
    private static final Set<String> PLANNED = Set.of("context.nationalEventOn", "attribution.nextReviewAt");

    private static final List<String> DATES = dates("", IncidentModel.REPORT)
            .filter(path -> !PLANNED.contains(path))
            .toList();

    private VersionTime() {}

    static Instant of(Incident before, Report report, ZoneId zone) {
        return DATES.stream()
                .flatMap(path -> added(path, before.report(), report))
                .flatMap(text -> PartialDate.parse(text.toString()).stream())
                .map(date -> date.earliest(zone))
                .filter(date -> date.isAfter(before.updatedAt()))
                .max(Instant::compareTo)
                .orElse(before.updatedAt());
    }

    private static Stream<Object> added(String path, Report before, Report report) {
        List<Object> values = new ArrayList<>(report.all(path));
        values.removeAll(before.all(path));
        return values.stream();
    }

    private static Stream<String> dates(String path, Field field) {
        return field.fields().stream().flatMap(child -> {
            String below = path.isEmpty() ? child.name() : path + "." + child.name();
            return child.kind() == Field.Kind.DATE ? Stream.of(below) : dates(below, child);
        });
    }
}
