package org.policyalerts.dynamodb.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.keeping.Keeping;

/**
 * Has what was stored before anything ended, or while other periods held, end as if it were written now. What is open,
 * or on its way to somebody, is left alone. Safe to repeat, and beside whoever writes the same.
 *
 * @param kept by the beginning of partitions, for how long their items are kept
 */
public record EarlierItems(
        Table table, IncidentStore incidents, Keeping keeping, Map<String, Period> kept, Clock clock) {

    /** What has to be read of an item. */
    public static final List<String> READ =
            List.of("pk", "sk", "dueShard", "listKey", "receivedAt", TableDefinition.EXPIRES_AT);

    /** Nothing goes at once: whoever sees that a period was wrong has a day to run it again. */
    private static final Duration LEAST = Duration.ofDays(1);

    /** The digest of a week lies under its Monday, and a message is written again when it has been sent. */
    private static final Duration SAME = Duration.ofDays(8);

    private static final Pattern DAY = Pattern.compile("\\d{4}-(\\d{2}-\\d{2}|W\\d{2})");

    public EarlierItems {
        kept = Map.copyOf(kept);
    }

    /** What ends, apart from what goes with an incident. */
    public enum What {
        INCIDENT("I#"),
        MESSAGE("M#"),
        RUN("RUN#"),
        RECEIPT("K#");

        private final String begin;

        What(String begin) {
            this.begin = begin;
        }

        /** Empty for what goes with its incident, and for what stays. */
        public static Optional<What> of(Map<String, Object> item) {
            String pk = text(item, "pk");
            boolean isFirstDigest = pk.startsWith("DIGEST#") && text(item, "sk").startsWith("N#");
            return isFirstDigest
                    ? Optional.of(MESSAGE)
                    : Stream.of(values())
                            .filter(what -> pk.startsWith(what.begin))
                            .filter(what -> what != INCIDENT || IncidentItem.isLatest(item))
                            .findFirst();
        }
    }

    /** What puts the end of an item right; empty if it is right. The write is refused if somebody was faster. */
    public Optional<Runnable> correction(What what, Map<String, Object> item) {
        if (what == What.INCIDENT) {
            return incidents.find(IncidentItem.incidentOf(item)).flatMap(latest -> keeping.place(latest)
                    .map(place -> (Runnable) () -> keeping.put(latest.id(), place)));
        }
        // A message that is no longer open never is again.
        return Optional.ofNullable(kept.get(what.begin))
                .filter(period -> !DynamoDbKeepingStore.isOpen(item))
                .flatMap(period -> written(item).map(day -> day.plus(period)))
                .flatMap(end -> dated(item, end))
                .map(write -> () -> table.write(List.of(write)));
    }

    /** Its key says when it was written, apart from that of a receipt. */
    private static Optional<LocalDate> written(Map<String, Object> item) {
        return Stream.of("receivedAt", "pk", "sk")
                .flatMap(name -> DAY.matcher(text(item, name)).results().reduce((first, last) -> last).stream())
                .findFirst()
                .map(MatchResult::group)
                .map(day -> day.contains("W")
                        ? LocalDate.parse(day + "-1", DateTimeFormatter.ISO_WEEK_DATE)
                        : LocalDate.parse(day));
    }

    private Optional<Write> dated(Map<String, Object> item, LocalDate end) {
        Instant least = clock.instant().plus(LEAST);
        Instant by = end.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant at = by.isBefore(least) ? least : by;
        Object said = item.get(TableDefinition.EXPIRES_AT);
        // A receipt has the date of its incident, and its key may have been used later.
        boolean isRight = said instanceof Long seconds
                && (item.containsKey("receivedAt")
                        || Duration.between(Instant.ofEpochSecond(seconds), at)
                                        .abs()
                                        .compareTo(SAME)
                                <= 0);
        if (isRight) {
            return Optional.empty();
        }
        Key key = Key.of(item);
        Condition asRead = said == null
                ? new Condition.Equal("sk", key.sk())
                : new Condition.Equal(TableDefinition.EXPIRES_AT, said);
        return Optional.of(new Write.Expire(key, at.getEpochSecond(), asRead));
    }

    private static String text(Map<String, Object> item, String name) {
        return String.valueOf(item.getOrDefault(name, ""));
    }
}
