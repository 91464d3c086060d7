package org.policyalerts.exchange.stix;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;
import org.policyalerts.incident.PartialDate;

/** When it happened, as an event, and when it became known, as a task; both ways, and read from the older form. */
final class StixTimeline {

    private static final String EVENT = "extension-definition--4ca6de00-5b0d-45ef-a1dc-ea7279ea910e";
    private static final String TASK = "extension-definition--2074a052-8be4-4932-849e-f5e7798e0030";
    private static final String OCCURRED = "timeline.occurredAt";
    private static final String ENDED = "timeline.endedAt";
    private static final String AWARE = "timeline.awareAt";
    private static final String START = "start_time";
    private static final String END = "end_time";
    private static final Set<String> DISCOVERIES = Set.of("detected", "discovery", "detection");

    private StixTimeline() {}

    static void write(Remainder rest, BundleWriter bundle, Map<String, Object> core) {
        PartialDate occurred = rest.date(OCCURRED).orElseThrow();
        boolean isThreat = rest.see("type").filter("threat"::equals).isPresent();
        Map<String, Object> event = bundle.addNew("event", "occurrence", EVENT);
        event.put("status", isThreat ? "pending" : "occurred");
        StixDates.put(event, START, occurred);
        rest.take(OCCURRED);
        // STIX wants an end after the beginning; one within the same day has no place in it.
        rest.date(ENDED).filter(ended -> isAfter(ended, occurred)).ifPresent(ended -> {
            StixDates.put(event, END, ended);
            rest.take(ENDED);
        });
        core.put("events", List.of(Map.of("event_ref", bundle.id("event", "occurrence"))));
        rest.date(AWARE).ifPresent(aware -> {
            Map<String, Object> task = bundle.addNew("task", "awareness", TASK);
            task.put("name", "Became aware of the incident");
            task.put("task_types", List.of("detected"));
            task.put("outcome", "successful");
            StixDates.put(task, START, aware);
            core.put("tasks", List.of(Map.of("task_ref", bundle.id("task", "awareness"))));
            rest.take(AWARE);
        });
    }

    private static boolean isAfter(PartialDate ended, PartialDate occurred) {
        return ended.earliest(ZoneOffset.UTC).isAfter(occurred.earliest(ZoneOffset.UTC));
    }

    /** Of several events the first beginning and the last end. */
    static void read(IncidentReading incident) {
        Draft draft = incident.draft();
        List<PartialDate> starts = new ArrayList<>();
        List<PartialDate> ends = new ArrayList<>();
        Optional<Source> core = incident.extension(StixCore.EXTENSION);
        core.ifPresent(found -> {
            events(found, incident).forEach(event -> {
                StixDates.of(event, START).or(() -> StixDates.of(event, "time")).ifPresent(starts::add);
                StixDates.of(event, END).ifPresent(ends::add);
            });
            draft.put(AWARE, first(discoveries(found, incident)).map(PartialDate::text));
        });
        StixDates.of(incident.source(), "first_seen").ifPresent(starts::add);
        Optional<PartialDate> start = first(starts);
        draft.put(OCCURRED, start.map(PartialDate::text));
        StixDates.of(incident.source(), "last_seen").ifPresent(ends::add);
        ends.stream()
                .max(Comparator.comparing(date -> date.earliest(ZoneOffset.UTC)))
                .filter(end -> start.filter(begin -> isAfter(end, begin)).isPresent())
                .ifPresent(end -> draft.put(ENDED, end.text()));
    }

    private static Optional<PartialDate> first(List<PartialDate> dates) {
        return dates.stream().min(Comparator.comparing(date -> date.earliest(ZoneOffset.UTC)));
    }

    private static List<Source> events(Source core, IncidentReading incident) {
        List<Source> events = new ArrayList<>();
        followed(core, "event", incident).forEach(node -> {
            if ("not-occurred".equals(node.source().look("status"))) {
                return;
            }
            node.source().text("status");
            IncidentReading.extension(node, EVENT);
            events.add(node.source());
        });
        events.addAll(happened(core, "attacker_activities"));
        return events;
    }

    /** Activities but for those that somebody only foresees; they stay unread. */
    private static List<Source> happened(Source core, String name) {
        return core.objects(name).stream()
                .filter(activity -> !Boolean.TRUE.equals(activity.look("is_projection")))
                .toList();
    }

    /** References in the two ways in which drafts have them: as objects with more beside, and as plain lists. */
    private static List<Node> followed(Source core, String type, IncidentReading incident) {
        return ids(core, type).flatMap(id -> incident.follow(id).stream()).toList();
    }

    private static Stream<String> ids(Source core, String type) {
        return Stream.concat(
                core.objects(type + "s").stream().flatMap(entry -> entry.text(type + "_ref").stream()),
                core.texts(type + "_refs").stream());
    }

    /** The ids of the incident's tasks. */
    static List<String> tasks(IncidentReading incident) {
        return incident.extension(StixCore.EXTENSION).stream()
                .flatMap(core -> ids(core, "task"))
                .toList();
    }

    private static List<PartialDate> discoveries(Source core, IncidentReading incident) {
        List<PartialDate> found = new ArrayList<>();
        followed(core, "task", incident).forEach(task -> {
            IncidentReading.extension(task, TASK);
            if (isDiscovery(task.source(), "task_types")) {
                task.source().ignore("name", "outcome");
                StixDates.of(task.source(), START).ifPresent(found::add);
            }
        });
        for (Source activity : happened(core, "defender_activities")) {
            if (isDiscovery(activity, "activity_type") || isDiscovery(activity, "type")) {
                StixDates.of(activity, START)
                        .or(() -> StixDates.of(activity, "time"))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static boolean isDiscovery(Source task, String name) {
        boolean isOne = task.texts(name).stream().anyMatch(DISCOVERIES::contains);
        if (!isOne) {
            task.giveBack(name);
        }
        return isOne;
    }
}
