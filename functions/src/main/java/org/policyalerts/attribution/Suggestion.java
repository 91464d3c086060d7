package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/**
 * What the schedule proposes for a case; a person decides.
 *
 * @param because one sentence without its full stop
 * @param nextReviewAt if the review is held now; empty if the state needs no further one
 */
public record Suggestion(AttributionState state, String because, Optional<Instant> nextReviewAt) {

    /** The proposal for a case when it is looked at. */
    public static Suggestion of(Incident incident, ReviewItem item, ClaimantKeys keys, ZoneId zone, Instant now) {
        Report report = incident.report();
        AttributionState state = AttributionState.of(report.text("attribution.status"));
        Proposal proposal = new Case(report, state, item, keys).proposal();
        String confidence = report.find("attribution.confidence").orElse("none");
        Optional<Instant> next = OpenCase.of(incident, zone)
                .filter(open -> proposal.state().isOnCalendar(confidence))
                .map(open -> new OpenCase(proposal.state(), confidence, open.severity(), open.since())
                        .nextReview(now, zone));
        return new Suggestion(proposal.state(), proposal.because(), next);
    }

    private record Proposal(AttributionState state, String because) {}

    private record Case(Report report, AttributionState state, ReviewItem item, ClaimantKeys keys) {

        Proposal proposal() {
            if (state.mayBecome(AttributionState.CONTESTED)
                    && state != AttributionState.CONTESTED
                    && new AssessmentConflict(keys).isOn(report)) {
                return new Proposal(AttributionState.CONTESTED, "credible assessments name different parties");
            }
            return switch (state) {
                case UNASSESSED -> followedUp().orElseGet(this::unassessed);
                case CLAIMED -> followedUp().orElseGet(this::claimed);
                case INVESTIGATING -> investigating();
                case TECHNICAL -> technical();
                case CONTESTED -> contested();
                case DORMANT -> dormant();
                case ASSESSED, PUBLIC, REFUTED, CLOSED_UNRESOLVED -> stay("nothing recorded moves it on");
            };
        }

        private Proposal stay(String because) {
            return new Proposal(state, because);
        }

        private Optional<Proposal> followedUp() {
            return hasOwner() || isAssessed()
                    ? Optional.of(new Proposal(
                            AttributionState.INVESTIGATING,
                            isAssessed() ? "there is an active assessment to follow up" : "an owner is named"))
                    : Optional.empty();
        }

        private Proposal unassessed() {
            return report.standingClaims().isEmpty()
                    ? stay("nobody claims it, nobody has assessed it, and it has no owner yet")
                    : new Proposal(AttributionState.CLAIMED, "a claim stands");
        }

        private Proposal claimed() {
            return report.standingClaims().isEmpty()
                    ? new Proposal(AttributionState.REFUTED, "no claim stands any more")
                    : stay("there is a claim and nothing else; name an owner first");
        }

        private Proposal investigating() {
            return isAssessedAt(List.of("persona", "group"))
                    ? new Proposal(AttributionState.TECHNICAL, "an active assessment ties it to a persona or a group")
                    : stay("no assessment ties it to a persona or a group yet");
        }

        private Proposal technical() {
            return isAssessedAt(List.of("organisation", "state"))
                    ? new Proposal(AttributionState.ASSESSED, "an active assessment names an organisation or a state")
                    : stay("no assessment names an organisation or a state yet");
        }

        private Proposal contested() {
            return isAssessed() && !new AssessmentConflict(keys).isOn(report)
                    ? new Proposal(
                            AttributionState.TECHNICAL, "the active assessments no longer name different parties")
                    : stay("the assessments still name different parties");
        }

        private Proposal dormant() {
            return item.news().isEmpty()
                    ? stay("nothing new has come in")
                    : new Proposal(AttributionState.INVESTIGATING, "there is something new since it was laid to rest");
        }

        private boolean hasOwner() {
            return report.find("attribution.owner").isPresent();
        }

        private boolean isAssessed() {
            return !report.standingAssessments().isEmpty();
        }

        private boolean isAssessedAt(List<String> levels) {
            return report.standingAssessments().stream()
                    .anyMatch(one -> levels.contains(String.valueOf(one.get("level"))));
        }
    }
}
