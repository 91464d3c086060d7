package org.policyalerts.dynamodb;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Track;

/**
 * Where the history entries of an incident lie.
 *
 * @param zone where a day begins, for incidents known only to the day, month or year
 */
record HistoryKeys(ZoneId zone) {

    /** What incidents are found by; each is a family of partitions. */
    enum By {
        ALL("all"),
        REPORTER("reporter"),
        ATTRIBUTION("attribution"),
        CLAIMANT("claimant"),
        COUNTRY("country"),
        SECTOR("sector"),
        TARGET("target"),
        ACTOR("actor");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** The partition of one value among what really happened. */
        String partition(String value) {
            return partition(value, Track.REAL);
        }

        /** Exercises have partitions of their own, so that no query can mix them with what really happened. */
        String partition(String value, Track track) {
            return (track == Track.EXERCISE ? "X#" : "H#") + word + "#" + ItemKeys.part(value);
        }
    }

    /** The one value of {@link By#ALL}. */
    static final String EVERYTHING = Shared.EVERYTHING.get(0);

    /** How many of the first keys are those that every incident has. */
    static final int LISTS = 3;

    /**
     * The keys of all entries, those of the lists first: an incident is found even while the others are still to be
     * written.
     */
    Set<Key> of(IncidentSummary summary) {
        Set<Key> keys = new LinkedHashSet<>();
        add(keys, summary, By.ALL, List.of(EVERYTHING));
        add(keys, summary, By.REPORTER, List.of(summary.reporter()));
        add(keys, summary, By.ATTRIBUTION, List.of(summary.attribution()));
        keys.addAll(ofDuplicate(summary));
        add(keys, summary, By.CLAIMANT, summary.claimants());
        add(keys, summary, By.COUNTRY, summary.countries());
        add(keys, summary, By.SECTOR, summary.sectors());
        add(keys, summary, By.TARGET, summary.targets());
        add(keys, summary, By.ACTOR, summary.traits().actors());
        return keys;
    }

    /** Where it is found by what it is said to be a duplicate of. */
    List<Key> ofDuplicate(IncidentSummary summary) {
        return summary.traits().duplicateOf().stream()
                .map(name -> new Key(
                        duplicates(summary.reporter(), name), summary.id().value()))
                .toList();
    }

    /**
     * The partition of what is said to be a duplicate of that: an id is everybody's, a reference its reporter's own.
     */
    static String duplicates(String reporter, String name) {
        return "D#"
                + (IncidentId.isWellFormed(name)
                        ? name
                        : ItemKeys.part(reporter) + "#" + ItemKeys.part(new NaturalKey(reporter, name).folded()));
    }

    private void add(Set<Key> keys, IncidentSummary summary, By by, List<String> values) {
        String sort = sortKey(summary);
        values.forEach(value -> keys.add(new Key(by.partition(value, summary.track()), sort)));
    }

    /** By when it occurred, at the earliest, then by id. */
    String sortKey(IncidentSummary summary) {
        return ItemKeys.instant(occurredAt(summary)) + "#" + summary.id();
    }

    /** The earliest instant it may have occurred at. */
    Instant occurredAt(IncidentSummary summary) {
        return summary.occurredAt().earliest(zone);
    }
}
