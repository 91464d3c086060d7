package org.policyalerts.alert.digest;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.digest.DigestStore.DigestMessage;
import org.policyalerts.alert.digest.DigestStore.Standing;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.TimeFormat;

/**
 * Queues the digests whose period has come: one for each audience and period, however many runs try and wherever one
 * dies.
 */
public final class Digests {

    /** Who is told every day that nothing waits; the others hear it once a week. */
    private static final String OVERSEER = "policy";

    private final DigestStore store;
    private final IncidentStore incidents;
    private final EvaluationSettings settings;
    private final List<Policy> policies;
    private final Clock clock;

    public Digests(
            DigestStore store,
            IncidentStore incidents,
            EvaluationSettings settings,
            List<Policy> policies,
            Clock clock) {
        this.policies = List.copyOf(policies);
        this.store = store;
        this.incidents = incidents;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Queues what is due and not queued yet; returns how many.
     *
     * <p>Each day one goes to every audience for which something waits, each week one to every audience. That nothing
     * waits is said too, but never of a time before the system was first up.
     */
    public int queueDue() {
        int queued = 0;
        Instant now = clock.instant();
        for (DigestPeriod period : DigestPeriod.due(now, settings.zone())) {
            if (!store.isDone(period)) {
                boolean hasBeenUp = store.upSince(now).isBefore(period.dueAt(settings.zone()));
                queued += queue(period, now, hasBeenUp);
                // Only now: a run that dies before leaves the period to the next, which adds what is missing.
                store.done(period);
            }
        }
        return queued;
    }

    /** True in the first run of a day. */
    public boolean isFirstRunOfDay() {
        return store.isFirstOf(clock.instant().atZone(settings.zone()).toLocalDate());
    }

    private int queue(DigestPeriod period, Instant now, boolean isQuietTold) {
        Standing standing = store.standing(period.since(now));
        Map<IncidentId, Optional<String>> labels = new HashMap<>();
        int queued = 0;
        for (String audience : Audiences.ALL) {
            Digest digest = new Digest(period, audience, standing, toReview(audience, now), now);
            boolean waits = isDaily(period) && digest.hasWaitedAt(period.dueAt(settings.zone()));
            if (waits || (isQuietTold && isForAll(period, audience))) {
                DigestSteps steps = DigestSteps.of(digest, incident -> labels.computeIfAbsent(incident, this::label));
                queued += store.queue(message(digest, steps)) ? 1 : 0;
            }
        }
        return queued;
    }

    /** Whoever oversees the book is told which of its policies are due for a review. */
    private List<Policy> toReview(String audience, Instant now) {
        LocalDate today = now.atZone(settings.zone()).toLocalDate();
        return audience.equals(OVERSEER)
                ? policies.stream()
                        .filter(policy -> policy.isReviewOverdue(today))
                        .toList()
                : List.of();
    }

    private DigestMessage message(Digest digest, DigestSteps steps) {
        DigestText text = new DigestText(digest, steps, new TimeFormat(settings.zone()));
        DigestDocument document = new DigestDocument(digest, steps);
        String body = text.body();
        return new DigestMessage(
                digest.id(),
                digest.period(),
                digest.audience(),
                text.subject(),
                body,
                document.tree(body),
                document.attributes(),
                digest.at());
    }

    private static boolean isDaily(DigestPeriod period) {
        return period.kind() == DigestPeriod.Kind.DAILY;
    }

    private static boolean isForAll(DigestPeriod period, String audience) {
        return !isDaily(period) || audience.equals(OVERSEER);
    }

    /**
     * The label of an incident that may be named: what the topic must not carry in full, a digest must not tell in
     * part.
     */
    private Optional<String> label(IncidentId id) {
        return incidents
                .find(id)
                .map(incident -> incident.report().text("tlp"))
                .filter(label -> Handling.of(label, settings.maxTlp()) == Handling.FULL);
    }
}
