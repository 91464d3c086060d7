package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.message.ANews;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.TaskNews.Kind;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

class UrgencyTest {

    private static final QuietHours QUIET = new QuietHours(ZoneOffset.UTC);

    private static ATask task(Severity severity) {
        return aTask("Ask").severity(severity);
    }

    @ParameterizedTest(name = "{0}, {1}, known before: {2}: at once: {3}")
    @CsvSource({
        "NEW, HIGH, true, true",
        "NEW, MEDIUM, true, false",
        "NEW, INFO, false, true",
        "DONE_BEFORE, CRITICAL, true, true",
        "DONE_BEFORE, MEDIUM, true, false",
        "COVERED, CRITICAL, true, false",
        "COVERED, CRITICAL, false, false",
        "MOVED, CRITICAL, true, false",
        "FULFILLED, HIGH, true, false",
        "OVERTAKEN, HIGH, true, false",
        "WITHDRAWN, INFO, true, true",
        "REOPENED, INFO, true, true"
    })
    void whatIsAskedOfItsReader(Kind kind, Severity severity, boolean isAware, boolean isAtOnce) {
        ANews news = aNews().task(kind, task(severity));

        assertThat(Urgency.isUrgent((isAware ? news.again() : news).build())).isEqualTo(isAtOnce);
    }

