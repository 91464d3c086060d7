package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.List;

/** Spreads what falls due over a few partitions, so that no single one takes all the writes. */
final class DueShards {

    /** How many; changing it orphans what is stored under the old names. */
    private static final int COUNT = 8;

    private DueShards() {}

    /** The shard of an item, by its id. */
    static String of(String id) {
        return "due-" + Math.floorMod(id.hashCode(), COUNT);
    }

    /** All of them. */
    static List<String> all() {
        List<String> shards = new ArrayList<>();
        for (int shard = 0; shard < COUNT; shard++) {
            shards.add("due-" + shard);
        }
        return shards;
    }
}
