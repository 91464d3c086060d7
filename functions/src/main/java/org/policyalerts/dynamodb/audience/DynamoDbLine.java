package org.policyalerts.dynamodb.audience;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.delivery.Pace;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableDefinition;

/** The line of an audience as one item, which has the first free place. */
public record DynamoDbLine(Table table) implements Pace.Line {

    private static final String FREE = "free";
    private static final int TRIES = 5;
    private static final Duration KEPT = Duration.ofDays(1);

    @Override
    public Optional<Instant> take(String audience, Instant earliest, Instant latest, Duration apart) {
        Key key = new Key("PACE#" + ItemKeys.part(audience), "FREE");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<String> free = table.get(key).map(item -> String.valueOf(item.get(FREE)));
            Instant place = free.map(Instant::parse)
                    .filter(at -> at.isAfter(earliest) && !isMisdated(at, latest, apart))
                    .orElse(earliest);
            if (place.isAfter(latest)) {
                return Optional.empty();
            }
            Condition unchanged =
                    free.<Condition>map(read -> new Condition.Equal(FREE, read)).orElseGet(Condition.Absent::new);
            if (table.isWritten(new Write.Put(item(key, place.plus(apart)), unchanged))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** Nobody takes a place so far ahead: a clock that was wrong has been put right since. */
    private static boolean isMisdated(Instant free, Instant latest, Duration apart) {
        return free.isAfter(latest.plus(apart.multipliedBy(TRIES)));
    }

    private static Map<String, Object> item(Key key, Instant free) {
        Map<String, Object> item = key.item("pace");
        item.put(FREE, free.toString());
        item.put(TableDefinition.EXPIRES_AT, free.plus(KEPT).getEpochSecond());
        return item;
    }
}
