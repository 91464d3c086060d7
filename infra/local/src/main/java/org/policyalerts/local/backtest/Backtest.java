package org.policyalerts.local.backtest;

import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.engine.CompiledBook;

/**
 * What a book would have raised over past incidents: each judged on receipt, then whenever time alone may change the
 * decision.
 */
final class Backtest {

    /** A limit that no report reaches: its clocks and dates have far fewer moments. */
    private static final int MOST_MOMENTS = 500;

    private final CompiledBook book;
    private final EngineSettings settings;
    private final TemporalAmount followed;
    private final PastIncidents past;

    /** What one report raises: to be sent, and on trial. */
    record Raised(Past report, Set<String> alerts, Set<String> onTrial, Set<String> failed) {}

    Backtest(CompiledBook book, EngineSettings settings, TemporalAmount followed) {
        this.book = book;
        this.settings = settings;
        this.followed = followed;
        this.past = new PastIncidents(book.historyNeeds(), settings.zone());
    }

    /**
     * Judges reports that happened at the same time, after all that were judged before. Each is in the history of the
     * others, so that their order makes no difference.
     */
    List<Raised> judge(List<Past> together) {
        together.forEach(report -> past.add(summary(report), report.occurredAt()));
        List<Raised> raised = new ArrayList<>();
        together.forEach(report -> raised.add(judge(report)));
        return raised;
    }

    /** Splits reports, which are in the order of their time, into groups of the same time. */
    static List<List<Past>> together(List<Past> inOrder) {
        List<List<Past>> groups = new ArrayList<>();
        for (Past report : inOrder) {
            List<Past> last = groups.isEmpty() ? List.of() : groups.get(groups.size() - 1);
            if (last.isEmpty() || !last.get(0).occurredAt().equals(report.occurredAt())) {
                last = new ArrayList<>();
                groups.add(last);
            }
            last.add(report);
        }
        return groups;
    }

    private Raised judge(Past report) {
        List<IncidentSummary> history = past.sharedWith(summary(report), report.occurredAt());
        Instant now = report.incident().receivedAt();
        Instant end = now.atZone(settings.zone()).plus(followed).toInstant();
        Raised raised = new Raised(report, new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Optional<Instant> next = Optional.of(now);
        for (int i = 0; i < MOST_MOMENTS && next.isPresent() && !next.get().isAfter(end); i++) {
            Decision decision = book.decide(new Facts(report.incident(), Optional.empty(), history, next.get()));
            note(decision, raised);
            next = decision.nextMoment();
        }
        return raised;
    }

    private static void note(Decision decision, Raised raised) {
        decision.matched()
                .forEach(match -> raised.alerts().add(match.policy().id().value()));
        decision.shadow()
                .forEach(match -> raised.onTrial().add(match.policy().id().value()));
        decision.failed()
                .forEach(failed -> raised.failed().add(failed.policy().id().value()));
    }

    private IncidentSummary summary(Past report) {
        return IncidentSummary.of(report.incident(), settings.claimants());
    }
}
