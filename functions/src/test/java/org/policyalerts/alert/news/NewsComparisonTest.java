package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.OtherTask;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Severity;

/** What the ministry hears of incident 1. */
class NewsComparisonTest extends ComparedNews {

    @Test
    void atFirstEverythingIsNewAndNothingHasChanged() {
        alerts(anAlert("one").audience(), anAlert("two"), anAlert("three").audience("csirt"));

        News news = find(mfa(ask()));

        assertThat(kinds(news)).containsExactly(Kind.NEW);
        assertThat(policies(news.alerts())).containsExactly("one", "two");
        assertThat(policies(news.fresh())).containsExactly("one", "two");
        assertThat(news.facts()).isEmpty();
        assertThat(news.standing()).isEmpty();
    }

    @Test
    void whatWasToldIsNoNewsAndStands() {
        News news = find(told(mfa(ask())));

        assertThat(news.isEmpty()).isTrue();
        assertThat(news.standing()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} by the facts")
    @EnumSource(
            value = TaskState.class,
            names = {"WITHDRAWN", "OVERTAKEN", "FULFILLED"})
    void whatEndsByTheFactsIsToldToWhoeverTakesItToBeStillToDo(TaskState ended) {
        AudienceState told = moved(told(mfa(ask())), ended, "");

        assertThat(kinds(find(told))).containsExactly(Kind.valueOf(ended.name()));
        assertThat(find(told(told)).isEmpty()).isTrue();
        assertThat(find(moved(mfa(ask()), ended, "")).tasks()).isEmpty();
    }

    @ParameterizedTest(name = "{0} by its owner")
    @EnumSource(
            value = TaskState.class,
            names = {"TAKEN", "DONE", "DECLINED"})
    void whatItsOwnerDoesIsNoNewsToItNorIsThatItOpensItAgain(TaskState done) {
        AudienceState acted = moved(told(mfa(ask())), done, "Mira");

        assertThat(find(acted).isEmpty()).isTrue();
        assertThat(find(moved(told(acted), TaskState.OPEN, "Mira")).isEmpty()).isTrue();
    }

    @Test
    void whatIsOpenAgainByTheFactsIsToldAlsoIfItsOwnerHadActed() {
        AudienceState ended = told(moved(moved(told(mfa(ask())), TaskState.TAKEN, "Mira"), TaskState.WITHDRAWN, ""));

        AudienceState again = moved(ended, TaskState.OPEN, "");

        assertThat(kinds(find(again))).containsExactly(Kind.REOPENED);
        assertThat(kinds(find(moved(again, TaskState.TAKEN, "Mira")))).containsExactly(Kind.REOPENED);
    }

    @Test
    void whatItsOwnerTookUpAgainAndTheFactsEndIsTold() {
        AudienceState declined = told(moved(told(mfa(ask())), TaskState.DECLINED, "Mira"));
        AudienceState again = moved(moved(declined, TaskState.OPEN, "Mira"), TaskState.TAKEN, "Mira");

        AudienceState ended = moved(again, TaskState.WITHDRAWN, "");

        assertThat(kinds(find(ended))).containsExactly(Kind.WITHDRAWN);
        assertThat(find(told(ended)).isEmpty()).isTrue();
    }

    @Test
    void anotherDeadlineIsTold() {
        AudienceState told = told(mfa(ask()));

        AudienceState moved =
                told.withTasks(List.of(ask().dueIn(Duration.ofDays(5)).build()));

        assertThat(kinds(find(moved))).containsExactly(Kind.MOVED);
    }

    @ParameterizedTest(name = "the same step for another incident is {0}: {1}")
    @CsvSource({"OPEN, COVERED", "TAKEN, COVERED", "DONE, DONE_BEFORE", "DECLINED, NEW", "WITHDRAWN, NEW"})
    void aStepOfTheCampaignIsCoveredByAnotherIncidentOrWasDoneForIt(TaskState other, Kind kind) {
        world.incident(2);
        AudienceState sibling = AudienceState.none(
                        NewsWorld.id(2), MFA, Track.REAL, new Campaign("x", AnIncident.RECEIVED))
                .withTasks(List.of(ask().of(NewsWorld.id(2)).build()));
        world.store(moved(told(sibling), other, ""));

        News news = find(mfa(ask()));

        assertThat(kinds(news)).containsExactly(kind);
        assertThat(news.fresh().isEmpty()).isEqualTo(kind == Kind.COVERED);
    }

    @Test
    void factsAreToldToWhoeverIsConcernedAndWhatIsWrongToWhoeverWasTold() {
        AudienceState told = told(mfa(ask()));
        incident = anIncident().with("title", "Another").targets("Other").build();

        assertThat(changed(find(told))).containsExactly(IncidentFacts.Kind.TITLE, IncidentFacts.Kind.VICTIMS);
        alerts(anAlert("one").audience().in(AlertState.WITHDRAWN, "over"));
        assertThat(changed(find(told))).containsExactly(IncidentFacts.Kind.VICTIMS);
        assertThat(find(mfa(ask())).facts()).isEmpty();
    }

    @Test
    void thatTheIncidentIsClosedIsToldAlsoWhereNothingHolds() {
        AudienceState told = told(mfa(ask()));
        alerts(anAlert("one").audience().in(AlertState.WITHDRAWN, "over"));
        AudienceState over = told(told);

        incident = anIncident().with("status", "closed").build();

        assertThat(changed(find(over))).containsExactly(IncidentFacts.Kind.STATUS);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"WITHDRAWN, true", "SUPPRESSED, true", "OVERTAKEN, true", "FULFILLED, false"})
    void anAlertThatEndsIsToldToWhoeverWasToldOfIt(AlertState state, boolean isTold) {
        alerts(anAlert("one"));
        AudienceState told = told(mfa());

        alerts(anAlert("one").in(state, "why"));

        assertThat(find(told).ended().isEmpty()).isNotEqualTo(isTold);
        assertThat(find(told(told)).isEmpty()).isTrue();
        assertThat(find(mfa()).isEmpty()).isTrue();
    }

