package org.policyalerts.dynamodb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.digest.DigestMarks;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;

/** What is remembered of digests, as small items of their own. */
public record DynamoDbDigestMarks(Table table) implements DigestMarks {

    /** Beyond that nobody reads the exact number. */
    private static final int MOST_UNDELIVERED = 2_000;

    private static final String MARK = "mark";
    private static final String DONE = "DONE";
    private static final String LAST = "LAST";

    private static final Key SHIPPED = new Key(ItemKeys.digests("RULES"), "SHIPPED");

    @Override
    public boolean isDone(LocalDate day, int turn) {
        return table.get(ofDay(day, turn)).isPresent();
    }

    @Override
    public void done(LocalDate day, int turn) {
        table.put(ofDay(day, turn).item(MARK));
    }

    private static Key ofDay(LocalDate day, int turn) {
        return new Key(ItemKeys.digests(day.toString()), turn == 0 ? DONE : DONE + "#" + turn);
    }

    @Override
    public Optional<Instant> last(Recipient recipient) {
        return table.get(ofRecipient(recipient)).map(item -> Instant.parse(String.valueOf(item.get("at"))));
    }

    @Override
    public void sent(Recipient recipient, Instant at) {
        Map<String, Object> mark = ofRecipient(recipient).item(MARK);
        mark.put("at", at.toString());
        table.put(mark);
    }

    @Override
    public Optional<String> shippedTold() {
        return table.get(SHIPPED).map(item -> String.valueOf(item.get("hash")));
    }

    @Override
    public void shippedTold(String hash) {
        Map<String, Object> mark = SHIPPED.item(MARK);
        mark.put("hash", hash);
        table.put(mark);
    }

    private static Key ofRecipient(Recipient recipient) {
        return new Key(ItemKeys.digests(ItemKeys.part(recipient.name())), LAST);
    }

    @Override
    public List<Undelivered> undelivered() {
        return new DynamoDbOutbox(table)
                .dead(MOST_UNDELIVERED).stream()
                        .filter(dead -> !dead.message().isExercise())
                        .map(DynamoDbDigestMarks::undelivered)
                        .toList();
    }

    private static Undelivered undelivered(DeadMessage dead) {
        return new Undelivered(Recipient.of(dead.message().audience()), dead.diedAt());
    }

    @Override
    public boolean isFirstOf(LocalDate day) {
        Key key = new Key(ItemKeys.runs(day.toString()), "ALIVE#" + day);
        // Most runs are not the first; they are spared the write that would be refused.
        return table.get(key).isEmpty() && table.isWritten(new Write.Put(key.item(MARK), new Condition.Absent()));
    }
}
