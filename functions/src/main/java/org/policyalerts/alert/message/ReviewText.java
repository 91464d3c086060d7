package org.policyalerts.alert.message;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.message.ReviewBundle.PastCase;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/**
 * Writes the message about one attribution's review: what to do, why, what is new, what is missing, and what we
 * propose.
 */
final class ReviewText {

    /** How the news of a case name an incident beside its reference. */
    private static final String ID = " \\(inc_[0-9A-Z]{26}\\)";

    private static final int MOST_LINES = 40;
    private static final int LONGEST_LIST = 10;
    private static final int TITLE_COLUMNS = 130;

    private final ReviewBundle bundle;
    private final Report report;
    private final IncidentWording wording;
    private final TimeFormat times;
    private final Presentation presentation;

    ReviewText(ReviewBundle bundle, TimeFormat times, Presentation presentation) {
        this.bundle = bundle;
        this.report = bundle.incident().report();
        this.wording = new IncidentWording(bundle.incident());
        this.times = times;
        this.presentation = presentation;
    }

    String subject() {
        String start = "[" + bundle.head().level() + "] " + headline() + ": ";
        String name = PlainText.ascii(name());
        return SubjectLine.of(start, SubjectLine.spelt(wording.title(), bundle.incident()), name);
    }

    private String name() {
        return presentation.names().of(Recipient.of(bundle.audience()));
    }

    /** With lists as long as there is room for. */
    String text() {
        return IntStream.iterate(LONGEST_LIST, most -> most - 1)
                .limit(LONGEST_LIST)
                .mapToObj(this::body)
                .filter(text -> text.lines().count() <= MOST_LINES)
                .findFirst()
                .orElseGet(() -> body(1));
    }

    private String body(int most) {
        TextWriter writer = new TextWriter();
        head(writer);
        writer.heading("WHY");
        bundle.calls().forEach(notice -> writer.paragraph(" - ", explanation(notice) + "."));
        standing(writer, most);
        changed(writer, most);
        list(writer, "WHAT IS MISSING", MissingFacts.of(report), most);
        suggested(writer);
        list(
                writer,
                "SIMILAR PAST CASES",
                bundle.past().stream().map(PastCase::inWords).toList(),
                most);
        writer.line("");
        writer.paragraph(
                "",
                "Report " + wording.reference() + ", version "
                        + bundle.incident().version() + ". Written " + times.exact(bundle.at()) + ".");
        writer.paragraph("", wording.marking());
        return writer.text();
    }

    private void head(TextWriter writer) {
        writer.line(bundle.head().level() + " for " + PlainText.clean(name()) + " · " + wording.label() + " · "
                + times.brief(bundle.at()));
        String title =
                PlainText.shorten(wording.title(), TITLE_COLUMNS - headline().length());
        writer.paragraph("What:  ", headline() + ": " + title);
        writer.line("Where: " + wording.where(PlainText.COLUMNS - "Where: ".length()));
        writer.line(wording.byWhom());
        writer.paragraph(
                "",
                bundle.isReviewDue()
                        ? "Yours: 1 task, by " + times.day(bundle.item().nextStepAt(), bundle.at()) + ": " + task()
                                + "."
                        : "Yours: nothing to do before the next review.");
        writer.wide(NewsContext.answer(presentation, bundle.id()));
    }

    /** "Review missed, case of 2023-12", because years later a title alone reads like news. */
    private String headline() {
        String occurredAt = report.text("timeline.occurredAt");
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
    private String task() {
        return switch (bundle.reason()) {
            case DUE, FELL_DORMANT -> "carry out the review, record its outcome";
            case MISSED -> "have the review held, or give it another owner";
            case MISSED_AGAIN -> "decide who carries out the review";
            case UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> "ask where our own judgement stands";
        };
    }

    /** Why the reader is told, as a sentence without its full stop. */
    private String explanation(ReviewNotice notice) {
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
                "Severity " + report.text("severity") + ", and " + times.full(notice.dueAt())
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

    private void standing(TextWriter writer, int most) {
        writer.heading("WHERE IT STANDS");
        writer.paragraph(
                " - ",
                wording.ownJudgement() + ", since " + times.full(bundle.item().stateSince()) + ".");
        writer.paragraph(" - ", "Last reviewed: " + lastReview() + ".");
        bullets(
                writer,
                wording.judgements().stream().map(one -> "Assessed: " + one).toList(),
                most);
    }

    private String lastReview() {
        boolean isReviewed =
                bundle.item().lastReviewAt().isAfter(bundle.incident().receivedAt())
                        || report.find("attribution.lastReviewedAt").isPresent();
        return isReviewed ? times.full(bundle.item().lastReviewAt()) : "never";
    }

    private void changed(TextWriter writer, int most) {
        writer.heading("WHAT CHANGED SINCE THE LAST REVIEW");
        List<String> news = bundle.item().news().stream()
                .map(one -> times.full(one.at()) + ": " + one.text().replaceAll(ID, ""))
                .toList();
        bullets(writer, news.isEmpty() ? List.of("Nothing that was reported to us") : news, most);
    }

    private void suggested(TextWriter writer) {
        writer.heading("WHAT WE SUGGEST (a person decides)");
        Suggestion suggestion = bundle.suggestion();
        AttributionState now = AttributionState.of(report.text("attribution.status"));
        String move = (suggestion.state() == now ? "Leave it " : "Move it to ") + words(suggestion.state());
        writer.paragraph(" - ", move + ": " + suggestion.because() + ".");
        suggestion
                .nextReviewAt()
                .ifPresent(at -> writer.paragraph(" - ", "Next review, if it is held now: " + times.full(at) + "."));
        String next = now.next().stream().map(ReviewText::words).collect(Collectors.joining(", "));
        writer.paragraph(" - ", "From " + words(now) + " it may go to: " + next + ".");
    }

    private static String words(AttributionState state) {
        return IncidentWording.words(state.text());
    }

    private void list(TextWriter writer, String title, List<String> sentences, int most) {
        if (!sentences.isEmpty()) {
            writer.heading(title);
            bullets(writer, sentences, most);
        }
    }

    /** The last says how many more there are. */
    private void bullets(TextWriter writer, List<String> sentences, int most) {
        int told = Math.min(most, sentences.size());
        int left = sentences.size() - told;
        String where = NewsContext.link(presentation, bundle.id()).isPresent() ? "link" : "at the desk";
        for (int i = 0; i < told; i++) {
            String more = i == told - 1 && left > 0 ? " … and " + left + " more (" + where + ")" : "";
            writer.paragraph(" - ", sentences.get(i) + "." + more);
        }
    }
}
