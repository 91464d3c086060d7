package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.Message;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.alert.message.News;
import org.policyalerts.incident.Track;

/** Sends news of one incident to one recipient now, or has it wait for more of its campaign. */
public final class Dispatch {

    /** What changed because of the rules waits under this; no name of a claimant is like it. */
    private static final String RULES = "#rules";

    private final EvaluationSettings settings;
    private final Messages messages;
    private final Predicate<String> isQueued;
    private final boolean isGatheringAll;

    /** @param isQueued whether there is a message of that id already */
    public Dispatch(EvaluationSettings settings, Predicate<String> isQueued) {
        this(settings, isQueued, false);
    }

    private Dispatch(EvaluationSettings settings, Predicate<String> isQueued, boolean isGatheringAll) {
        this.settings = settings;
        this.messages = new Messages(settings.zone(), settings.maxTlp(), settings.presentation());
        this.isQueued = isQueued;
        this.isGatheringAll = isGatheringAll;
    }

    /**
     * The same for what changes of many incidents at once because the rules changed: it all waits for the next run of
     * the schedule, which makes one message of it for each recipient.
     */
    public Dispatch gatheringAll() {
        return new Dispatch(settings, isQueued, true);
    }

    /**
     * What became of news.
     *
     * @param state the recipient's, with what it takes to be so from now on
     * @param sent empty if it waits or is nothing
     * @param told what waited and waits no longer
     * @param gathered what waits from now on
     */
    public record Outcome(
            AudienceState state, Optional<Notification> sent, Optional<Gathered> told, Optional<Gathered> gathered) {

        /** Nothing is said or gathered. */
        public static Outcome unsaid(AudienceState state) {
            return new Outcome(state, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    public Handling handling(News news) {
        return Handling.of(news.incident().report().text("tlp"), settings.maxTlp());
    }

    /** @param sequence of the evaluation that found the news */
    public Outcome of(News news, long sequence, Instant now) {
        AudienceState state = news.state();
        if (news.isEmpty()) {
            return Outcome.unsaid(state);
        }
        if (isGatheringAll) {
            return gather(state, RULES, now);
        }
        if (!Urgency.isUrgent(news)) {
            return gather(state, state.gatheredWith(), Urgency.dueAt(news, now, new QuietHours(settings.zone())));
        }
        if (handling(news) != Handling.WITHHELD) {
            String id = Notification.idOf(
                    state.incident(), sequence, state.recipient().name());
            return send(news, id, sequence, now);
        }
        HourlyPointer pointer = HourlyPointer.of(state.recipient(), state.track(), now);
        return isQueued.test(pointer.id())
                ? gather(state, state.gatheredWith(), pointer.next())
                : send(news, pointer.id(), pointer.place(), now);
    }

    private Outcome send(News news, String id, long sequence, Instant now) {
        AudienceState state = news.state();
        Notification notification = messages.notification(
                new Message(
                        id,
                        state.recipient(),
                        state.messages().size() + 1L,
                        Urgency.kind(List.of(news), handling(news) == Handling.FULL),
                        state.track() == Track.EXERCISE,
                        List.of(news),
                        0,
                        now),
                sequence);
        AudienceState told = after(news, id, notification.handling() == Handling.FULL);
        return new Outcome(told, Optional.of(notification), waiting(state), Optional.empty());
    }

    /** The recipient's state once a message has left that said all of it, or only that there is something to read. */
    static AudienceState after(News news, String message, boolean isFull) {
        Belief now = Beliefs.after(news);
        return isFull ? news.state().told(now, message) : news.state().pointed(now, message);
    }

    /** What waited of this incident goes out with what cannot wait. */
    private static Optional<Gathered> waiting(AudienceState state) {
        return state.waiting().map(news -> gathered(state, news));
    }

    private static Gathered gathered(AudienceState state, Waiting news) {
        return new Gathered(state.recipient(), state.track(), news.campaign(), state.incident(), news.dueAt());
    }

    /** What waits already keeps its time: news that keeps coming would otherwise never be told. */
    private static Outcome gather(AudienceState state, String with, Instant dueAt) {
        boolean isSooner =
                state.waiting().filter(news -> !news.dueAt().isAfter(dueAt)).isPresent();
        if (isSooner) {
            return Outcome.unsaid(state);
        }
        String campaign = state.waiting().map(Waiting::campaign).orElse(with);
        Waiting waiting = new Waiting(campaign, dueAt);
        return new Outcome(
                state.waiting(waiting), Optional.empty(), Optional.empty(), Optional.of(gathered(state, waiting)));
    }
}
