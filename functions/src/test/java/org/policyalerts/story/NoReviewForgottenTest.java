package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.OpenCase;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.incident.IncidentId;

/** A year of random reports, changes, reviews and runs: what is unresolved is on the calendar, and nothing else is. */
class NoReviewForgottenTest {

    private static final List<String> STATES = List.of(
            "unassessed",
            "claimed",
            "investigating",
            "technical",
            "assessed",
            "public",
            "contested",
            "refuted",
            "dormant",
            "closed-unresolved");
    private static final List<String> EVENTS =
            List.of("report-parliament.json", "report-one-albania.json", "report-tirana-municipality.json");

    private final Chain chain = new Chain();
    private final List<IncidentId> ids = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aYearLeavesNoUnresolvedAttributionWithoutAnItemAndNoOtherWithOne(long seed) {
        Random random = new Random(seed);
        for (int day = 0; day < 366; day += 1 + random.nextInt(8)) {
            act(random);
            assertOnCalendar();
            chain.clock.advance(Duration.ofHours(random.nextInt(24 * 8)));
            if (random.nextInt(3) > 0) {
                chain.review();
                assertOnCalendar();
                assertNothingIsLeftDue();
            }
        }
    }

    private void act(Random random) {
        if (ids.size() < 12 && random.nextInt(3) == 0) {
            Map<String, Object> report = new LinkedHashMap<>(Chain.tree(EVENTS.get(random.nextInt(EVENTS.size()))));
            report.put("reference", "R-" + ids.size());
            report.put("severity", 1L + random.nextInt(6));
            report.put(
                    "mode",
                    List.of("live", "live", "live", "backfill", "exercise").get(random.nextInt(5)));
            report.put("attribution", attribution(random));
            ids.add(chain.submit(report));
        }
        if (ids.isEmpty()) {
            return;
        }
        IncidentId id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(5)) {
            case 0 -> chain.change(id, Map.of("attribution", attribution(random)));
            case 1 ->
                chain.change(id, Map.of("determination", random.nextInt(3) == 0 ? "false-positive" : "confirmed"));
            case 2 -> chain.change(id, Map.of("severity", 1L + random.nextInt(6)));
            case 3 -> chain.change(id, Map.of("claims", List.of(Map.of("claimant", "Claimant " + random.nextInt(3)))));
            default -> hold(id, STATES.get(random.nextInt(STATES.size())));
        }
    }

    private static Map<String, Object> attribution(Random random) {
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("status", STATES.get(random.nextInt(STATES.size())));
        if (random.nextBoolean()) {
            attribution.put("confidence", random.nextBoolean() ? "none" : "low");
        }
        if (random.nextInt(3) == 0) {
            attribution.put("nextReviewAt", 2022 + random.nextInt(5) + "-0" + (1 + random.nextInt(9)));
        }
        return attribution;
    }

    private void hold(IncidentId id, String status) {
        ReviewDecision decision = new ReviewDecision(
                AttributionState.of(status), Optional.empty(), Optional.of("seen"), Optional.empty());
        chain.reviews.record(id, decision, "staff");
        chain.settle();
    }

    private void assertOnCalendar() {
        for (IncidentId id : ids) {
            Snapshot snapshot = chain.evaluations.snapshot(id).orElseThrow();
            assertThat(snapshot.reviews().item().isPresent())
                    .as(id + " " + snapshot.incident().report().get("attribution"))
                    .isEqualTo(OpenCase.of(snapshot.incident(), Chain.TIRANA).isPresent());
        }
    }

    private void assertNothingIsLeftDue() {
        for (IncidentId id : ids) {
            chain.evaluations.snapshot(id).orElseThrow().reviews().item().ifPresent(item -> assertThat(item.moment())
                    .as(id.value())
                    .isAfter(chain.clock.instant()));
        }
    }
}
