package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

class DormancyTest {

    private static final Instant MONTHS_36 = Instant.parse("2026-01-10T08:00:00Z");

    private final CaseStore store = new CaseStore();
    private final AttributionReview dormancy = new AttributionReview(store.intake, store, TIRANA, store.clock);

    private Incident stored(String state) {
        store.at(anItemDueAt(MONTHS_36).build());
        return store.stored(aCase().state(state));
    }

    private Incident afterRunAt(Incident incident, Instant now) {
        store.clock.advance(Duration.between(store.clock.instant(), now));
        dormancy.markDormant(incident.id());
        return store.incidents.find(incident.id()).orElseThrow();
    }

    @ParameterizedTest(name = "{0}, {1} ms after 36 months: {2}")
    @CsvSource({"investigating, -1, investigating", "investigating, 0, dormant", "claimed, 0, claimed"})
    void setsDormantWhatIsOldEnough(String state, long millis, String expected) {
        Incident found = afterRunAt(stored(state), MONTHS_36.plusMillis(millis));

        assertThat(found.report().text("attribution.status")).isEqualTo(expected);
    }

    @Test
    void theNextReviewIsAYearAfterThePlannedMomentHoweverLateTheRunIs() {
        Report report = afterRunAt(stored("technical"), MONTHS_36.plus(Duration.ofDays(40)))
                .report();

        assertThat(report.find("attribution.nextReviewAt")).contains("2027-01-10T08:00:00Z");
    }

    @Test
    void itIsNoReviewByAPerson() {
        assertThat(afterRunAt(stored("technical"), MONTHS_36).report().find("attribution.lastReviewedAt"))
                .isEmpty();
    }

    @Test
    void aChangeThatComesFirstStands() {
        Incident first = stored("technical");
        store.readsOld(first, 1);
        store.incidents.replace(aCase().state("public").version(2, AWARE).incident(), first);

        Incident found = afterRunAt(first, MONTHS_36);

        assertThat(found.version()).isEqualTo(2);
        assertThat(found.report().text("attribution.status")).isEqualTo("public");
    }

    @Test
    void whatIsNotOnTheCalendarIsLeftAlone() {
        Incident incident = store.stored(aCase().state("technical"));

        assertThat(afterRunAt(incident, MONTHS_36).version()).isEqualTo(1);
    }
}
