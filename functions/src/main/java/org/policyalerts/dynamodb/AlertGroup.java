package org.policyalerts.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.RaisedAlert;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/**
 * The alerts that one evaluation has raised and that are listed under the same state, as one item: each write costs a
 * unit for each index as well, and an evaluation raises many small ones. One that changes its state goes over to the
 * item of that state.
 *
 * @param sequence of the evaluation that raised them
 */
record AlertGroup(IncidentId incident, Track track, AlertState listed, long sequence) {

    /** Apart from alerts that lie alone, whose keys go on with a digest in small letters. */
    private static final String PREFIX = AlertItem.PREFIX + "G#";

    private static final String MEMBERS = "alerts";

    static AlertGroup of(Alert alert, long sequence) {
        return new AlertGroup(alert.incident(), alert.track(), AlertItem.listed(alert), sequence);
    }

    /** Whether an item holds alerts that lie together. */
    static boolean isOne(Map<String, Object> item) {
        return String.valueOf(item.get("sk")).startsWith(PREFIX);
    }

    /** The sequence in an item's key. */
    static long sequenceOf(Map<String, Object> item) {
        return ItemBody.number(item, "sequence");
    }

    /** All alerts of an item, whether it holds one or many. */
    static List<Alert> alerts(Map<String, Object> item) {
        return isOne(item)
                ? new ItemReader(ItemBody.read(item))
                        .objects(MEMBERS).stream().map(AlertItem::read).toList()
                : List.of(AlertItem.toAlert(item));
    }

    /** Who was told of each alert of an item; what lies alone is not unpacked for it. */
    static Stream<RaisedAlert> raised(Map<String, Object> item) {
        return isOne(item)
                ? alerts(item).stream().map(alert -> new RaisedAlert(alert.id(), alert.recipients()))
                : Stream.of(AlertItem.toRaised(item));
    }

    Key key() {
        String onTrack = track == Track.EXERCISE ? "x" : "r";
        String sk = PREFIX + ItemBody.padded(sequence) + "#" + onTrack + "#" + listed.text();
        return new Key(ItemKeys.incident(incident).pk(), sk);
    }

    Map<String, Object> item(Collection<Alert> members) {
        Map<String, Alert> sorted = new TreeMap<>();
        Set<String> recipients = new TreeSet<>();
        for (Alert alert : members) {
            sorted.put(alert.id().value(), alert);
            recipients.addAll(alert.recipients());
        }
        Map<String, Object> item = key().item(MEMBERS);
        item.put("sequence", sequence);
        item.put(AlertItem.AUDIENCES, AlertItem.audiences(recipients));
        if (track == Track.REAL) {
            item.put("listKey", AlertItem.listKey(listed));
            item.put("listSort", sort(members));
        }
        item.put(
                "body",
                ItemBody.write(Map.of(
                        MEMBERS, sorted.values().stream().map(AlertDocument::of).toList())));
        return item;
    }

    /** Before all alerts of the incident that were raised at the same moment and lie alone. */
    private String sort(Collection<Alert> members) {
        String latest = members.stream()
                .map(alert -> ItemKeys.instant(alert.raisedAt()))
                .max(String::compareTo)
                .orElseThrow();
        return latest + "#alt_" + incident.ulid() + "-~" + ItemBody.padded(sequence);
    }
}
