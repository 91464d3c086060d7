package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.message.ReviewBundle;
import org.policyalerts.alert.message.ReviewBundle.PastCase;
import org.policyalerts.attribution.ReviewInput;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.attribution.ReviewOutcome;
import org.policyalerts.attribution.ReviewPlanner;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.Audiences;

/** The attribution reviews of incidents as part of their evaluation: so both are written in one transaction. */
final class ReviewEvaluation {

    private final ReviewPlanner planner;
    private final PastCases past;
    private final EvaluationSettings settings;

    ReviewEvaluation(IncidentStore incidents, EvaluationSettings settings) {
        this.planner = new ReviewPlanner(settings.zone(), settings.keys(), Audiences.ALL);
        this.past = new PastCases(incidents, settings);
        this.settings = settings;
    }

    /** What an evaluation means for the attribution's place on the calendar. */
    Outcome outcome(Snapshot snapshot, Optional<Incident> previous, List<Incident> arrived, Instant now) {
        Incident incident = snapshot.incident();
        StoredReview stored = snapshot.reviews();
        boolean isNewVersion = incident.version() > snapshot.state().evaluatedVersion();
        ReviewOutcome planned = planner.step(new ReviewInput(
                incident, isNewVersion ? previous : Optional.empty(), isNewVersion, stored, arrived, now));
        // A backfill is on the calendar, but alerts nobody.
        boolean isTold = incident.report().text("mode").equals("live");
        return new Outcome(
                planned, stored, planned.calls().isEmpty() || !isTold ? List.of() : bundles(snapshot, planned, now));
    }

    /** The attribution of a duplicate is looked into where its primary is. */
    static Outcome ofDuplicate(Snapshot snapshot) {
        return new Outcome(ReviewOutcome.NONE, snapshot.reviews(), List.of());
    }

    private List<ReviewBundle> bundles(Snapshot snapshot, ReviewOutcome planned, Instant now) {
        Incident incident = snapshot.incident();
        ReviewItem item = past.told(incident, planned.item().orElseThrow());
        Suggestion suggestion = Suggestion.of(incident, item, settings.keys(), settings.zone(), now);
        List<PastCase> similar = past.like(incident);
        long sequence = snapshot.state().nextSequenceOfReview();
        List<ReviewBundle> bundles = new ArrayList<>();
        byAudience(planned.calls())
                .forEach((audience, notices) -> bundles.add(new ReviewBundle(
                        Notification.idOf(incident.id(), sequence, audience),
                        audience,
                        incident,
                        notices,
                        item,
                        suggestion,
                        similar,
                        now)));
        return bundles;
    }

    private static Map<String, List<ReviewNotice>> byAudience(List<ReviewNotice> notices) {
        Map<String, List<ReviewNotice>> sorted = new TreeMap<>();
        for (ReviewNotice notice : notices) {
            notice.audiences().forEach(audience -> sorted.computeIfAbsent(audience, none -> new ArrayList<>())
                    .add(notice));
        }
        return sorted;
    }

    /**
     * What is to be written and sent.
     *
     * @param before what is stored
     * @param bundles what is told of it, one an audience
     */
    record Outcome(ReviewOutcome planned, StoredReview before, List<ReviewBundle> bundles) {

        /** The same without asking those for a review whom a step asks for it. */
        Outcome withoutAsking(Predicate<String> isAsked) {
            return new Outcome(
                    planned,
                    before,
                    bundles.stream()
                            .filter(bundle -> !isAsked.test(bundle.audience())
                                    || bundle.calls().stream().anyMatch(call -> call.reason() != Reason.DUE))
                            .toList());
        }

        /** What is left of it once a part of the evaluation is written. */
        Outcome after(Evaluation part) {
            return part.review()
                    .map(written -> new Outcome(planned, new StoredReview(written.item(), before.last()), List.of()))
                    .orElse(this);
        }

        /** What to write; empty if it stays as it is. */
        Optional<ReviewOutcome> change() {
            return planned.item().equals(before.item()) ? Optional.empty() : Optional.of(planned);
        }
    }
}
