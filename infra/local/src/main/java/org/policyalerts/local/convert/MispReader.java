package org.policyalerts.local.convert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Completion;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.Sectors;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TargetList;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.text.Fingerprint;

/** Makes a report of each MISP event in a document, and names whatever goes into none. */
final class MispReader {

    private static final String DATE = "date";
    private static final String NAME = "name";

    /** What MISP counts and numbers for itself. */
    private static final String[] BOOKKEEPING = {
        "id",
        "uuid",
        "org_id",
        "orgc_id",
        "attribute_count",
        "timestamp",
        "publish_timestamp",
        "locked",
        "published",
        "proposal_email_lock",
        "disable_correlation",
        "sharing_group_id",
        "Org",
        "date_created",
        "user_id"
    };

    private final Assumptions assumed;
    private final Sectors sectors = Sectors.shipped();

    MispReader(Assumptions assumed) {
        this.assumed = assumed;
    }

    /** Adds what a document comes to: one event or a list, with or without {@code response} around it. */
    void read(@Nullable Object document, Conversion conversion) {
        List<Map<?, ?>> events = new ArrayList<>();
        int found = events(document, events, conversion);
        if (found == 0) {
            conversion.remark(Remark.Kind.NOT_CONVERTED, "", "", "there is no MISP event in it");
        } else if (found > events.size()) {
            conversion.remark(
                    Remark.Kind.NOT_CONVERTED,
                    "",
                    "",
                    (found - events.size()) + " of " + found + " entries are no MISP event");
        }
        events.forEach(event -> event(event, conversion));
    }

    /** Collects the events; the answer counts what should have been one, too. */
    private static int events(@Nullable Object document, List<Map<?, ?>> events, Conversion conversion) {
        if (document instanceof List<?> list) {
            return list.stream()
                    .mapToInt(each -> Math.max(1, events(each, events, conversion)))
                    .sum();
        }
        if (!(document instanceof Map<?, ?> object)) {
            return 0;
        }
        for (String around : List.of("response", "Event")) {
            if (object.get(around) instanceof Map || object.get(around) instanceof List) {
                Source beside = new Source(object);
                beside.ignore(around);
                conversion.unread("", beside);
                return events(object.get(around), events, conversion);
            }
        }
        boolean isEvent = object.containsKey("info") || object.containsKey("Attribute") || object.containsKey("Orgc");
        if (isEvent) {
            events.add(object);
        }
        return isEvent ? 1 : 0;
    }

    private void event(Map<?, ?> tree, Conversion conversion) {
        Source event = new Source(tree);
        String uuid = event.text("uuid")
                .or(() -> event.text("id"))
                .orElseGet(() -> Fingerprint.sha256(JsonWriter.canonical(tree)).substring(0, 16));
        Draft draft = new Draft();
        draft.put("reference", "misp:" + uuid);
        draft.put("title", event.text("info"));
        Optional<String> date = event.text(DATE).map(MispReader::known);
        date.ifPresent(day -> draft.put("timeline.occurredAt", day));
        String by = event.object("Orgc").flatMap(org -> name(org)).orElse("");
        MispAuthor author = new MispAuthor(by, date.orElse(""), draft);
        TargetList targets = new TargetList();
        MispTags tags = new MispTags(sectors, draft, targets, author);
        MispContent content = new MispContent(uuid, tags, targets, conversion);
        content.read(event, draft, author);
        author.finish();
        if (author.labels().size() > 1) {
            conversion.remark(
                    Remark.Kind.FILLED_IN, uuid, "tlp", "the strictest of " + String.join(", ", author.labels()));
        }
        finish(event, uuid, draft, targets, conversion);
    }

    private void finish(Source event, String uuid, Draft draft, TargetList targets, Conversion conversion) {
        if (!targets.isEmpty()) {
            draft.put("targets", targets.targets());
            conversion.remark(
                    Remark.Kind.FILLED_IN,
                    uuid,
                    "targets[].confirmation",
                    "third-party where MISP does not say who confirms that somebody was hit");
        }
        event.ignore(BOOKKEEPING);
        conversion.unread(uuid, event);
        Optional<String> recorded = event.text("timestamp").flatMap(MispReader::day);
        conversion.add(new Conversion.Converted(
                uuid,
                event.text("timestamp").orElse(""),
                new Completion(assumed, conversion, uuid).report(draft, recorded)));
    }

    private static Optional<String> name(Source org) {
        org.ignore("id", "uuid", "local");
        return org.text(NAME);
    }

    /** Some write a month or a year as a day that does not exist. */
    private static String known(String date) {
        return date.replaceFirst("-00(-00)?$", "");
    }

    private static Optional<String> day(String seconds) {
        return seconds.matches("\\d{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .toString())
                : Optional.empty();
    }

    /** What a part is and holds, in short. */
    static String said(Source part) {
        String name = part.text("object_relation")
                .or(() -> part.text("type"))
                .or(() -> part.text(NAME))
                .orElse("");
        return name
                + part.text("value")
                        .map(value -> ": " + Conversion.shown(value))
                        .orElse("");
    }

    /** Another event as related to this one. */
    static Map<String, Object> related(String uuid) {
        Map<String, Object> related = new LinkedHashMap<>();
        related.put("id", "misp:" + uuid);
        related.put("relation", "related-to");
        return related;
    }
}
