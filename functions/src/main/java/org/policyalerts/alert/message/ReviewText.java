package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/**
 * Writes the message about one attribution's review: what to do, why, what is new, what is missing, and what we
 * propose.
 */
final class ReviewText {

    private final ReviewBundle bundle;
    private final Report report;
    private final IncidentWording wording;
    private final TimeFormat times;
    private final List<String> lines = new ArrayList<>();

    ReviewText(ReviewBundle bundle, TimeFormat times) {
        this.bundle = bundle;
        this.report = bundle.incident().report();
        this.wording = new IncidentWording(bundle.incident());
        this.times = times;
    }

    /** A single ASCII line of at most 100 characters. */
    String subject() {
        String head = "[" + severity() + "] " + headline() + ", case of " + month() + ": ";
        String tail = " (" + bundle.audience() + ")";
        String title = PlainText.ascii(wording.title());
        String what = title.length() * 2 < wording.title().length() ? PlainText.ascii(wording.reference()) : title;
        return head + PlainText.shorten(what, 100 - head.length() - tail.length()) + tail;
    }

    /** When it occurred, as far as is known: years later a title alone reads like news. */
    private String month() {
        String day = report.text("timeline.occurredAt");
        return day.substring(0, Math.min(day.length(), "2023-12".length()));
    }

    private String severity() {
        return bundle.severity().text().toUpperCase(Locale.ROOT);
    }

    private String headline() {
        return switch (bundle.reason()) {
            case DUE -> "Review attribution";
            case MISSED -> "Review missed";
            case MISSED_AGAIN -> "Review missed " + bundle.item().missed() + " times";
            case FELL_DORMANT -> "Reviews paused";
            case UNASSESSED -> "Unassessed for 72 h";
            case CONTESTED -> "Contested for 30 days";
            case ALLY_NAMES_STATE -> "An ally names a state";
        };
    }

    /** The body. */
    String body() {
        line(severity() + " reminder for " + bundle.audience() + ", " + wording.label() + ", "
                + times.brief(bundle.at()));
        line("What:  " + headline() + ", case of " + month() + ": " + wording.title());
        line("Where: " + wording.where(PlainText.COLUMNS - "Where: ".length()));
        line(first());
        line(wording.byWhom());
        todo();
        why();
        standing();
        changed();
        list("WHAT IS MISSING", MissingFacts.of(report));
        suggested();
        list("SIMILAR PAST CASES", bundle.past().stream().map(PastCase::inWords).toList());
        foot();
        return String.join("\n", lines) + "\n";
    }

    private void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void paragraph(String first, String text) {
        lines.addAll(PlainText.wrap(first, " ".repeat(first.length()), PlainText.clean(text)));
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            heading(title);
            sentences.forEach(sentence -> paragraph(" - ", sentence + "."));
        }
    }

    private String first() {
        if (!bundle.isReviewDue()) {
            return "For your information; nothing to do before the next review.";
        }
        return "First, by " + times.brief(bundle.item().nextStepAt()) + ": " + ask() + ".";
    }

    /** Only the first who is asked holds the review; those told later see to it that it is held. */
    private String ask() {
        return switch (bundle.reason()) {
            case DUE, FELL_DORMANT -> "carry out the review, record its outcome";
            case MISSED -> "have the review held, or give it another owner";
            case MISSED_AGAIN -> "decide who carries out the review";
            case UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> "ask where our own judgement stands";
        };
    }

    private void todo() {
        if (!bundle.isReviewDue()) {
            return;
        }
        heading("DO");
        paragraph(" 1. ", "By " + times.full(bundle.item().nextStepAt()) + ": " + ask() + ".");
        paragraph("    ", "POST /incidents/" + bundle.incident().id() + "/reviews");
    }

    private void why() {
        heading("WHY YOU GOT THIS");
        bundle.calls().forEach(notice -> paragraph(" * ", reason(notice) + "."));
    }

    private String reason(ReviewNotice notice) {
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
                "Severity " + report.severity() + ", and " + times.full(notice.dueAt())
                        + " was 72 hours after the operator became aware: nobody has claimed or assessed it";
            case CONTESTED ->
                "Credible assessments have disagreed for thirty days, since "
                        + times.full(bundle.item().stateSince());
            case ALLY_NAMES_STATE ->
                "Another country names a state as responsible, and our own judgement is still to be made";
        };
    }

    private String owner() {
        return report.find("attribution.owner").map(PlainText::clean).orElse("not named");
    }

    private void standing() {
        heading("WHERE IT STANDS");
        paragraph(
                "   ",
                wording.ownJudgement() + ", since " + times.full(bundle.item().stateSince()) + ".");
        paragraph("   ", "Last reviewed: " + lastReview() + ".");
        wording.judgements().stream().limit(10).forEach(judgement -> paragraph(" - ", "Assessed: " + judgement + "."));
    }

    private String lastReview() {
        boolean isReviewed =
                bundle.item().lastReviewAt().isAfter(bundle.incident().receivedAt())
                        || report.find("attribution.lastReviewedAt").isPresent();
        return isReviewed ? times.full(bundle.item().lastReviewAt()) : "never";
    }

    private void changed() {
        heading("WHAT CHANGED SINCE THE LAST REVIEW");
        List<CaseNews> news = bundle.item().news();
        if (news.isEmpty()) {
            paragraph("   ", "Nothing that was reported to us.");
        }
        news.forEach(one -> paragraph(" - ", times.full(one.at()) + ": " + one.text() + "."));
    }

    private void suggested() {
        heading("WHAT WE SUGGEST (a person decides)");
        Suggestion suggestion = bundle.suggestion();
        AttributionState now = AttributionState.of(report.text("attribution.status"));
        String state = words(suggestion.state());
        paragraph(
                "   ",
                (suggestion.state() == now ? "Leave it " + state : "Move it to " + state) + ": " + suggestion.because()
                        + ".");
        suggestion
                .nextReviewAt()
                .ifPresent(at -> paragraph("   ", "Next review, if it is held now: " + times.full(at) + "."));
        paragraph(
                "   ",
                "From " + words(now) + " it may go to: "
                        + now.next().stream().map(ReviewText::words).collect(Collectors.joining(", ")) + ".");
    }

    private static String words(AttributionState state) {
        return state.text().replace('-', ' ');
    }

    private void foot() {
        lines.add("");
        paragraph(
                "",
                "Report " + wording.reference() + ", version "
                        + bundle.incident().version());
        paragraph("", "Incident " + bundle.incident().id());
        paragraph("", "Message " + bundle.id());
        paragraph("", "Written " + times.full(bundle.at()));
        paragraph("", wording.marking());
    }
}
