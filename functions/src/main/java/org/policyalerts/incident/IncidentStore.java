package org.policyalerts.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.Worded;

/** Keeps incidents, all their versions, and the entries by which other incidents find them. */
public interface IncidentStore extends ReportNames {

    /**
     * Stores version 1 with its receipts and history entries, all or nothing.
     *
     * <p>When the natural key or the Idempotency-Key is taken, nothing is written and the outcome carries the first
     * receipt. A natural key is also taken where the first edition stored a report under the very characters of its
     * reference, as they were sent then and are sent now. An Idempotency-Key stands for its report for 90 days.
     *
     * @param sentAs the reporter and the reference as it was sent, before blanks were folded
     */
    Recorded create(Incident incident, NaturalKey sentAs, Optional<String> idempotencyKey);

    /** The same for a report whose reference is as it was sent. */
    default Recorded create(Incident incident, Optional<String> idempotencyKey) {
        return create(incident, incident.naturalKey(), idempotencyKey);
    }

    /**
     * The receipt of the report that the reference of this one stands for, if there is one.
     *
     * @param sentAs the reporter and the reference as it was sent, before blanks were folded
     */
    Optional<Receipt> receipt(Incident incident, NaturalKey sentAs);

    /** Stores the next version if {@code expected} is still the latest; the earlier versions stay. */
    Replaced replace(Incident next, Incident expected);

    /** The same for a version that is the outcome of a review, with the record of the review: both or neither. */
    Replaced replaceReviewed(Incident next, Incident expected, ReviewRecord review);

    /**
     * Writes the history entries that did not fit into the transaction of a version (a report may name 200 targets).
     *
     * <p>To be called for every version, in order, before it is evaluated. Safe to repeat, and to call late: entries
     * always follow the latest version.
     *
     * @param previous the version before, whose entries are deleted where they no longer hold
     */
    void completeHistory(Incident incident, Optional<Incident> previous);

    Optional<Incident> version(IncidentId id, int version);

    /** All versions, oldest first. */
    List<Incident> versions(IncidentId id);

    /**
     * Incidents of one track that share one kind of thing and occurred in the period, newest first, each once, at most
     * {@code most} of each key. False positives are among them, and so is the one whose keys these are, but no
     * duplicate.
     */
    List<IncidentSummary> sharing(Track track, Shared by, List<String> keys, Period period, int most);

    /**
     * A page of the incidents that share one key, in order of when they occurred, then by id.
     *
     * @param after the cursor of the page before; null for the first
     * @param size how many are read
     */
    SummaryPage along(Line line, @Nullable String after, int size);

    /**
     * A page of a list without exercises, newest first by when it occurred, then by id. It may hold fewer than the
     * limit and still have a cursor: a request reads a bounded number of incidents, however few of them pass the
     * filters.
     *
     * @throws CursorInvalidException if {@code after} is not a cursor of the same listing
     */
    SummaryPage list(Listing listing);

    /** What incidents can have in common. */
    enum Shared implements Worded {
        CLAIMANT,
        TARGET,
        SECTOR,
        COUNTRY,
        /** Whom an assessment that stands names. */
        ACTOR,
        /** Nothing in particular: all incidents of a track share it. */
        ANY;

        /** The keys of {@link #ANY}. */
        public static final List<String> EVERYTHING = List.of("all");

        /** Countries that incidents can share: two whose country nobody knows have none in common. */
        public static List<String> countries(Collection<String> named) {
            return named.stream()
                    .filter(country -> !country.equals(Report.NO_ONE_COUNTRY))
                    .toList();
        }

        /** An incident's keys of this kind: two incidents share it if they have one in common. */
        public List<String> keysOf(IncidentSummary summary) {
            return switch (this) {
                case CLAIMANT -> summary.claimants();
                case TARGET -> summary.targets();
                case SECTOR -> summary.sectors();
                case COUNTRY -> countries(summary.countries());
                case ACTOR -> summary.traits().actors();
                case ANY -> EVERYTHING;
            };
        }
    }

    /** Incidents of one track that share one key and occurred in the period, from one end of it to the other. */
    record Line(Track track, Shared by, String key, Period period, boolean isNewestFirst) {

        /** All real incidents since a moment, the latest first. */
        public static Line latestFirst(Instant since) {
            return new Line(Track.REAL, Shared.ANY, Shared.EVERYTHING.get(0), new Period(since, Instant.MAX), true);
        }
    }

    /** From and to, both inclusive. */
    record Period(Instant from, Instant to) {

        public boolean includes(Instant moment) {
            return !moment.isBefore(from) && !moment.isAfter(to);
        }
    }

    /** What to list; null filters do not filter. {@code after} is a cursor of the page before. */
    record Listing(
            @Nullable String claimant,
            @Nullable String sector,
            @Nullable String country,
            @Nullable String attribution,
            @Nullable String reporter,
            @Nullable Period period,
            int limit,
            @Nullable String after) {

        /** The same list from another cursor on. */
        public Listing from(@Nullable String cursor) {
            return new Listing(claimant, sector, country, attribution, reporter, period, limit, cursor);
        }
    }

    /** One page and, if there may be more, the cursor of the next. */
    record SummaryPage(
            List<IncidentSummary> incidents, @Nullable String cursor) {}

    sealed interface Recorded {
        /** Stored now. */
        record Stored(Receipt receipt) implements Recorded {}

        /** The same content is there already, under this receipt. */
        record SameAlready(Receipt receipt) implements Recorded {}

        /** The reference, in this or another spelling, is there with other content. */
        record OtherContent(IncidentId id, int latestVersion) implements Recorded {}

        /** The Idempotency-Key was used for another report. */
        record KeyReused(IncidentId id) implements Recorded {}
    }

    sealed interface Replaced {
        /** Stored now. */
        record Stored(Receipt receipt) implements Replaced {}

        /** Somebody else was first. */
        record Stale(int latestVersion) implements Replaced {}
    }
}
