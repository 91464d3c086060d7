package org.policyalerts.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.digest.DigestPeriod;
import org.policyalerts.alert.digest.DigestStore;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.audience.NotificationItem;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.WriteRefusedException;

/** Digests in the table: read from the lists of alerts and parked messages, queued beside each other by period. */
public final class DynamoDbDigestStore implements DigestStore {

    /** Of one state; beyond that nobody reads the exact number. */
    static final int MOST_ALERTS = 2_000;

    private static final int PAGE = 200;
    private static final String UP_SINCE = "UP#SINCE";
    private static final String DONE = "DONE";

    private final Table table;

    public DynamoDbDigestStore(Table table) {
        this.table = table;
    }

    @Override
    public Standing standing(Instant suppressedSince) {
        List<Alert> live = new ArrayList<>();
        boolean isComplete = true;
        for (AlertState state : List.of(AlertState.OPEN, AlertState.ACKNOWLEDGED)) {
            isComplete &= read(state, null, live);
        }
        List<Alert> suppressed = new ArrayList<>();
        isComplete &= read(AlertState.SUPPRESSED, ItemKeys.instant(suppressedSince), suppressed);
        List<DeadMessage> dead = new DynamoDbOutbox(table).dead(MOST_ALERTS);
        Map<String, Integer> failed = new HashMap<>();
        dead.stream()
                .map(DeadMessage::message)
                .filter(message -> !"exercise".equals(message.attributes().get("kind")))
                .forEach(message -> failed.merge(message.audience(), 1, Integer::sum));
        return new Standing(live, suppressed, failed, isComplete && dead.size() < MOST_ALERTS);
    }

    /** Newest first: of too many, the newest are told. */
    private boolean read(AlertState state, @Nullable String from, List<Alert> into) {
        Map<String, Object> after = null;
        int left = MOST_ALERTS;
        do {
            String list = AlertItem.listKey(state);
            Page page = table.query(new Query(Index.LIST, list, from, null, true, PAGE, after, null));
            page.items().forEach(item -> into.add(AlertItem.toAlert(item)));
            left -= page.items().size();
            after = page.last();
        } while (after != null && left > 0);
        return after == null;
    }

    @Override
    public boolean queue(DigestMessage digest) {
        return putIfAbsent(NotificationItem.of(digest));
    }

    @Override
    public boolean isDone(DigestPeriod period) {
        return table.get(new Key(ItemKeys.digests(period.name()), DONE)).isPresent();
    }

    @Override
    public void done(DigestPeriod period) {
        table.write(List.of(new Write.Put(mark(ItemKeys.digests(period.name()), DONE), new Condition.Always())));
    }

    @Override
    public Instant upSince(Instant now) {
        Optional<Instant> since =
                table.get(new Key(UP_SINCE, UP_SINCE)).map(item -> Instant.parse(String.valueOf(item.get("at"))));
        // What a clock has set that ran ahead would silence quiet digests until it is caught up with.
        if (since.isPresent() && !since.get().isAfter(now)) {
            return since.get();
        }
        Map<String, Object> mark = mark(UP_SINCE, UP_SINCE);
        mark.put("at", now.toString());
        table.write(List.of(new Write.Put(mark, new Condition.Always())));
        return now;
    }

    @Override
    public boolean isFirstOf(LocalDate day) {
        Map<String, Object> mark = mark(ItemKeys.runs(day.toString()), "ALIVE#" + day);
        Key key = new Key(String.valueOf(mark.get("pk")), String.valueOf(mark.get("sk")));
        // Most runs are not the first; they are spared the write that would be refused.
        return table.get(key).isEmpty() && putIfAbsent(mark);
    }

    private static Map<String, Object> mark(String pk, String sk) {
        Map<String, Object> mark = new HashMap<>();
        mark.put("pk", pk);
        mark.put("sk", sk);
        mark.put("type", "mark");
        return mark;
    }

    private boolean putIfAbsent(Map<String, Object> item) {
        try {
            table.write(List.of(new Write.Put(item, new Condition.Absent())));
            return true;
        } catch (WriteRefusedException thereAlready) {
            return false;
        }
    }
}
