package org.policyalerts.dynamodb.item;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.text.Fingerprint;

/**
 * What several items share of their keys: partitions, the keys of incidents and receipts, shards, and how texts and
 * instants become parts of a key. The sort key of one kind of item is in its own class, such as {@link AlertItem};
 * docs/data-model.md lists them all.
 */
public final class ItemKeys {

    /** Begins the partition of an incident. */
    private static final String INCIDENT = "I#";

    /** The latest version of an incident within its partition. */
    private static final String LATEST = "C#INCIDENT";

    private static final String UNJUDGED = "J#";

    /** Begins the sort key of each version of an incident. */
    public static final String VERSION = "V#";

    /** Sorts after every id, so that a range up to an instant takes in all that happened at it. */
    public static final String AFTER_ALL = "#~";

    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final DateTimeFormatter FIXED_WIDTH = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String RECEIPT = "RECEIPT";
    private static final int LONGEST_PART = 120;
    private static final int DIGITS = 12;

    /**
     * Over how many partitions what falls due is spread, so that no single one takes all the writes; changing it
     * orphans what is stored under the old names.
     */
    private static final int DUE_SHARDS = 8;

    private ItemKeys() {}

    /** The latest version of an incident. */
    public static Key incident(IncidentId id) {
        return new Key(INCIDENT + id, LATEST);
    }

    /** Whether a partition is an incident's. */
    public static boolean isIncident(String pk) {
        return pk.startsWith(INCIDENT);
    }

    /** The incident whose partition it is. */
    public static IncidentId incidentOf(String pk) {
        return new IncidentId(pk.substring(INCIDENT.length()));
    }

    /** Whether a sort key is that of an incident's latest version. */
    public static boolean isLatest(String sk) {
        return sk.equals(LATEST);
    }

    /** One version, for good. */
    public static Key version(IncidentId id, int version) {
        return new Key(INCIDENT + id, VERSION + "%010d".formatted(version));
    }

    /** Has the schedule judge a version. */
    public static Key unjudged(IncidentId id, int version) {
        return new Key(INCIDENT + id, UNJUDGED + "%010d".formatted(version));
    }

    /** Whether a sort key is that of a version that may not have been judged. */
    public static boolean isUnjudged(String sk) {
        return sk.startsWith(UNJUDGED);
    }

    /** Which version that is; 0 if it is none. */
    public static int unjudgedVersion(String sk) {
        return isUnjudged(sk) ? Integer.parseInt(sk.substring(UNJUDGED.length())) : 0;
    }

    /** The partition of the digests of one day or week. */
    public static String digests(String period) {
        return "DIGEST#" + period;
    }

    /** The partition of the runs of the schedule in the month of a day. */
    public static String runs(String day) {
        return "RUN#" + day.substring(0, 7);
    }

    /** The receipt under the natural key. */
    public static Key reference(NaturalKey key) {
        return exactReference(key.reporter(), key.folded());
    }

    /** Where the first edition kept that receipt: under the characters of the reference. */
    public static Key exactReference(String reporter, String reference) {
        return new Key("R#" + part(reporter) + "#" + part(reference), RECEIPT);
    }

    /** The receipt under an Idempotency-Key; keys of different reporters never meet. */
    public static Key idempotency(String reporter, String idempotencyKey) {
        return new Key("K#" + part(reporter) + "#" + part(idempotencyKey), RECEIPT);
    }

    /** An instant whose order as a text is its order in time; cut to the millisecond. */
    public static String instant(Instant instant) {
        Instant within = instant.isBefore(FIRST) ? FIRST : instant.isAfter(LAST) ? LAST : instant;
        return FIXED_WIDTH.format(within);
    }

    /**
     * A foreign text as one part of a key.
     *
     * <p>A text that holds the separator, is long or looks like a hash is replaced by its hash: otherwise {@code a#b}
     * of reporter {@code c} could meet {@code b#c}, and a key has no more than 2048 bytes.
     */
    public static String part(String text) {
        boolean isPlain = text.length() <= LONGEST_PART && text.indexOf('#') < 0 && !text.startsWith("~");
        return isPlain ? text : "~" + Fingerprint.sha256(text);
    }

    /** What tells a text from others that lie under the same key but for this. */
    public static String digits(String text) {
        return Fingerprint.sha256(text).substring(0, DIGITS);
    }

    /** The shard of an item, by its id. */
    public static String dueShard(String id) {
        return "due-" + Math.floorMod(id.hashCode(), DUE_SHARDS);
    }

    /**
     * The shard of a message on its way out; they lie apart, so that one can look at all of them whenever they are due.
     */
    public static String messageShard(String id) {
        return "out-" + Math.floorMod(id.hashCode(), DUE_SHARDS);
    }

    public static List<String> dueShards() {
        return Stream.concat(shards("due-"), messageShards().stream()).toList();
    }

    public static List<String> messageShards() {
        return shards("out-").toList();
    }

    private static Stream<String> shards(String prefix) {
        return IntStream.range(0, DUE_SHARDS).mapToObj(shard -> prefix + shard);
    }
}
