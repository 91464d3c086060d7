package org.policyalerts.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.dynamodb.AnIncident;

class FactChangeTest {

    private static List<FactChange> between(AnIncident told, AnIncident now) {
        return FactChange.between(
                IncidentFacts.of(told.build().report()),
                IncidentFacts.of(now.build().report()));
    }

    private static Map<String, Object> assessment(String by, String actor, String confidence, String status) {
        return Map.of("by", by, "actor", actor, "confidence", confidence, "status", status);
    }

    private static AnIncident assessed(List<Map<String, Object>> assessments) {
        return anIncident().with("attribution", Map.of("status", "assessed", "assessments", assessments));
    }

    @Test
    void nothingHasChangedInTheSameReport() {
        assertThat(between(anIncident(), anIncident())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "confirmed, false-positive, true",
        "confirmed, blocked, true",
        "confirmed, failed-attempt, true",
        "confirmed, suspected, true",
        "suspected, blocked, true",
        "suspected, confirmed, false",
        "false-positive, confirmed, true",
        "blocked, failed-attempt, false"
    })
    void aDeterminationThatFallsMakesWhatWasToldWrong(String was, String is, boolean isWrong) {
        assertThat(between(anIncident().with("determination", was), anIncident().with("determination", is)))
                .containsExactly(new FactChange(Kind.DETERMINATION, List.of(was), List.of(is), isWrong));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "confirmed | false-positive | It is a false alarm.",
                "false-positive | confirmed | It is confirmed. Until now you were told: a false alarm.",
                "confirmed | suspected | It is suspected, not confirmed."
            })
    void nobodyReadsThatTheyWereToldWhatNoMessageSays(String was, String is, String words) {
        assertThat(between(anIncident().with("determination", was), anIncident().with("determination", is)))
                .extracting(FactChange::inWords)
                .containsExactly(words);
    }

    @Test
    void aVictimThatIsReplacedIsWrongAndOneMoreIsNot() {
        assertThat(between(anIncident().targets("Works"), anIncident().targets("Health")))
                .containsExactly(new FactChange(
                        Kind.VICTIMS, List.of("Works (legislature, AL)"), List.of("Health (legislature, AL)"), true));
        assertThat(between(anIncident().targets("Works"), anIncident().targets("Works", "Health")))
                .extracting(FactChange::isWrong)
                .containsExactly(false);
    }

    @Test
    void aClaimThatIsWithdrawnIsWrongAndOneMoreIsNot() {
        assertThat(between(anIncident().claimedBy("A"), anIncident()))
                .containsExactly(new FactChange(Kind.CLAIMS, List.of("A"), List.of(), true));
        assertThat(between(anIncident().claimedBy("A"), anIncident().claimedBy("A", "B")))
                .extracting(FactChange::isWrong)
                .containsExactly(false);
    }

    @Test
    void anAttributionThatMovesOrGetsWeakerIsWrongAndAStrongerOneIsNot() {
        AnIncident told = assessed(List.of(assessment("NCSC", "Group One", "moderate", "active")));

        assertThat(between(
                        told,
                        assessed(List.of(
                                assessment("NCSC", "Group One", "moderate", "superseded"),
                                assessment("NCSC", "Group Two", "high", "active")))))
                .containsExactly(new FactChange(
                        Kind.ATTRIBUTION,
                        List.of("Group One (moderate), by NCSC"),
                        List.of("Group Two (high), by NCSC"),
                        true));
        assertThat(between(told, assessed(List.of(assessment("NCSC", "Group One", "low", "active")))))
                .extracting(FactChange::isWrong)
                .containsExactly(true);
        assertThat(between(told, assessed(List.of(assessment("NCSC", "Group One", "high", "active")))))
                .extracting(FactChange::isWrong)
                .containsExactly(false);
    }

    @Test
    void titleSeverityServicesAndStatusAreMoreToSayAndTheModeIsWrong() {
        AnIncident now = anIncident()
                .with("title", "Another title")
                .with("severity", 5L)
                .with("impact", Map.of("servicesDisrupted", "yes"))
                .with("status", "closed");
        assertThat(between(anIncident().with("status", "open"), now))
                .extracting(FactChange::kind, FactChange::isWrong)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.TITLE, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.STATUS, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.SEVERITY, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.SERVICES, false));
        assertThat(between(anIncident().with("mode", "live"), anIncident().with("mode", "exercise")))
                .extracting(FactChange::isWrong)
                .containsExactly(true);
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(between(anIncident(), anIncident().with("impact", Map.of("servicesDisrupted", "unknown"))))
                .isEmpty();
    }
}
