package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.HistoryKeys.By;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentSummary;

/**
 * The filters of a listing, with the claimant by its canonical key; one of them picks the partition, all of them are
 * checked.
 */
record HistoryFilter(
        Listing listing, HistoryKeys keys, @Nullable String claimant) {

    static HistoryFilter of(Listing listing, HistoryKeys keys, ClaimantKeys claimants) {
        String claimant = listing.claimant();
        return new HistoryFilter(listing, keys, claimant == null ? null : claimants.keyOf(claimant));
    }

    /** The partition that is likely to hold the fewest others. */
    String partition() {
        if (claimant != null) {
            return By.CLAIMANT.partition(claimant);
        }
        if (listing.reporter() != null) {
            return By.REPORTER.partition(listing.reporter());
        }
        if (listing.sector() != null) {
            return By.SECTOR.partition(listing.sector());
        }
        if (listing.country() != null) {
            return By.COUNTRY.partition(listing.country());
        }
        String attribution = listing.attribution();
        return attribution == null ? By.ALL.partition(HistoryKeys.EVERYTHING) : By.ATTRIBUTION.partition(attribution);
    }

    /** Whether the partition alone does not decide. */
    boolean isMixed() {
        return Stream.of(claimant, listing.reporter(), listing.sector(), listing.country(), listing.attribution())
                        .filter(Objects::nonNull)
                        .count()
                > 1;
    }

    boolean passes(IncidentSummary summary) {
        return isAmong(claimant, summary.claimants())
                && isAmong(listing.reporter(), List.of(summary.reporter()))
                && isAmong(listing.sector(), summary.sectors())
                && isAmong(listing.country(), summary.countries())
                && isAmong(listing.attribution(), List.of(summary.attribution()))
                && (listing.period() == null || isIn(listing.period(), keys.occurredAt(summary)));
    }

    private static boolean isAmong(@Nullable String wanted, List<String> values) {
        return wanted == null || values.contains(wanted);
    }

    static boolean isIn(Period period, Instant instant) {
        return !instant.isBefore(period.from()) && !instant.isAfter(period.to());
    }
}
