package org.policyalerts.dynamodb;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;

/** An incident version as an item, in the table and in the images of its stream. */
public final class IncidentItem {

    /** Counts its changes. */
    public static final String VERSION = "version";

    /** Has the schedule look at whether an incident ends. */
    private static final String CALENDAR = "E#END";

    /** Of the latest version, in plain text: the stream brings it. Earlier versions have it as their body. */
    private static final String REPORT = "report";

    private static final String FIRST_DATES = "firstDates";
    private static final String RULING = "duplicateRuling";

    private IncidentItem() {}

    /** What is stored of a version under its key. */
    public static Map<String, Object> of(Incident incident, Key key) {
        Map<String, Object> item = key.item();
        item.put("id", incident.id().value());
        item.put(VERSION, (long) incident.version());
        item.put("reporter", incident.reporter());
        item.put("receivedAt", incident.receivedAt().toString());
        item.put("updatedAt", incident.updatedAt().toString());
        item.put("contentHash", incident.contentHash());
        item.put(
                ItemKeys.isLatest(key.sk()) ? REPORT : "body",
                ItemBody.canonical(incident.report().tree()));
        if (!incident.firstDates().replaced().isEmpty()) {
            item.put(
                    FIRST_DATES,
                    ItemBody.canonical(Map.copyOf(incident.firstDates().replaced())));
        }
        incident.ruling().ifPresent(ruling -> item.put(RULING, ItemBody.canonical(tree(ruling))));
        return item;
    }

    private static Map<String, Object> tree(DuplicateRuling ruling) {
        Map<String, Object> tree = new HashMap<>();
        ruling.of().ifPresent(primary -> tree.put("of", primary.value()));
        tree.put("reason", ruling.reason());
        tree.put("by", ruling.by());
        tree.put("at", ruling.at().toString());
        return tree;
    }

    /** Whether an item is the latest version of an incident, whose changes are what gets evaluated. */
    public static boolean isLatest(Map<String, Object> item) {
        return ItemKeys.isLatest(String.valueOf(item.get("sk")));
    }

    /** Where an incident stands on the calendar of those that end. */
    public static Key calendarKey(IncidentId id) {
        return new Key(ItemKeys.incident(id).pk(), CALENDAR);
    }

    /** Whether a sort key is of that calendar. */
    public static boolean isCalendar(String sk) {
        return sk.equals(CALENDAR);
    }

    /** Whether it ends is looked at after each change of one that is closed, or no longer is. */
    static Optional<Map<String, Object>> calendar(Incident next, @Nullable Incident previous) {
        return Stream.ofNullable(previous).anyMatch(before -> before.report().isClosed())
                        || next.report().isClosed()
                ? Optional.of(calendar(next.id(), next.updatedAt()))
                : Optional.empty();
    }

    /** Its date there. */
    public static Map<String, Object> calendar(IncidentId id, Instant at) {
        return EvaluationItems.timer(id, CALENDAR, at);
    }

    /**
     * Where something lies that belongs to an incident, apart from its partition: what it is found by, and the receipts
     * under its reference.
     */
    public static List<Key> elsewhere(Incident incident, ZoneId zone, ClaimantKeys claimants) {
        IncidentSummary summary = IncidentSummary.of(incident, ClaimantKeys.AS_SIGNED);
        HistoryKeys keys = new HistoryKeys(zone);
        Set<Key> all = new LinkedHashSet<>(keys.of(summary));
        all.addAll(keys.of(summary.named(claimants)));
        all.addAll(ReceiptItem.keys(incident, incident.naturalKey()));
        return List.copyOf(all);
    }

    /** The incident in whose partition an item lies; the item itself may be damaged. */
    public static IncidentId incidentOf(Map<String, ?> item) {
        return ItemKeys.incidentOf(String.valueOf(item.get("pk")));
    }

    /** The incident of an item that holds one. */
    public static Incident toIncident(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        return new Incident(
                new IncidentId(stored.text("id")),
                stored.number(VERSION),
                stored.text("reporter"),
                stored.instant("receivedAt"),
                stored.instant("updatedAt"),
                stored.text("contentHash"),
                Report.copyOf(stored.find(REPORT).map(ItemBody::tree).orElseGet(() -> ItemBody.read(item))),
                stored.find(FIRST_DATES).map(IncidentItem::firstDates).orElse(FirstDates.UNCHANGED),
                stored.find(RULING).map(IncidentItem::ruling));
    }

    private static DuplicateRuling ruling(String text) {
        ItemReader stored = new ItemReader(ItemBody.tree(text));
        return new DuplicateRuling(
                stored.find("of").map(IncidentId::new), stored.text("reason"), stored.text("by"), stored.instant("at"));
    }

    private static FirstDates firstDates(String stored) {
        Map<String, String> replaced = new HashMap<>();
        ItemBody.tree(stored).forEach((path, date) -> replaced.put(path, date.toString()));
        return new FirstDates(replaced);
    }
}
