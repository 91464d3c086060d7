package org.policyalerts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReportReader;
import org.policyalerts.incident.ReportReading;

/** What the shipped book says of the attacks of 2022 and December 2023, each report with all the others as history. */
class SeedCasesTest {

    private static final EngineSettings SETTINGS =
            new EngineSettings("AL", Samples.TIRANE, ClaimantTable.shipped(), LegalPack.shipped());
    private static final Instant RECEIVED = Instant.parse("2023-12-26T09:00:00Z");
    private static final List<String> FROM_CLOCKS = List.of("scope-unknown-after-72h", "attribution-review-overdue");

    private final CompiledBook book =
            CompiledBook.compile(PolicyReader.read(PolicySources.shipped()).orThrow(), SETTINGS);
    private final Map<String, Incident> incidents = Map.of(
            "e-albania", incident(1, "e-albania", Instant.parse("2022-07-16T09:00:00Z")),
            "parliament", incident(2, "parliament", RECEIVED),
            "one-albania", incident(3, "one-albania", RECEIVED),
            "air-albania", incident(4, "air-albania", RECEIVED));

    @Test
    void ofTheGovernmentServices() {
        assertThat(matched("e-albania", RECEIVED))
                .containsExactlyInAnyOrder(
                        "early-warning-due",
                        "personal-data-breach",
                        "inform-users",
                        "state-actor-assessed",
                        "retaliatory-motive",
                        "sponsor-already-sanctioned",
                        "cumulative-attacks-consult-allies",
                        "ask-for-help",
                        "destructive-intent",
                        "hack-and-leak");
    }

    @Test
    void ofTheParliament() {
        String[] atIntake = {
            "inform-users",
            "classification-gap",
            "constitutional-body-targeted",
            "several-sectors-one-claimant",
            "claim-is-not-attribution",
            "repeat-claimant",
            "traffic-from-abroad",
            "retaliatory-motive",
            "sponsor-already-sanctioned",
            "no-diplomatic-relations",
            "cumulative-attacks-consult-allies",
            "ask-for-help",
            "destructive-intent"
        };

        assertThat(matched("parliament", RECEIVED)).containsExactlyInAnyOrder(atIntake);
        assertThat(laterOn("parliament")).containsExactlyInAnyOrderElementsOf(FROM_CLOCKS);
    }

    @Test
    void ofTheTelecomOperator() {
        String[] atIntake = {
            "classification-gap", "telecom-mass-exposure", "several-sectors-one-claimant", "claim-is-not-attribution",
            "repeat-claimant", "traffic-from-abroad", "retaliatory-motive", "sponsor-already-sanctioned",
            "no-diplomatic-relations", "cumulative-attacks-consult-allies", "ask-for-help"
        };

        assertThat(matched("one-albania", RECEIVED)).containsExactlyInAnyOrder(atIntake);
        assertThat(laterOn("one-albania")).containsExactlyInAnyOrderElementsOf(FROM_CLOCKS);
    }

    @Test
    void ofTheAirline() {
        String[] atIntake = {
            "classification-gap",
            "air-transport-hit-or-claimed",
            "several-sectors-one-claimant",
            "claim-is-not-attribution",
            "repeat-claimant",
            "claimed-only-target",
            "retaliatory-motive",
            "sponsor-already-sanctioned",
            "no-diplomatic-relations"
        };

        assertThat(matched("air-albania", RECEIVED)).containsExactlyInAnyOrder(atIntake);
        assertThat(laterOn("air-albania")).containsExactlyInAnyOrderElementsOf(FROM_CLOCKS);
    }

    @Test
    void needNoSecondSectorBeforeTheOperatorIsHit() {
        Decision alone = decide("parliament", RECEIVED, List.of("e-albania"));

        assertThat(ids(alone)).contains("repeat-claimant").doesNotContain("several-sectors-one-claimant");
    }

    private Set<String> laterOn(String name) {
        Set<String> later = new TreeSet<>(matched(name, RECEIVED.plus(Duration.ofHours(97))));
        later.removeAll(matched(name, RECEIVED));
        return later;
    }

    private Set<String> matched(String name, Instant now) {
        List<String> others = new ArrayList<>(incidents.keySet());
        others.remove(name);
        return ids(decide(name, now, others));
    }

    private Decision decide(String name, Instant now, List<String> others) {
        List<IncidentSummary> history = others.stream()
                .map(other -> IncidentSummary.of(incident(other), SETTINGS.claimants()))
                .toList();
        return book.decide(new Facts(incident(name), Optional.empty(), history, now));
    }

    private static Set<String> ids(Decision decision) {
        Set<String> ids = new TreeSet<>();
        decision.matched().forEach(match -> ids.add(match.policy().id().value()));
        return ids;
    }

    private Incident incident(String name) {
        return Objects.requireNonNull(incidents.get(name));
    }

    private static Incident incident(int number, String name, Instant receivedAt) {
        return Samples.incident(number, report("events/report-" + name + ".json"), receivedAt);
    }

    private static Report report(String fixture) {
        try {
            ReportReading reading = new ReportReader(Samples.TIRANE).read(Samples.fixture(fixture));
            return ((ReportReading.Valid) reading).report();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
