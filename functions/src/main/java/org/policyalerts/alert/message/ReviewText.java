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

/** Writes the message about one attribution's review: what to do, why, what is new, what is missing, and what we propose. */
final class ReviewText {

    private final ReviewBundle letter;
    private final Report report;
    private final IncidentWording brief;
    private final TimeFormat times;
    private final List<String> lines = new ArrayList<>();

    ReviewText(ReviewBundle letter, TimeFormat times) {
        this.letter = letter;
        this.report = letter.incident().report();
        this.brief = new IncidentWording(letter.incident());
        this.times = times;
    }

    /** A single ASCII line of at most 100 characters. */
    String subject() {
        String head = "[" + severity() + "] " + headline() + ", case of " + month() + ": ";
        String tail = " (" + letter.audience() + ")";
        String title = PlainText.ascii(brief.title());
        String what = title.length() * 2 < brief.title().length() ? PlainText.ascii(brief.reference()) : title;
        return head + PlainText.shorten(what, 100 - head.length() - tail.length()) + tail;
    }

    /** When it occurred, as far as is known: years later a title alone reads like news. */
    private String month() {
        String day = report.text("timeline.occurredAt");
        return day.substring(0, Math.min(day.length(), "2023-12".length()));
    }

    private String severity() {
        return letter.severity().text().toUpperCase(Locale.ROOT);
    }

    private String headline() {
        return switch (letter.reason()) {
            case DUE -> "Review attribution";
            case MISSED -> "Review missed";
            case MISSED_AGAIN -> "Review missed " + letter.item().missed() + " times";
            case FELL_DORMANT -> "Reviews paused";
            case UNASSESSED -> "Unassessed for 72 h";
            case CONTESTED -> "Contested for 30 days";
            case ALLY_NAMES_STATE -> "An ally names a state";
        };
    }

    /** The body. */
    String body() {
        line(severity() + " reminder for " + letter.audience() + ", " + brief.label() + ", "
                + times.brief(letter.at()));
        line("What:  " + headline() + ", case of " + month() + ": " + brief.title());
        line("Where: " + brief.where(PlainText.COLUMNS - "Where: ".length()));
        line(first());
        line(brief.byWhom());
        todo();
        why();
        standing();
        changed();
        list("WHAT IS MISSING", MissingFacts.of(report));
        suggested();
        list("SIMILAR PAST CASES", letter.past().stream().map(PastCase::inWords).toList());
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
        if (!letter.isReviewDue()) {
            return "For your information; nothing to do before the next review.";
        }
        return "First, by " + times.brief(letter.item().nextStepAt()) + ": " + ask() + ".";
    }

    /** Only the first who is asked holds the review; those told later see to it that it is held. */
    private String ask() {
        return switch (letter.reason()) {
            case DUE, FELL_DORMANT -> "carry out the review, record its outcome";
            case MISSED -> "have the review held, or give it another owner";
            case MISSED_AGAIN -> "decide who carries out the review";
            case UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> "ask where our own judgement stands";
        };
    }

    private void todo() {
        if (!letter.isReviewDue()) {
            return;
        }
        heading("DO");
        paragraph(" 1. ", "By " + times.full(letter.item().nextStepAt()) + ": " + ask() + ".");
        paragraph("    ", "POST /incidents/" + letter.incident().id() + "/reviews");
    }

    private void why() {
        heading("WHY YOU GOT THIS");
        letter.calls().forEach(call -> paragraph(" * ", reason(call) + "."));
    }

    private String reason(ReviewNotice call) {
        String due = times.full(letter.item().dueAt());
        return switch (call.reason()) {
            case DUE -> "The review of this attribution fell due on " + due + ". Its owner is " + owner();
            case MISSED ->
                "The review that fell due on " + due + " has not been held. For the head of " + owner()
                        + ", who was asked in time";
            case MISSED_AGAIN ->
                "The review that fell due on " + due + " has not been held; "
                        + letter.item().missed() + " times in a row it was asked for in vain. Its owner is " + owner();
            case FELL_DORMANT ->
                "The schedule has set this attribution dormant: it is old and nobody has resolved it. It comes back"
                        + " once a year, or within 72 hours of anything new. Any review may wake it, on new evidence";
            case UNASSESSED ->
                "Severity " + report.severity() + ", and " + times.full(call.dueAt())
                        + " was 72 hours after the operator became aware: nobody has claimed or assessed it";
            case CONTESTED ->
                "Credible assessments have disagreed for thirty days, since "
                        + times.full(letter.item().stateSince());
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
                brief.ownJudgement() + ", since " + times.full(letter.item().stateSince()) + ".");
        paragraph("   ", "Last reviewed: " + lastReview() + ".");
        brief.judgements().stream().limit(10).forEach(judgement -> paragraph(" - ", "Assessed: " + judgement + "."));
    }

    private String lastReview() {
        boolean isReviewed =
                letter.item().lastReviewAt().isAfter(letter.incident().receivedAt())
                        || report.find("attribution.lastReviewedAt").isPresent();
        return isReviewed ? times.full(letter.item().lastReviewAt()) : "never";
    }

    private void changed() {
        heading("WHAT CHANGED SINCE THE LAST REVIEW");
        List<CaseNews> news = letter.item().news();
        if (news.isEmpty()) {
            paragraph("   ", "Nothing that was reported to us.");
        }
        news.forEach(one -> paragraph(" - ", times.full(one.at()) + ": " + one.text() + "."));
    }

    private void suggested() {
        heading("WHAT WE SUGGEST (a person decides)");
        Suggestion suggestion = letter.suggestion();
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
                "Report " + brief.reference() + ", version " + letter.incident().version());
        paragraph("", "Incident " + letter.incident().id());
        paragraph("", "Message " + letter.id());
        paragraph("", "Written " + times.full(letter.at()));
        paragraph("", brief.marking());
    }
}
