package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.alert.evaluation.APolicy.line;

import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.evaluation.HeldBackMatch.ToldBefore;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Truth;
import org.policyalerts.story.Golden;

/** What auditors and staff read of a decision. */
class DecisionDocumentTest {

    private static final APolicy ONE = aPolicy("one").step("Ask", "mfa", "PT4H").caution("Name a state", "comms");

    @Test
    void givesTheReasonForEachPolicyOfTheBook() {
        Decision decision = aDecision()
                .matching(ONE.matchWithout("Name a state"), aPolicy("duty").duty(null))
                .onTrial(aPolicy("trial").match("cause"))
                .muting(aPolicy("quiet").match("cause"), "one")
                .pending(aPolicy("waits").pending(NOW, NOW.plusSeconds(3600)))
                .fulfilled(new Fulfilled(aPolicy("late").duty(NOW.minusSeconds(90_000)), NOW))
                .fulfilled(new Fulfilled(aPolicy("undated").match("cause"), null))
                .notMatching("not", line("severity", Truth.FALSE))
                .notKnowing(aPolicy("unsure").build(), "impact.scope")
                .failing(aPolicy("broken").failed())
                .failing(aPolicy("hushed").failedMutedBy("one"))
                .cutting(Shared.SECTOR)
                .build();

        Map<String, Object> document = DecisionDocument.of(decision, ZoneOffset.UTC, Optional.of("exercise"));

        Golden.assertMatches(
                "decision.json",
                JsonWriter.write(document).replace(",\"", ",\n\"").replace("},{", "},\n{") + "\n");
    }

    @Test
    void saysNothingOfWhatIsNotSo() {
        assertThat(DecisionDocument.of(aDecision().build(), ZoneOffset.UTC, Optional.empty()))
                .doesNotContainKeys("suppressed", "historyCut")
                .containsEntry("failed", List.of());
    }

    @Test
    void tellsWhatIsSilencedFromWhatIsNotOwed() {
        HeldBackMatch silenced = new HeldBackMatch(ONE.match("cause"), "silence 1: planned", ToldBefore.STAYS);
        HeldBackMatch notOwed =
                new HeldBackMatch(aPolicy("duty").match("cause"), "not-owed: too late", ToldBefore.IS_CORRECTED);
        HeldBackMatch muted =
                new HeldBackMatch(aPolicy("quiet").match("cause"), "muted by one", ToldBefore.IS_CORRECTED);
        Map<String, Object> document = new LinkedHashMap<>();

        DecisionDocument.putKeptQuiet(document, List.of(silenced, muted));
        assertThat(document)
                .containsOnly(Map.entry("silenced", List.of(Map.of("policy", "one", "reason", "silence 1: planned"))));

        DecisionDocument.putKeptQuiet(document, List.of(notOwed));
        assertThat(document)
                .containsEntry("silenced", List.of())
                .containsEntry("notOwed", List.of(Map.of("policy", "duty", "reason", "not-owed: too late")));
    }

    @Test
    void saysWhoIsToldAndWhyNotOfEverything() {
        Map<String, Object> document = new LinkedHashMap<>();

        DecisionDocument.putNotifications(
                document, List.of(message("mfa", Handling.FULL), message("nsc", Handling.POINTER)), "amber");

        assertThat(JsonWriter.write(document))
                .isEqualTo("{\"notifications\":["
                        + "{\"notificationId\":\"ntf_mfa\",\"audience\":\"mfa\",\"kind\":\"alert\",\"handling\":\"full\"},"
                        + "{\"notificationId\":\"ntf_nsc\",\"audience\":\"nsc\",\"kind\":\"alert\",\"handling\":\"pointer\","
                        + "\"reason\":\"above the ceiling TLP:AMBER of the topic\"}]}");
    }

    private static Notification message(String audience, Handling handling) {
        return new Notification(
                "ntf_" + audience,
                Optional.of(ADecision.INCIDENT),
                1,
                audience,
                "alert",
                handling,
                "Subject",
                "Text",
                Map.of(),
                Map.of(),
                NOW);
    }
}
