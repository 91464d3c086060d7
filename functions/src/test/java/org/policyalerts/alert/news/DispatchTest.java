package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.alert.news.NewsWorld.NOON;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.ANews;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Severity;

/** It is half past twelve. */
class DispatchTest {

    private static final Instant NOW = NOON.plusSeconds(1_800);
    private static final Instant NEXT_HOUR = NOON.plusSeconds(3_600);
    private static final EvaluationSettings SETTINGS = new EvaluationSettings(
            ZoneOffset.UTC, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT);

    private final Set<String> queued = new HashSet<>();
    private final Dispatch dispatch = new Dispatch(SETTINGS, queued::contains);

    private static ANews urgent(AnIncident incident) {
        return aNews().about(incident).task(Kind.NEW, aTask("Ask"));
    }

    private static ANews patient(AnIncident incident) {
        return aNews().about(incident).fresh(anAlert("one"));
    }

    private static News waiting(News news, Instant dueAt) {
        AudienceState state = news.state().waiting(new Waiting("x", dueAt));
        return with(news, state);
    }

    private static News with(News news, AudienceState state) {
        return new News(
                news.incident(),
                state,
                news.facts(),
                news.tasks(),
                news.standing(),
                news.alerts(),
                news.fresh(),
                news.ended(),
                news.others(),
                news.untaken(),
                news.failures(),
                news.questions(),
                news.upcoming(),
                news.heldBack(),
                news.duplicateOf(),
                news.elsewhere());
    }

    private Dispatch.Outcome of(News news) {
        return dispatch.of(news, 7, NOW);
    }

    @Test
    void whatIsNoNewsChangesNothing() {
        News nothing = aNews().build();

        assertThat(of(nothing)).isEqualTo(Dispatch.Outcome.unsaid(nothing.state()));
    }

    @Test
    void whatIsUrgentLeavesAtOnceAndIsKnownFromThenOn() {
        News news = urgent(anIncident()).build();

        Dispatch.Outcome outcome = of(news);

        Notification sent = outcome.sent().orElseThrow();
        assertThat(sent.id()).isEqualTo("ntf_01HJ0000000000000000000001-7-mfa");
        assertThat(sent.kind()).isEqualTo("alert");
        assertThat(sent.sequence()).isEqualTo(7);
        assertThat(outcome.state().told()).isEqualTo(Beliefs.after(news));
        assertThat(outcome.state().messages()).containsExactly(sent.id());
        assertThat(outcome.gathered()).isEmpty();
    }

    @Test
    void whatIsNotIsGatheredWithItsCampaignAndNotKnownYet() {
        News news = patient(anIncident().claimedBy("X")).build();

        Dispatch.Outcome outcome = of(news);

        Instant dueAt = NOW.plus(Duration.ofMinutes(15));
        assertThat(outcome.sent()).isEmpty();
        assertThat(outcome.gathered())
                .contains(new Gathered(
                        news.state().recipient(),
                        Track.REAL,
                        "X",
                        news.incident().id(),
                        dueAt));
        assertThat(outcome.state()).isEqualTo(news.state().waiting(new Waiting("X", dueAt)));
    }

    @Test
    void whereNobodyClaimsItIsGatheredForTheIncidentAlone() {
        News news = patient(anIncident()).build();

        assertThat(of(news).gathered().orElseThrow().campaign())
                .isEqualTo(news.incident().id().value());
    }

    @ParameterizedTest(name = "what waits and is due {0} minutes from now: gathered again: {1}")
    @CsvSource({"1, false", "15, false", "16, true"})
    void whatWaitsKeepsItsFirstTime(int minutes, boolean isGathered) {
        News news = waiting(patient(anIncident()).build(), NOW.plus(Duration.ofMinutes(minutes)));

        Dispatch.Outcome outcome = of(news);

        assertThat(outcome.gathered().isPresent()).isEqualTo(isGathered);
        assertThat(outcome.state().waiting().orElseThrow().campaign()).isEqualTo("x");
        assertThat(outcome.state().waiting().orElseThrow().dueAt())
                .isEqualTo(NOW.plus(Duration.ofMinutes(Math.min(15, minutes))));
    }

    @Test
    void whatGoesAtOnceTakesAlongWhatWaits() {
        News news = waiting(urgent(anIncident()).build(), NOW.plusSeconds(60));

        Dispatch.Outcome outcome = of(news);

        assertThat(outcome.told())
                .contains(new Gathered(
                        news.state().recipient(),
                        Track.REAL,
                        "x",
                        news.incident().id(),
                        NOW.plusSeconds(60)));
        assertThat(outcome.state().waiting()).isEmpty();
    }

    @Test
    void aboveTheCeilingThereIsOnlyAPointerAndItsReaderMayHaveReadTheRest() {
        News news = urgent(anIncident().with("tlp", "amber+strict")).build();

        Dispatch.Outcome outcome = of(news);

        assertThat(outcome.sent().orElseThrow().text()).doesNotContain("Ask").contains("restricted incident");
        assertThat(outcome.state().told().isNothing()).isTrue();
        assertThat(outcome.state().pointed()).isEqualTo(Beliefs.after(news));
    }

    @Test
    void theContentFollowsWhenTheLabelIsLowered() {
        News strict = urgent(anIncident().with("tlp", "amber+strict")).build();
        AudienceState pointed = of(strict).state();

        Dispatch.Outcome outcome = of(with(urgent(anIncident()).build(), pointed));

        assertThat(outcome.sent().orElseThrow().text()).contains("Ask");
        assertThat(outcome.state().pointed().isNothing()).isTrue();
        assertThat(outcome.state().told().isNothing()).isFalse();
    }

    @Test
    void underRedThereIsOnePointerAnHourAndTheRestWaitsForTheNext() {
        AnIncident red = anIncident().with("tlp", "red");

        Dispatch.Outcome first = of(urgent(red).build());
        queued.add(first.sent().orElseThrow().id());
        Dispatch.Outcome second = of(urgent(red).build());
        Dispatch.Outcome third = dispatch.of(urgent(red).build(), 8, NEXT_HOUR);

        assertThat(first.sent().orElseThrow().id()).isEqualTo("ntf_red-2023-12-27T12-mfa");
        assertThat(first.sent().orElseThrow().sequence()).isEqualTo(NOON.toEpochMilli());
        assertThat(second.sent()).isEmpty();
        assertThat(second.gathered().map(Gathered::dueAt)).contains(NEXT_HOUR);
        assertThat(third.sent().map(Notification::id)).contains("ntf_red-2023-12-27T13-mfa");
    }

    @Test
    void aPointerOfAnExerciseStandsForNothingReal() {
        AnIncident red = anIncident().with("tlp", "red");

        Dispatch.Outcome played = of(urgent(red.with("mode", "exercise")).build());

        assertThat(played.sent().map(Notification::id)).contains("ntf_red-2023-12-27T12-mfa-exercise");
    }

    @Test
    void inTheNightOnlyWhatIsGraveIsGatheredForAQuarterOfAnHour() {
        Instant night = Instant.parse("2023-12-26T22:00:00Z");
        News grave = patient(anIncident()).build();
        News medium = aNews().fresh(anAlert("one").severity(Severity.MEDIUM)).build();

        assertThat(dispatch.of(grave, 7, night).gathered().map(Gathered::dueAt))
                .contains(night.plus(Duration.ofMinutes(15)));
        assertThat(dispatch.of(medium, 7, night).gathered().map(Gathered::dueAt))
                .isEqualTo(Optional.of(Instant.parse("2023-12-27T07:00:00Z")));
    }
}
