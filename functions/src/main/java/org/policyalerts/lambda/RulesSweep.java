package org.policyalerts.lambda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Progress;

/**
 * Decides open incidents again because another book came into force, step by step, the latest first. What counts is
 * when they were received: what becomes known only now may have happened years ago. Whoever does a step twice changes
 * nothing: what a decision says already is not said again.
 */
record RulesSweep(
        BookStore books, IncidentStore incidents, EvaluationStore evaluations, Consumer<IncidentId> evaluation) {

    /** Of one step; a run stops after a step when its time is up. */
    static final int STEP = 25;

    /** A step goes on over so many of which none is to be decided. */
    private static final int MOST_PAGES = 40;

    /** One step; whether there is more to do now. */
    boolean step(Instant now) {
        return books.progress().filter(progress -> isUnfinished(progress, now)).isPresent();
    }

    private boolean isUnfinished(Progress progress, Instant now) {
        Instant since = progress.since().minus(BookActs.DECIDED_AGAIN);
        String reached = progress.reached().orElse(null);
        List<IncidentSummary> received = List.of();
        int pages = 0;
        do {
            SummaryPage page = incidents.along(Line.latestFirst(Instant.EPOCH), reached, STEP);
            received = page.incidents().stream()
                    .filter(summary -> !summary.receivedAt().isBefore(since))
                    .toList();
            reached = page.cursor();
        } while (received.isEmpty() && reached != null && ++pages < MOST_PAGES);
        received.stream().map(IncidentSummary::id).filter(this::isOpen).forEach(id -> decide(id, now));
        boolean isKept = books.advance(progress, Optional.ofNullable(reached));
        // Where another book has come into force meanwhile, all begins again.
        return !isKept || reached != null;
    }

    private boolean isOpen(IncidentId id) {
        return incidents
                .find(id)
                .map(Incident::report)
                .filter(report -> !report.isClosed() && report.text("mode").equals("live"))
                .isPresent();
    }

    /** One that cannot be decided must not hold up the others: it waits for the schedule by itself. */
    private void decide(IncidentId id, Instant now) {
        try {
            evaluation.accept(id);
        } catch (RuntimeException failed) {
            evaluations.wake(id, now);
        }
    }
}
