package org.policyalerts.alert.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.digest.DigestText.Written;
import org.policyalerts.alert.news.DueTasks;
import org.policyalerts.alert.news.QuietHours;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.TimeFormat;

/**
 * Queues the digests of a day from seven o'clock on: one for each recipient of whose something is new or late, whatever
 * the number of runs that try and wherever one dies. A reminder that is due is part of it.
 */
public final class Digests {

    private static final LocalTime HOUR = LocalTime.of(7, 0);
    private static final int TRIES = 5;

    /** Of the states that a digest changes; what else it says is noted right after it. */
    private static final int MOST_TOGETHER = 60;

    private final Stores stores;
    private final EvaluationSettings settings;
    private final Rules rules;
    private final QuietHours quiet;

    public Digests(Stores stores, EvaluationSettings settings, Rules rules) {
        this.stores = stores;
        this.settings = settings;
        this.rules = rules;
        this.quiet = new QuietHours(settings.zone());
    }

    /**
     * What digests are made of.
     *
     * @param isQueued whether there is a message of that id already
     */
    public record Stores(
            TaskStore tasks,
            IncidentStore incidents,
            SilenceStore silences,
            ReviewStore reviews,
            DigestMarks marks,
            Predicate<String> isQueued) {}

    public record Rules(List<Policy> policies, BookWatch watch) {

        public Rules {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Those who get their digests together.
     *
     * @param number from 0, in the order in which they get them
     */
    public record Turn(int number, Predicate<Recipient> includes) {}

    /**
     * Queues what is due and not queued yet of those whose turn it is; returns how many.
     *
     * @param failures is told whose could not be made, and why; the next run tries again
     */
    public int queue(Turn turn, BiConsumer<String, RuntimeException> failures, Instant now) {
        LocalDate day = day(now);
        boolean isTime = !now.isBefore(day.atTime(HOUR).atZone(settings.zone()).toInstant());
        if (!isTime || stores.marks().isDone(day, turn.number())) {
            return 0;
        }
        DigestReader reader = new DigestReader(stores, settings, rules, day, now);
        int queued = 0;
        boolean isComplete = true;
        for (Recipient recipient : recipients(turn)) {
            try {
                queued += queue(reader, recipient, now) ? 1 : 0;
            } catch (RuntimeException failed) {
                failures.accept(recipient.name(), failed);
                isComplete = false;
            }
        }
        if (isComplete) {
            // Only now: a run that dies before leaves the day to the next, which adds what is missing.
            stores.marks().done(day, turn.number());
        }
        return queued;
    }

    /** True in the first run of a day. */
    public boolean isFirstRunOfDay(Instant now) {
        return stores.marks().isFirstOf(day(now));
    }

    private LocalDate day(Instant now) {
        return now.atZone(settings.zone()).toLocalDate();
    }

    private List<Recipient> recipients(Turn turn) {
        return Stream.concat(Audiences.ALL.stream().map(Recipient::of), stores.tasks().operators(Track.REAL).stream())
                .filter(turn.includes())
                .toList();
    }

    private boolean queue(DigestReader reader, Recipient recipient, Instant now) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            DigestReader.Reading reading = reader.read(recipient);
            Digest digest = reading.digest();
            boolean isQueued = stores.isQueued().test(digest.id());
            if (!isQueued && !digest.isToSend() && digest.isReplaced()) {
                stores.marks().sent(recipient, now);
            }
            if (isQueued
                    || !digest.isToSend()
                    || quiet.after(now, digest.severity()).isAfter(now)) {
                return false;
            }
            if (send(digest, reading.due())) {
                digest.rules().shipped().ifPresent(book -> stores.marks().shippedTold(book.hash()));
                stores.marks().sent(recipient, now);
                return true;
            }
        }
        throw new IllegalStateException("others always came first: " + recipient);
    }

    private boolean send(Digest digest, List<DueTasks> due) {
        List<AudienceState> states = due.stream()
                .map(one -> one.news().isEmpty() ? one.state() : one.state().reminded(digest.id()))
                .toList();
        List<Gathered> escalated =
                due.stream().flatMap(one -> one.escalated().stream()).toList();
        int first = Math.min(MOST_TOGETHER, states.size());
        Acts acts = new Acts(states.subList(0, first), List.of(notification(digest)), List.of(), escalated);
        if (!stores.tasks().commit(acts)) {
            return false;
        }
        for (int from = first; from < states.size(); from += MOST_TOGETHER) {
            List<AudienceState> more = states.subList(from, Math.min(from + MOST_TOGETHER, states.size()));
            // Whoever comes in between leaves them due: they are reminded of by themselves.
            stores.tasks().commit(new Acts(more, List.of(), List.of(), List.of()));
        }
        return true;
    }

    private Notification notification(Digest digest) {
        Written written = new DigestText(digest, new TimeFormat(settings.zone()), settings.presentation()).written();
        Map<String, Object> attributes = digest.head().filters();
        digest.recipient().organisation().ifPresent(name -> attributes.put("organisation", name));
        attributes.put("code", MessageCode.of(digest.id()));
        attributes.put("notificationId", digest.id());
        return new Notification(
                digest.id(),
                Optional.empty(),
                digest.sequence(),
                digest.recipient().name(),
                "digest",
                Handling.FULL,
                written.subject(),
                written.body(),
                DigestDocument.of(digest, written.listed(), written.body(), settings.presentation()),
                attributes,
                digest.at());
    }
}
