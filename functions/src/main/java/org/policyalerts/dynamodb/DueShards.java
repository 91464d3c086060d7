package org.policyalerts.dynamodb;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Spreads what falls due over a few partitions, so that no single one takes all the writes. */
final class DueShards {

    /** How many; changing it orphans what is stored under the old names. */
    private static final int COUNT = 8;

    private DueShards() {}

    /** The shard of an item, by its id. */
    static String of(String id) {
        return "due-" + Math.floorMod(id.hashCode(), COUNT);
    }

    /**
     * The shard of a message on its way out; they lie apart, so that one can look at all of them whenever they are due.
     */
    static String ofMessage(String id) {
        return "out-" + Math.floorMod(id.hashCode(), COUNT);
    }

    /** All of them. */
    static List<String> all() {
        return Stream.concat(named("due-"), messages().stream()).toList();
    }

    /** Those of messages. */
    static List<String> messages() {
        return named("out-").toList();
    }

    private static Stream<String> named(String prefix) {
        return IntStream.range(0, COUNT).mapToObj(shard -> prefix + shard);
    }
}