    @ParameterizedTest(name = "a duty that is {0}: at once: {1}")
    @CsvSource({"NEW, true", "MOVED, true", "COVERED, false", "FULFILLED, false"})
    void whatALawSetsTheTimeOf(Kind kind, boolean isAtOnce) {
        News news = aNews().task(kind, task(Severity.MEDIUM).duty()).again().build();

        assertThat(Urgency.isUrgent(news)).isEqualTo(isAtOnce);
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        "a victim is replaced",
                        aNews().about(anIncident().targets("B")).toldBefore(anIncident()),
                        true),
                Arguments.of(
                        "a title is changed",
                        aNews().about(anIncident().with("title", "B")).toldBefore(anIncident()),
                        false),
                Arguments.of("something could not be checked", aNews().notChecked(failed()), true),
                Arguments.of("a wait is nearly over", aNews().upcoming(anAlert("one")), true),
                Arguments.of("something is for information", aNews().fresh(anAlert("one")), false),
                Arguments.of("something critical is for information", aNews().fresh(critical()), true),
                Arguments.of(
                        "what its reader knows of has become critical",
                        aNews().fresh(critical()).again(),
                        false),
                Arguments.of("nobody has taken what others have to do", aNews().untaken("csirt", aTask("Look")), false),
                Arguments.of(
                        "a policy ended that only informed",
                        aNews().ended(anAlert("one")).again(),
                        false),
                Arguments.of(
                        "a policy ended of which the reader has done a task",
                        aNews().ended(anAlert("one").in(AlertState.WITHDRAWN, "muted"))
                                .standing(aTask("Ask"))
                                .again(),
                        true));
    }

    private static AnAlert critical() {
        return anAlert("one").severity(Severity.CRITICAL);
    }

    private static Decision.Failed failed() {
        Policy policy = new Policy(
                new PolicyId("one"),
                1,
                "hash",
                "One",
                Severity.HIGH,
                List.of("mfa"),
                Policy.Mode.ACTIVE,
                List.of(),
                "",
                List.of(),
                Policy.OnUnknown.SKIP,
                List.of(),
                null);
        return new Decision.Failed(policy, "ArithmeticException", null, Optional.empty());
    }

    @ParameterizedTest(name = "{0}: at once: {2}")
    @MethodSource("others")
    void whatIsSaidBesideTasks(String what, ANews news, boolean isAtOnce) {
        assertThat(Urgency.isUrgent(news.build())).isEqualTo(isAtOnce);
    }

    @ParameterizedTest(name = "{0} at {1}, due at {2}: goes out at {3}")
    @CsvSource({
        "HIGH, 2023-12-26T22:00:00Z, 2023-12-29T08:00:00Z, 2023-12-26T22:15:00Z",
        "MEDIUM, 2023-12-26T12:00:00Z, 2023-12-29T08:00:00Z, 2023-12-26T12:15:00Z",
        "MEDIUM, 2023-12-26T19:44:59Z, 2023-12-29T08:00:00Z, 2023-12-26T19:59:59Z",
        "MEDIUM, 2023-12-26T19:45:00Z, 2023-12-29T08:00:00Z, 2023-12-27T07:00:00Z",
        "MEDIUM, 2023-12-26T22:00:00Z, 2023-12-27T10:00:00Z, 2023-12-27T07:00:00Z",
        "MEDIUM, 2023-12-26T22:00:00Z, 2023-12-27T09:59:59Z, 2023-12-26T22:15:00Z"
    })
    void whatWaitsWaitsForMoreAndForTheMorningUnlessItIsDueEarly(
            Severity severity, Instant now, Instant due, Instant out) {
        News news = aNews().task(Kind.NEW, task(severity).dueAt(due)).again().build();

        assertThat(Urgency.dueAt(news, now, QUIET)).isEqualTo(out);
    }

    @Test
    void aReminderOfWhatIsDueEarlyIsNoReasonToWakeAnybody() {
        Instant night = Instant.parse("2023-12-26T22:00:00Z");
        News news = aNews().task(Kind.COVERED, task(Severity.MEDIUM).dueAt(night.plus(Duration.ofHours(1))))
                .again()
                .build();

        assertThat(Urgency.dueAt(news, night, QUIET)).isEqualTo("2023-12-27T07:00:00Z");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(Message.Kind.ALERT, aNews().task(Kind.NEW, aTask("Ask"))),
                Arguments.of(Message.Kind.ALERT, aNews().notChecked(failed())),
                Arguments.of(
                        Message.Kind.UPDATE,
                        aNews().task(Kind.NEW, aTask("Ask")).again()),
                Arguments.of(Message.Kind.UPDATE, aNews().task(Kind.COVERED, aTask("Ask"))),
                Arguments.of(
                        Message.Kind.UPDATE,
                        aNews().task(Kind.MOVED, aTask("Ask")).again()),
                Arguments.of(
                        Message.Kind.UPDATE,
                        aNews().about(anIncident().with("title", "B")).toldBefore(anIncident())),
                Arguments.of(Message.Kind.UPDATE, aNews().ended(anAlert("one")).again()),
                Arguments.of(Message.Kind.UPDATE, aNews().upcoming(anAlert("one"))),
                Arguments.of(Message.Kind.INFORMATION, aNews().fresh(anAlert("one"))),
                Arguments.of(
                        Message.Kind.INFORMATION,
                        aNews().untaken("csirt", aTask("Look")).again()),
                Arguments.of(
                        Message.Kind.CORRECTION,
                        aNews().task(Kind.WITHDRAWN, aTask("Ask")).again()),
                Arguments.of(
                        Message.Kind.CORRECTION,
                        aNews().about(anIncident().targets("B")).toldBefore(anIncident())),
                Arguments.of(
                        Message.Kind.FULFILLED,
                        aNews().task(Kind.FULFILLED, aTask("Ask")).again()),
                Arguments.of(
                        Message.Kind.UPDATE,
                        aNews().task(Kind.FULFILLED, aTask("Ask"))
                                .fresh(anAlert("two"))
                                .again()),
                Arguments.of(
                        Message.Kind.REMINDER,
                        aNews().task(Kind.OVERDUE, aTask("Ask")).again()));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("kinds")
    void isSaidByTheMessageThatSuitsIt(Message.Kind kind, ANews news) {
        assertThat(Urgency.kind(List.of(news.build()), true)).isEqualTo(kind);
    }

    @Test
    void ofSeveralIncidentsTheGravestDecides() {
        News alert = aNews().task(Kind.NEW, aTask("Ask")).build();
        News update = aNews().task(Kind.NEW, aTask("Ask")).again().build();
        News correction = aNews().task(Kind.REOPENED, aTask("Ask")).again().build();

        assertThat(Urgency.kind(List.of(alert, update), true)).isEqualTo(Message.Kind.UPDATE);
        assertThat(Urgency.kind(List.of(alert, update, correction), true)).isEqualTo(Message.Kind.CORRECTION);
    }
}
