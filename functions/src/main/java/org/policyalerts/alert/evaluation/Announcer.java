package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Audiences;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.News;
import org.policyalerts.alert.message.News.Failures;
import org.policyalerts.alert.news.Dispatch;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.alert.news.NewsComparison.Aside;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;

/** Tells each recipient what it has to hear after an evaluation, at once or later. */
final class Announcer {

    /** As many as one transaction takes beside alerts; the others are told by an evaluation that follows at once. */
    static final int MOST_RECIPIENTS = 18;

    private final Dispatch dispatch;
    private final NewsComparison comparison;
    private final TaskTimes times;
    private final Snapshot before;
    private final EvaluationSteps.Result result;
    private final Decision decision;

    /** The tools that are the same for every evaluation. */
    record Tools(Dispatch dispatch, NewsComparison comparison, TaskTimes times) {}

    Announcer(Tools tools, Snapshot before, EvaluationSteps.Result result, Decision decision) {
        this.dispatch = tools.dispatch();
        this.comparison = tools.comparison();
        this.times = tools.times();
        this.before = before;
        this.result = result;
        this.decision = decision;
    }

    /**
     * What is written and sent.
     *
     * @param isCut whether there are more recipients than one evaluation serves
     */
    record Told(Audiences audiences, List<Notification> notifications, boolean isCut) {}

    Told told(long sequence) {
        List<AudienceState> states = new ArrayList<>();
        List<Notification> notifications = new ArrayList<>();
        List<Gathered> told = new ArrayList<>();
        List<Gathered> gathered = new ArrayList<>();
        boolean isCut = false;
        for (AudienceState state : result.after().audiences()) {
            Dispatch.Outcome outcome = outcome(state, sequence);
            if (!isChanged(outcome.state())) {
                continue;
            }
            if (states.size() == MOST_RECIPIENTS) {
                isCut = true;
                break;
            }
            states.add(outcome.state());
            outcome.sent().ifPresent(notifications::add);
            outcome.told().ifPresent(told::add);
            outcome.gathered().ifPresent(gathered::add);
        }
        return new Told(new Audiences(states, told, gathered), notifications, isCut);
    }

    private Dispatch.Outcome outcome(AudienceState state, long sequence) {
        AudienceState timed = state.at(isClosed() ? Optional.empty() : times.next(state.tasks()));
        News all = news(timed, true);
        boolean isFull = dispatch.handling(all) == Handling.FULL;
        News news = isFull ? all : news(timed, false);
        if (isFull && news.isEmpty() && !timed.pointed().isNothing()) {
            return new Dispatch.Outcome(timed.unpointed(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        return dispatch.of(news, sequence, decision.at());
    }

    private boolean isClosed() {
        return "closed".equals(result.after().incident().report().find("status").orElse(""));
    }

    private News news(AudienceState state, boolean isFull) {
        return comparison.find(result.after(), state, isFull, aside(state.recipient()));
    }

    private Aside aside(Recipient recipient) {
        String audience = recipient.audience();
        List<Decision.Failed> open = result.failures().due().stream()
                .filter(failed -> failed.policy().addressees().contains(audience))
                .toList();
        List<ReportedFailure.Settled> settled = result.failures().settled().stream()
                .filter(one -> one.failure().audience().contains(audience))
                .toList();
        List<Question> questions = Question.of(decision).stream()
                .filter(question -> question.concerns(audience))
                .toList();
        List<Alert> waits = result.waits().stream()
                .filter(alert -> alert.recipients().contains(audience))
                .toList();
        return new Aside(new Failures(open, settled), questions, waits);
    }

    /** What was carried over from an earlier edition is written with the first evaluation. */
    private boolean isChanged(AudienceState state) {
        boolean isStored = before.audiences().stream().anyMatch(one -> one.equals(state) && one.version() > 0);
        boolean isWorthKeeping =
                !state.tasks().isEmpty() || state.isAware() || state.waiting().isPresent();
        return !isStored && isWorthKeeping;
    }
}
