package org.policyalerts.alert.evaluation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.news.Dispatch;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.alert.news.QuietHours;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.alert.related.Judge;
import org.policyalerts.alert.related.RelatedIncidents;
import org.policyalerts.alert.related.SweepStore;
import org.policyalerts.incident.Duplicates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;

/**
 * Decides incidents against the book, in order of their versions, and leaves decision, alerts and notifications in one
 * transaction.
 */
public final class IncidentEvaluation {

    /** Two evaluations of one incident rarely meet; one that loses this often is left to the stream's own retry. */
    private static final int ATTEMPTS = 5;

    private final IncidentStore incidents;
    private final EvaluationStore evaluations;
    private final SilenceStore silences;
    private final PolicyBook book;
    private final Judge judge;
    private final RelatedEvaluation related;
    private final ReviewEvaluation reviews;
    private final EvaluationSettings settings;
    private final Announcer.Tools telling;
    private final Clock clock;

    public IncidentEvaluation(Stores stores, PolicyBook book, EvaluationSettings settings, Clock clock) {
        this.incidents = stores.incidents();
        this.evaluations = stores.evaluations();
        this.silences = stores.silences();
        this.book = book;
        this.judge = new Judge(incidents, book, settings);
        this.related = new RelatedEvaluation(
                stores,
                new RelatedIncidents(incidents, book.historyNeeds(), settings),
                settings,
                clock,
                (other, arrived) -> evaluate(other, true, KnownVersions.ofRelated(arrived)));
        this.reviews = new ReviewEvaluation(incidents, settings);
        this.settings = settings;
        this.telling = new Announcer.Tools(
                new Dispatch(settings, id -> stores.messages().byId(id).isPresent()),
                new NewsComparison(incidents, stores.tasks()),
                new TaskTimes(new QuietHours(settings.zone())));
        this.clock = clock;
    }

    public record Stores(
            IncidentStore incidents,
            EvaluationStore evaluations,
            SilenceStore silences,
            TaskStore tasks,
            MessageStore messages,
            SweepStore sweeps) {}

    /**
     * Evaluates what the arrival of a version makes necessary: the incident itself and, of the incidents whose history
     * it changes, the nearest; the others are left to be swept.
     *
     * <p>Safe to repeat: what is decided already is not decided again, but the related incidents are, because an
     * earlier try may have died between the two. Only when all is done the schedule no longer asks for it.
     */
    public void versionArrived(IncidentId id, int version) {
        Incident incident = incidents.version(id, version).orElseThrow(() -> unknown(id));
        versionArrived(incident, judge.previous(incident));
    }

    /** The same with the version and the one before it, if there is one, in hand: neither is read again. */
    public void versionArrived(Incident incident, Optional<Incident> previous) {
        incidents.completeHistory(incident, previous);
        evaluate(incident.id(), false, new KnownVersions(Optional.of(incident), previous, List.of(), false));
        related.arrived(incident, previous);
        evaluations.judged(incident.id(), incident.version());
    }

    /** Decides some of those again that were left to be swept in a partition; whether there is more to do now. */
    public boolean sweep(String partition) {
        return related.sweep(partition);
    }

    /** Evaluates the latest version again because time has passed; writes nothing if the decision is the same. */
    public void timePassed(IncidentId id) {
        evaluate(id, true, KnownVersions.ofRelated(List.of()));
    }

    /** The same because another book came into force; one message is to tell what is new of many incidents. */
    public void rulesChanged(IncidentId id) {
        evaluate(id, true, KnownVersions.ofRules());
    }

    /** What the book says of a report to its reporter; only these other incidents may count. */
    public Decision dryRun(Incident incident, Predicate<IncidentSummary> mayCount) {
        return judge.toReporter(incident, mayCount, clock.instant());
    }

    /** What the book says of stored incidents, without writing anything. */
    public Judge judge() {
        return judge;
    }

    /**
     * What {@link #rulesChanged} would make of the alerts and tasks of an incident now; nothing is written. Empty if
     * another incident counts in its place, or there is none.
     */
    public Optional<IfRulesChanged> ifRulesChanged(IncidentId id) {
        return evaluations
                .snapshot(id)
                .filter(latest ->
                        new Duplicates(incidents).primaryOf(latest.incident()).isEmpty())
                .map(latest -> new IfRulesChanged(latest, after(latest)));
    }

    public record IfRulesChanged(Snapshot before, Snapshot after) {}

