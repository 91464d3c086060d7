package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Severity;

/** Incident 1 is told of now; incident 2 is another of its campaign. */
class SiblingsTest {

    private static final ATask ASK = aTask("Ask").perCampaign();

    private final NewsWorld world = new NewsWorld();

    private static AudienceState state(Recipient recipient, int number, String campaign, Duration after, ATask... all) {
        return AudienceState.none(
                        NewsWorld.id(number),
                        recipient,
                        Track.REAL,
                        new Campaign(campaign, AnIncident.RECEIVED.plus(after)))
                .withTasks(Stream.of(all)
                        .map(task -> task.of(NewsWorld.id(number)).build())
                        .toList());
    }

    private static AudienceState told(AudienceState state, Severity level) {
        Map<TaskId, ToldTask> tasks = state.tasks().stream().collect(Collectors.toMap(Task::id, ToldTask::of));
        return state.told(new Belief(IncidentFacts.NONE, tasks, Set.of(), Set.of(), level), "ntf_1");
    }

    private Siblings of(AudienceState state, AnIncident incident) {
        return new Siblings(
                state,
                new CampaignStates(List.of(state), world.tasks),
                new Quotable(incident.number(1).build(), state.recipient(), world.incidents::find));
    }

    private Siblings ofFirst() {
        return of(state(MFA, 1, "x", Duration.ZERO), anIncident());
    }

    private Task ask() {
        return ASK.of(NewsWorld.id(1)).build();
    }

    @Test
    void areTheSameStepForOtherIncidentsOfTheCampaignThatWereToldOf() {
        world.incident(2);
        world.store(told(state(MFA, 2, "x", Duration.ZERO, ASK, aTask("Write").perCampaign()), Severity.HIGH));
        world.incident(3);
        world.store(state(MFA, 3, "x", Duration.ZERO, ASK));

        List<Sibling> siblings = ofFirst().of(ask());

        assertThat(siblings).singleElement().satisfies(sibling -> {
            assertThat(sibling.task().id().incident()).isEqualTo(NewsWorld.id(2));
            assertThat(sibling.victim()).contains("Victim 2");
        });
    }

    @ParameterizedTest(name = "{0} days apart: {1}")
    @CsvSource({"90, true", "-90, true", "91, false", "-91, false"})
    void areNoFurtherApartThanACampaignLasts(int days, boolean isSibling) {
        world.incident(2);
        world.store(told(state(MFA, 2, "x", Duration.ofDays(days), ASK), Severity.HIGH));

        assertThat(ofFirst().of(ask()).isEmpty()).isNotEqualTo(isSibling);
    }

    @Test
    void areNoneOfAStepThatIsAskedOfEachIncidentNorWhereNobodyClaims() {
        world.incident(2);
        world.store(told(state(MFA, 2, "x", Duration.ZERO, ASK, aTask("Each")), Severity.HIGH));

        assertThat(ofFirst().of(aTask("Each").of(NewsWorld.id(1)).build())).isEmpty();
        assertThat(of(state(MFA, 1, "", Duration.ZERO), anIncident()).of(ask())).isEmpty();
        assertThat(of(state(MFA, 1, "y", Duration.ZERO), anIncident()).of(ask()))
                .isEmpty();
        assertThat(of(state(Recipient.of("csirt"), 1, "x", Duration.ZERO), anIncident())
                        .of(ask()))
                .isEmpty();
    }

    @ParameterizedTest(name = "in a text under TLP:{0} a victim under TLP:{1} is named: {2}")
    @CsvSource({"amber, amber, true", "amber, green, true", "green, amber, false", "amber+strict, red, false"})
    void nameNoVictimUnderAStricterLabel(String label, String other, boolean isNamed) {
        world.incident(anIncident().number(2).with("tlp", other));
        world.store(told(state(MFA, 2, "x", Duration.ZERO, ASK), Severity.HIGH));

        List<Sibling> siblings = of(
                        state(MFA, 1, "x", Duration.ZERO), anIncident().with("tlp", label))
                .of(ask());

        assertThat(siblings).hasSize(1);
        assertThat(siblings.get(0).victim()).isEqualTo(Optional.of("Kuvendi").filter(name -> isNamed));
    }

    @Test
    void nameToAnOperatorNoTargetButItsOwn() {
        Recipient one = Recipient.operator("ONE");
        world.incident(anIncident()
                .number(2)
                .with(
                        "targets",
                        List.of(
                                Map.of("name", "Two", "sector", "energy", "country", "AL", "organisation", "TWO"),
                                Map.of("name", "One", "sector", "energy", "country", "AL", "organisation", "ONE"))));
        world.store(told(state(one, 2, "x", Duration.ZERO, ASK), Severity.HIGH));

        assertThat(of(state(one, 1, "x", Duration.ZERO), anIncident()).of(ask()))
                .extracting(Sibling::victim)
                .containsExactly(Optional.of("One"));
    }

    @Test
    void knowTheHighestLevelThatWasToldInTheCampaign() {
        world.incident(2);
        world.incident(3);
        world.store(
                told(state(MFA, 2, "x", Duration.ZERO), Severity.MEDIUM),
                told(state(MFA, 3, "x", Duration.ZERO), Severity.CRITICAL));

        assertThat(ofFirst().level()).contains(Severity.CRITICAL);
        assertThat(of(state(MFA, 1, "", Duration.ZERO), anIncident()).level()).isEmpty();
    }
}
