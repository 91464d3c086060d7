package org.policyalerts.alert;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.alert.DigestStore.Standing;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** Queues the digests whose period has come: one for each audience and period, however many runs try and wherever one dies. */
public final class Digests {

    /** Who oversees the whole and gets the weekly digest, also when nothing is open. */
    private static final List<String> OVERSEERS = List.of("policy", "nsc");

    private final DigestStore store;
    private final IncidentStore incidents;
    private final EvaluationRules rules;
    private final Clock clock;

    public Digests(DigestStore store, IncidentStore incidents, EvaluationRules rules, Clock clock) {
        this.store = store;
        this.incidents = incidents;
        this.rules = rules;
        this.clock = clock;
    }

    /** Queues what is due and not queued yet; returns how many. */
    public int queueDue() {
        int queued = 0;
        Instant now = clock.instant();
        for (DigestPeriod period : DigestPeriod.due(now, rules.zone())) {
            if (!store.isDone(period)) {
                queued += queue(period, now);
                // Only now: a run that dies before leaves the period to the next, which adds what is missing.
                store.done(period);
            }
        }
        return queued;
    }

    /** True in the first run of a day. */
    public boolean isFirstRunOfDay() {
        return store.isFirstOf(clock.instant().atZone(rules.zone()).toLocalDate());
    }

    private int queue(DigestPeriod period, Instant now) {
        Standing standing = store.standing(period.since(now));
        Map<IncidentId, Boolean> known = new HashMap<>();
        int queued = 0;
        for (String audience : audiences(period, standing)) {
            Digest digest = new Digest(period, audience, standing, now);
            DigestText text = new DigestText(
                    digest, new Times(rules.zone()), incident -> known.computeIfAbsent(incident, this::mayBeNamed));
            queued += store.queue(text.message()) ? 1 : 0;
        }
        return queued;
    }

    private static List<String> audiences(DigestPeriod period, Standing standing) {
        return period.kind() == DigestPeriod.Kind.WEEKLY
                ? OVERSEERS
                : standing.live().stream()
                        .flatMap(alert -> alert.toldTo().stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /** What the topic must not carry in full, a digest must not tell in part. */
    private boolean mayBeNamed(IncidentId id) {
        return incidents.find(id).stream()
                .flatMap(incident -> Stream.of(incident.report().text("tlp")))
                .anyMatch(label -> Messages.mayLeave(label, rules.maxTlp()));
    }
}
