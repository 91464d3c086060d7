package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.news.Dispatch;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.alert.news.NewsComparison.Aside;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.TraceLine;

/** Tells each recipient what it has to hear after an evaluation, at once or later. */
final class Announcer {

    /** As many as one transaction takes beside alerts; the others are told by an evaluation that follows at once. */
    static final int MOST_RECIPIENTS = 18;

    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    private final Dispatch dispatch;
    private final NewsComparison comparison;
    private final TaskTimes times;
    private final Snapshot before;
    private final EvaluationSteps.Result result;
    private final Snapshot after;
    private final Decision decision;
    private final Steps steps;

    /** The tools that are the same for every evaluation. */
    record Tools(Dispatch dispatch, NewsComparison comparison, TaskTimes times) {

        /** The same where one message is to tell what is new of many incidents. */
        Tools gatheringAll() {
            return new Tools(dispatch.gatheringAll(), comparison, times);
        }
    }

    Announcer(Tools tools, Snapshot before, EvaluationSteps.Result result, Decision decision) {
        this.dispatch = tools.dispatch();
        this.comparison = tools.comparison().forOneLook();
        this.times = tools.times();
        this.before = before;
        this.result = result;
        this.decision = decision;
        this.steps = Steps.of(result.after());
        Track track = result.after().incident().track();
        Map<AlertId, List<TraceLine>> reasons = new HashMap<>();
        decision.matched()
                .forEach(match -> reasons.put(
                        AlertId.of(decision.incident(), match.policy().id(), match.cause(), track), match.because()));
        // What is told now is why it holds now.
        this.after = result.after()
                .withAlerts(result.after().alerts().stream()
                        .map(alert -> alert.because(reasons.getOrDefault(alert.id(), alert.because())))
                        .toList());
    }

    /**
     * What is written and sent.
     *
     * @param isElsewhere whether anybody is told who took the incident for an exercise that is none, or the other way
     *     round
     * @param isCut whether there are more recipients than one evaluation serves
     * @param left by name, who is told of the incident as it is, and warned, in the next round
     */
    record Told(Acts audiences, boolean isElsewhere, boolean isCut, Set<String> left) {

        /** What is so, with what audiences know by now. */
        Snapshot in(Snapshot untold) {
            return untold.withAudiences(
                    untold.audiences().stream().map(this::changed).toList());
        }

        private AudienceState changed(AudienceState before) {
            return audiences.states().stream()
                    .filter(state -> state.recipient().equals(before.recipient()) && state.track() == before.track())
                    .findFirst()
                    .orElse(before);
        }
    }

    Told told() {
        List<Dispatch.Outcome> now = new ArrayList<>();
        List<AudienceState> later = new ArrayList<>();
        for (AudienceState state : inOrder()) {
            Optional<Dispatch.Outcome> changed =
                    Optional.of(outcome(state)).filter(outcome -> isChanged(outcome.state()));
            if (changed.isPresent() && now.size() == MOST_RECIPIENTS) {
                later.add(state);
            } else {
                changed.ifPresent(now::add);
            }
        }
        Acts audiences = new Acts(
                now.stream().map(Dispatch.Outcome::state).toList(),
                now.stream().flatMap(outcome -> outcome.sent().stream()).toList(),
                now.stream().flatMap(outcome -> outcome.told().stream()).toList(),
                now.stream().flatMap(outcome -> outcome.gathered().stream()).toList());
        return new Told(
                audiences,
                now.stream().anyMatch(outcome -> isElsewhere(outcome.state())),
                !later.isEmpty(),
                later.stream()
                        .filter(state -> !isElsewhere(state))
                        .map(state -> state.recipient().name())
                        .collect(Collectors.toSet()));
    }

    /** That a wait is nearly over bears no delay. */
    private List<AudienceState> inOrder() {
        return result.after().audiences().stream()
                .sorted(Comparator.comparing(
                        state -> upcoming(state.recipient()).isEmpty()))
                .toList();
    }

    private boolean isElsewhere(AudienceState state) {
        return state.track() != result.after().incident().track();
    }

    private Dispatch.Outcome outcome(AudienceState state) {
        AudienceState timed = state.at(next(state));
        News all = news(timed, true);
        boolean isFull = dispatch.handling(all) == Handling.FULL;
        News news = isFull ? all : news(timed, false);
        if (isFull && news.isEmpty() && !timed.pointed().isNothing()) {
            return Dispatch.Outcome.unsaid(timed.unpointed());
        }
        EvaluationState numbers = before.state();
        return dispatch.of(
                news, isElsewhere(state) ? numbers.nextSequenceElsewhere() : numbers.nextSequence(), decision.at());
    }

    /**
     * Where tasks are as they were it stays: of what is taken for another incident of the campaign it is later. What is
     * much later may have been silenced, and the silence may have ended.
     */
    private Optional<Instant> next(AudienceState state) {
        if (isClosed()) {
            return Optional.empty();
        }
        return before.audiences().stream()
                .filter(one -> one.recipient().equals(state.recipient()) && one.track() == state.track())
                .filter(one -> one.tasks().equals(state.tasks()))
                .findFirst()
                .flatMap(AudienceState::next)
                .filter(next -> !next.isAfter(decision.at().plus(LOOK_AGAIN)))
                .or(() -> times.next(state.tasks()));
    }

    private boolean isClosed() {
        return result.after().incident().report().isClosed();
    }

    private News news(AudienceState state, boolean isFull) {
        return comparison.find(after, state, isFull, aside(state));
    }

    private Aside aside(AudienceState state) {
        Recipient recipient = state.recipient();
        List<Decision.Failed> open = result.failures().due().stream()
                .filter(failure -> failure.untold().contains(recipient.name()))
                .map(PolicyFailures.Untold::failed)
                .toList();
        List<ReportedFailure.Settled> settled = result.failures().settled().stream()
                .filter(one -> state.isAware() && isFor(recipient, one.failure().audience()))
                .toList();
        List<Question> questions = Question.of(decision).stream()
                .filter(question -> question.concerns(recipient.audience()))
                .toList();
        return new Aside(new Failures(open, settled), questions, upcoming(recipient));
    }

    private List<Alert> upcoming(Recipient recipient) {
        return result.waits().stream()
                .filter(warning -> warning.isFor(recipient.name())
                        && isFor(recipient, warning.alert().recipients()))
                .map(Reminders.Warning::alert)
                .toList();
    }

    private boolean isFor(Recipient recipient, List<String> audiences) {
        return audiences.stream().anyMatch(audience -> steps.acting(audience).contains(recipient));
    }

    /** What was carried over from an earlier edition is written with the first evaluation. */
    private boolean isChanged(AudienceState state) {
        boolean isStored = before.audiences().stream().anyMatch(one -> one.equals(state) && one.version() > 0);
        boolean isWorthKeeping = state.version() > 0
                || !state.tasks().isEmpty()
                || state.isAware()
                || state.waiting().isPresent();
        return !isStored && isWorthKeeping;
    }
}
