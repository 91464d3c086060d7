package org.policyalerts.alert.message;

import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** What a message about a review says for each reason why it is sent. */
record ReviewWording(ReviewBundle bundle, TimeFormat times) {

    /** "Review missed, case of 2023-12", because years later a title alone reads like news. */
    String headline() {
        String occurredAt = report().text("timeline.occurredAt");
        String month = occurredAt.substring(0, Math.min(occurredAt.length(), "2023-12".length()));
        return headline(bundle.reason()) + ", case of " + month;
    }

    private String headline(Reason reason) {
        return switch (reason) {
            case DUE -> "Review attribution";
            case MISSED -> "Review missed";
            case MISSED_AGAIN -> "Review missed " + bundle.item().missed() + " times";
            case FELL_DORMANT -> "Reviews paused";
            case UNASSESSED -> "Unassessed for 72 h";
            case CONTESTED -> "Contested for 30 days";
            case ALLY_NAMES_STATE -> "An ally names a state";
        };
    }

    /** What the reader is to do. Only the first who is asked holds the review; those told later see that it is held. */
    String task() {
        return switch (bundle.reason()) {
            case DUE, FELL_DORMANT -> "carry out the review, record its outcome";
            case MISSED -> "have the review held, or give it another owner";
            case MISSED_AGAIN -> "decide who carries out the review";
            case UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> "ask where our own judgement stands";
        };
    }

    /** Why the reader is told, as a sentence without its full stop. */
    String explanation(ReviewNotice notice) {
        String due = times.full(bundle.item().dueAt());
        return switch (notice.reason()) {
            case DUE -> "The review of this attribution fell due on " + due + ". Its owner is " + owner();
            case MISSED ->
                "The review that fell due on " + due + " has not been held. For the head of " + owner()
                        + ", who was asked in time";
            case MISSED_AGAIN ->
                "The review that fell due on " + due + " has not been held; "
                        + bundle.item().missed() + " times in a row it was asked for in vain. Its owner is " + owner();
            case FELL_DORMANT ->
                "The schedule has set this attribution dormant: it is old and nobody has resolved it. It comes back"
                        + " once a year, or within 72 hours of anything new. Any review may wake it, on new evidence";
            case UNASSESSED ->
                "Severity " + report().text("severity") + ", and " + times.full(notice.dueAt())
                        + " was 72 hours after the operator became aware: nobody has claimed or assessed it";
            case CONTESTED ->
                "Credible assessments have disagreed for thirty days, since "
                        + times.full(bundle.item().stateSince());
            case ALLY_NAMES_STATE ->
                "Another country names a state as responsible, and our own judgement is still to be made";
        };
    }

    private String owner() {
        return report().find("attribution.owner").map(PlainText::clean).orElse("not named");
    }

    private Report report() {
        return bundle.incident().report();
    }
}