    private Snapshot after(Snapshot latest) {
        Incident incident = latest.incident();
        Draft draft = draft(latest, incident, judge.previous(incident), KnownVersions.ofRules());
        EvaluationDraft left = draft.whole();
        Snapshot after = latest;
        Optional<Evaluation> part = left.next(draft.review());
        while (part.isPresent()) {
            after = after.after(part.get());
            left = left.after(part.get());
            part = part.filter(Evaluation::isCut).isPresent() ? left.next(draft.review()) : Optional.empty();
        }
        return after;
    }

    private void evaluate(IncidentId id, boolean again, KnownVersions known) {
        int losses = 0;
        while (losses < ATTEMPTS) {
            Snapshot snapshot = evaluations.snapshot(id).orElseThrow(() -> unknown(id));
            int latest = snapshot.incident().version();
            int evaluated = snapshot.state().evaluatedVersion();
            if (evaluated >= latest && !again) {
                return;
            }
            int next = Math.min(latest, evaluated + 1);
            boolean written = commit(snapshot, next, known);
            if (written && next == latest) {
                return;
            }
            losses += written ? 0 : 1;
        }
        throw new IllegalStateException("other evaluations came first, time and again: " + id);
    }

    private boolean commit(Snapshot latest, int version, KnownVersions known) {
        Incident incident = version(latest, version, known);
        Optional<Incident> previous = known.version(version).isPresent() ? known.previous() : judge.previous(incident);
        Optional<Incident> primary = new Duplicates(incidents).primaryOf(incident);
        if (primary.isPresent()) {
            return commitDuplicate(latest.of(incident), previous, primary.get());
        }
        return write(draft(latest, incident, previous, known));
    }

    private record Draft(EvaluationDraft whole, ReviewEvaluation.Outcome review) {}

    private Draft draft(Snapshot latest, Incident incident, Optional<Incident> previous, KnownVersions known) {
        Facts facts = judge.facts(incident, previous, clock.instant());
        Decision decision = book.decide(facts);
        // Silences are read only where there is something to keep quiet.
        List<Silence> active = decision.hasSomethingToSay() || !latest.alerts().isEmpty()
                ? silences.endingAfter(decision.at()).stream()
                        .filter(silence -> silence.isInForce(incident.id(), decision.at()))
                        .toList()
                : List.of();
        Snapshot snapshot = CarriedOver.withFacts(latest.of(incident), previous);
        Map<PolicyId, String> notOwed = new NotOwed(snapshot, decision, known.isByRules())
                .reasons(previous, report -> book.decide(facts.reporting(report)), settings.zone());
        ReviewEvaluation.Outcome review = reviews.outcome(snapshot, previous, known.arrived(), decision.at());
        Announcer.Tools tools = known.isByRules() ? telling.gatheringAll() : telling;
        Suppression suppression = Suppression.of(
                incident.report(), decision, new Suppression.Quiet(active, notOwed, known.isByRules()), settings);
        return new Draft(new EvaluationDraft(settings, tools, snapshot, decision, suppression), review);
    }

    private boolean write(Draft all) {
        EvaluationDraft draft = all.whole();
        ReviewEvaluation.Outcome left = all.review();
        Optional<Evaluation> part = draft.next(left);
        while (part.isPresent() && evaluations.commit(part.get())) {
            if (!part.get().isCut()) {
                return true;
            }
            draft = draft.after(part.get());
            left = left.after(part.get());
            part = draft.next(left);
        }
        return part.isEmpty();
    }

    /** Whatever it had raised ends, and it leaves the calendar of reviews. */
    private boolean commitDuplicate(Snapshot latest, Optional<Incident> previous, Incident primary) {
        if (latest.state().duplicateOf().isEmpty()) {
            // One of the first edition is not found by what it names until this has been written.
            incidents.completeHistory(latest.incident(), previous);
        }
        Snapshot snapshot = CarriedOver.withFacts(latest, previous);
        Decision decision = Decision.ofDuplicate(latest.incident(), primary.id(), clock.instant());
        Suppression suppression = Suppression.of(
                snapshot.incident().report(), decision, new Suppression.Quiet(List.of(), Map.of()), settings);
        return write(new Draft(
                new EvaluationDraft(settings, telling, snapshot, decision, suppression),
                ReviewEvaluation.ofDuplicate(snapshot)));
    }

    private Incident version(Snapshot latest, int version, KnownVersions known) {
        return known.version(version)
                .or(() -> Optional.of(latest.incident()).filter(newest -> newest.version() == version))
                .or(() -> incidents.version(latest.incident().id(), version))
                .orElseThrow(() -> unknown(latest.incident().id()));
    }

    /** It is not in the store, although somebody said so. */
    private static IllegalStateException unknown(IncidentId id) {
        return new IllegalStateException("no such incident: " + id);
    }
}