    @Test
    void whatEndedAndHoldsAgainIsToldToWhoeverWasToldThatItEnded() {
        alerts(anAlert("one"), anAlert("two").severity(Severity.CRITICAL));
        AudienceState told = told(mfa());
        alerts(anAlert("one").in(AlertState.WITHDRAWN, "over"), anAlert("two").severity(Severity.CRITICAL));
        AudienceState over = told(told);

        alerts(anAlert("one"), anAlert("two").severity(Severity.CRITICAL));

        assertThat(policies(find(over).fresh())).containsExactly("one");
    }

    @Test
    void whoeverHasNothingToDoIsToldOnceALevel() {
        alerts(anAlert("one").severity(Severity.HIGH));
        AudienceState told = told(mfa());

        alerts(
                anAlert("one").severity(Severity.HIGH),
                anAlert("two").severity(Severity.HIGH),
                anAlert("three").severity(Severity.CRITICAL));

        assertThat(policies(find(told).fresh())).containsExactly("three");
    }

    @Test
    void whoeverHasNothingToDoIsToldOnceACampaign() {
        alerts(anAlert("one").severity(Severity.HIGH));
        world.incident(2);
        world.store(told(AudienceState.none(NewsWorld.id(2), MFA, Track.REAL, new Campaign("x", AnIncident.RECEIVED))));

        assertThat(find(mfa()).isEmpty()).isTrue();
        alerts(anAlert("one").severity(Severity.CRITICAL));
        assertThat(policies(find(mfa()).fresh())).containsExactly("one");
    }

    @Test
    void ofAnIncidentThatItKnowsEachNewWarningIsTold() {
        alerts(anAlert("one"));
        AudienceState told = told(mfa());

        alerts(
                anAlert("one"),
                anAlert("two").audience().caution("Name a state", "mfa"),
                anAlert("three").audience("mfa").caution("Name a state", "comms"));

        assertThat(policies(find(told).fresh())).containsExactly("two");
        alerts(
                anAlert("one"),
                anAlert("two").audience().caution("Name a state", "mfa"),
                anAlert("four").audience().caution("Name a state", "mfa"));
        assertThat(find(told(told)).isEmpty()).isTrue();
    }

