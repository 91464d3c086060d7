package org.policyalerts.dynamodb.table;

import java.time.Clock;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table in which what has expired is gone, although DynamoDB takes up to some days to delete it ("Using time to
 * live"), and in which what lies under certain keys expires a time after it was last written. A page of a query may
 * hold fewer items for it.
 *
 * @param kept by the beginning of partitions, for how long their items are kept
 */
public record ExpiringItems(Table table, Clock clock, Map<String, Period> kept) implements Table {

    public ExpiringItems {
        kept = Map.copyOf(kept);
    }

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        return table.get(key).filter(this::isThere);
    }

    @Override
    public Page query(Query query) {
        Page page = table.query(query);
        return new Page(page.items().stream().filter(this::isThere).toList(), page.last());
    }

    private boolean isThere(Map<String, Object> item) {
        return !(item.get(TableDefinition.EXPIRES_AT) instanceof Long at)
                || at >= clock.instant().getEpochSecond();
    }

    @Override
    public void write(List<Write> writes) {
        table.write(writes.stream().map(this::dated).toList());
    }

    @Override
    public long add(Key key, String number, long amount, long expiresAt) {
        return table.add(key, number, amount, expiresAt);
    }

    private Write dated(Write write) {
        if (!(write instanceof Write.Put put)) {
            return write;
        }
        return kept.entrySet().stream()
                .filter(rule -> put.key().pk().startsWith(rule.getKey()))
                .findFirst()
                .<Write>map(rule -> dated(put, rule.getValue()))
                .orElse(write);
    }

    private Write.Put dated(Write.Put put, Period period) {
        Map<String, Object> item = new HashMap<>(put.item());
        item.put(
                TableDefinition.EXPIRES_AT,
                clock.instant().atOffset(ZoneOffset.UTC).plus(period).toEpochSecond());
        return new Write.Put(item, put.condition());
    }
}
