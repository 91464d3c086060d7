package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Recipient;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.dynamodb.audience.GatheredItem;
import org.policyalerts.dynamodb.audience.NotificationItem;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.schedule.DueItems;
import org.policyalerts.schedule.RunReport;

/** What has a next moment, through the sparse index of it: reading that costs what is due and not what is stored. */
public record DynamoDbDueItems(Table table) implements DueItems {

    @Override
    public List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        ItemKeys.dueShards().forEach(shard -> read(shard, null, now, most, due));
        // Later than any pause a message can be given: its date was set by a clock that has since been put right.
        Instant misdated = now.plus(NotificationDelivery.LONGEST_PAUSE.multipliedBy(2));
        ItemKeys.messageShards().forEach(shard -> read(shard, misdated, Instant.MAX, most, due));
        due.sort(Comparator.comparing(Due::at).thenComparing(Due::partition).thenComparing(Due::key));
        return List.copyOf(due.subList(0, Math.min(due.size(), most)));
    }

    private void read(String shard, @Nullable Instant from, Instant to, int most, List<Due> due) {
        String least = from == null ? null : ItemKeys.instant(from);
        table.first(new Query(Index.DUE, shard, least, ItemKeys.instant(to), false, most, null, null), most)
                .forEach(item -> read(item).ifPresent(due::add));
    }

    /** The index has nothing but keys, which say enough; empty if an item that has to be asked is gone by now. */
    private Optional<Due> read(Map<String, Object> item) {
        String pk = String.valueOf(item.get("pk"));
        String sk = String.valueOf(item.get("sk"));
        Instant at = Instant.parse(String.valueOf(item.get("dueAt")));
        if (GatheredItem.isOne(pk)) {
            return audience(pk.split("#", 4), 1, new Key(pk, sk))
                    .map(whose -> new Due(Kind.NEWS, new IncidentId(sk), pk, sk, at, whose, 0));
        }
        if (IncidentItem.isCalendar(sk)
                || DynamoDbSweepStore.isOne(pk)
                || DynamoDbBookStore.isSweep(pk)
                || DynamoDbBookStore.previewOf(pk).isPresent()) {
            return Optional.of(new Due(Kind.SWEEP, null, pk, sk, at));
        }
        IncidentId incident = ItemKeys.isIncident(pk) ? ItemKeys.incidentOf(pk) : null;
        return AudienceItem.isOne(sk)
                ? audience((sk + "#").split("#", 5), 2, new Key(pk, sk))
                        .map(whose -> new Due(Kind.TASKS, incident, pk, sk, at, whose, 0))
                : Optional.of(new Due(kind(sk), incident, pk, sk, at, null, ItemKeys.unjudgedVersion(sk)));
    }

    /**
     * A key names track, recipient and campaign one after the other; of a name that it has as a hash the item is asked.
     */
    private Optional<Audience> audience(String[] parts, int first, Key key) {
        if (!parts[first + 1].startsWith("~") && !parts[first + 2].startsWith("~")) {
            Track track = parts[first].equals("x") ? Track.EXERCISE : Track.REAL;
            return Optional.of(new Audience(Recipient.of(parts[first + 1]), track, parts[first + 2]));
        }
        return table.get(key).map(item -> {
            ItemReader stored = new ItemReader(item);
            return new Audience(
                    Recipient.of(stored.text("recipient")),
                    AudienceItem.track(stored.text("track")),
                    stored.find("campaign").orElse(""));
        });
    }

    private static Kind kind(String sk) {
        if (sk.startsWith(NotificationItem.PREFIX)) {
            return Kind.NOTIFICATION;
        }
        if (ItemKeys.isUnjudged(sk)) {
            return Kind.ARRIVAL;
        }
        return sk.equals(ReviewItems.ITEM) ? Kind.REVIEW : Kind.CLOCK;
    }

    @Override
    public void settle(Due due) {
        if (due.kind() == Kind.TASKS) {
            // The item holds all that its audience has to do. Only who knows what comes next may write it.
            return;
        }
        Condition stillThere = new Condition.Equal("dueAt", ItemKeys.instant(due.at()));
        // If not, the evaluation set the clock's next moment, which is what should happen.
        table.isWritten(new Write.Delete(new Key(due.partition(), due.key()), stillThere));
    }

    @Override
    public void record(RunReport report) {
        String at = ItemKeys.instant(report.at());
        Map<String, Object> item = new Key(ItemKeys.runs(at), at).item("run");
        item.put("body", ItemBody.write(report.document()));
        table.put(item);
    }
}