    @Test
    void whatNobodyHasTakenIsToldOnceToWhoeverJoins() {
        Task look = aTask("Look").owner("csirt").build().reminded(TaskTimes.TOLD_TO_POLICY, 0);
        others.add(state(Recipient.of("csirt")).withTasks(List.of(look)));
        AudienceState policy = state(Recipient.of("policy"));

        assertThat(find(policy).untaken()).extracting(OtherTask::task).containsExactly(look);
        assertThat(find(told(policy)).isEmpty()).isTrue();
        assertThat(find(mfa()).untaken()).isEmpty();
        others.set(0, moved(others.get(0), TaskState.TAKEN, "Jo"));
        assertThat(find(policy).untaken()).isEmpty();
    }

    @Test
    void whoeverWasOnlyPointedToThatItIsAnExerciseIsToldSoOnceAllMayBeSaid() {
        AudienceState told = told(mfa());
        incident = anIncident().with("mode", "exercise").build();
        alerts();
        AudienceState pointed = pointed(told);

        assertThat(find(pointed, false).isEmpty()).isTrue();
        assertThat(changed(find(pointed))).containsExactly(IncidentFacts.Kind.MODE);
        assertThat(find(told(pointed)).isEmpty()).isTrue();
    }

    @Test
    void whoeverTookItForRealHearsOnceThatItIsAnExerciseAndNothingElse() {
        AudienceState told = told(mfa(ask()));
        incident = anIncident().with("mode", "exercise").with("title", "Played").build();
        alerts(anAlert("one").audience().in(AlertState.WITHDRAWN, "the incident is an exercise"));
        AudienceState withdrawn = moved(told, TaskState.WITHDRAWN, "");

        News news = find(withdrawn);

        assertThat(changed(news)).containsExactly(IncidentFacts.Kind.MODE);
        assertThat(policies(news.ended())).containsExactly("one");
        assertThat(news.tasks()).isEmpty();
        assertThat(find(told(withdrawn)).isEmpty()).isTrue();
        assertThat(find(mfa(ask())).isEmpty()).isTrue();
    }

    @Test
    void whatAPointerSaidIsSaidAgainOnlyWithItsContent() {
        AudienceState told = told(mfa(ask()));
        AudienceState pointed = pointed(moved(told, TaskState.WITHDRAWN, ""));

        assertThat(find(pointed, false).isEmpty()).isTrue();
        assertThat(kinds(find(pointed, true))).containsExactly(Kind.WITHDRAWN);
    }

    @Test
    void whatAPointerMadeItsReaderBelieveIsCorrected() {
        AudienceState pointed = pointed(moved(told(mfa(ask())), TaskState.WITHDRAWN, ""));
        AudienceState again = moved(pointed, TaskState.OPEN, "");
        assertThat(kinds(find(again, true))).containsExactly(Kind.REOPENED);

        AudienceState read = pointed(mfa(ask()));
        incident = anIncident().targets("Other").build();
        assertThat(changed(find(read, true))).containsExactly(IncidentFacts.Kind.VICTIMS);
    }

    @Test
    void whatASilenceHeldBackSaysSo() {
        alerts(anAlert("one").audience().in(AlertState.OPEN, Alert.HELD_BACK + "26 Dec by a silence: talks"));

        assertThat(find(mfa(ask())).heldBack()).contains("Held back since 26 Dec by a silence: talks");
        assertThat(find(told(mfa(ask()))).heldBack()).isEmpty();
    }

    @Test
    void whoeverIsNamedHearsOfWhatASilenceHeldBackThoughItBringsNothingToDoAndNoHigherLevel() {
        AnAlert known = anAlert("one").audience();
        alerts(known);
        AudienceState told = told(mfa(ask()));
        AnAlert named = anAlert("two").audience("mfa");
        alerts(known, named);
        assertThat(find(told).isEmpty()).isTrue();

        alerts(known, named.in(AlertState.OPEN, Alert.HELD_BACK + "26 Dec by a silence: talks"));

        assertThat(policies(find(told).fresh())).containsExactly("two");
        assertThat(find(told).heldBack()).contains("Held back since 26 Dec by a silence: talks");
        assertThat(find(told(told)).isEmpty()).isTrue();
    }
}
