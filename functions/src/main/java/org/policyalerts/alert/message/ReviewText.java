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
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;
import org.policyalerts.text.TimeFormat;

/** Writes the message about one attribution's review: what to do, why, what is new, missing and proposed. */
final class ReviewText {

    /** How the news of a case name an incident beside its reference. */
    private static final String ID = " \\(inc_[0-9A-Z]{26}\\)";

    private static final int MOST_LINES = 40;
    private static final int HEAD_LINES = 7;
    private static final String WHAT = "What:  ";
    private static final int LONGEST_LIST = 10;

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

    SubjectLine subject() {
        String start = "[" + bundle.head().level() + "] " + bundle.headline() + ": ";
        return new SubjectLine(start, wording.title(), bundle.incident(), "", PlainText.clean(name()));
    }

    /** With lists as long as there is room for; without past cases before it is too long. */
    String text() {
        return IntStream.iterate(LONGEST_LIST, most -> most - 1)
                .limit(LONGEST_LIST + 1)
                .mapToObj(this::body)
                .filter(text -> text.lines().count() <= MOST_LINES)
                .findFirst()
                .orElseGet(() -> body(0));
    }

    private String body(int most) {
        TextWriter writer = new TextWriter();
        head(writer);
        task(writer);
        writer.heading("WHY");
        bundle.calls().forEach(notice -> writer.paragraph(" - ", explanation(notice) + "."));
        int atLeastOne = Math.max(1, most);
        standing(writer, atLeastOne);
        changed(writer, atLeastOne);
        list(writer, "WHAT IS MISSING", MissingFacts.of(report), atLeastOne);
        suggested(writer);
        list(
                writer,
                "SIMILAR PAST CASES",
                most == 0
                        ? List.of()
                        : bundle.past().stream().map(PastCase::inWords).toList(),
                most);
        writer.line("");
        writer.paragraph(
                "",
                "Report " + wording.reference() + ", version "
                        + bundle.incident().version() + ". Written " + times.exact(bundle.at()) + ".");
        writer.paragraph("", wording.marking());
        return writer.text();
    }

    /** The seven lines that a phone shows. */
    private void head(TextWriter writer) {
        List<String> yours = PlainText.wrap(
                "",
                "",
                bundle.isReviewDue()
                        ? "Yours: 1 task, " + deadline() + ": " + Sentences.inside(bundle.task()) + "."
                        : "Yours: nothing to do before the next review.");
        List<String> what = what(HEAD_LINES - 4 - yours.size());
        writer.line("REVIEW: " + bundle.head().level() + " for " + PlainText.clean(name()) + " · "
                + IncidentWording.label(wording.tlp()) + " · " + times.brief(bundle.at()));
        what.forEach(writer::line);
        if (what.size() + yours.size() + 4 < HEAD_LINES) {
            writer.line("Where: " + wording.where(PlainText.COLUMNS - WHAT.length()));
        }
        writer.line(wording.byWhom());
        writer.line("New:   " + change() + ".");
        yours.forEach(writer::line);
        writer.wide(NewsContext.answer(presentation, bundle.id()));
    }

    private List<String> what(int room) {
        String indent = " ".repeat(WHAT.length());
        String title = "Case of " + bundle.month() + ": " + wording.headline();
        // Words that do not fit leave the ends of lines empty.
        int columns = room * (PlainText.COLUMNS - WHAT.length()) - 20 * (room - 1);
        List<String> lines = PlainText.wrap(WHAT, indent, title);
        return lines.size() <= room
                ? lines
                : PlainText.wrap(WHAT, indent, PlainText.shorten(title, columns).replaceFirst(" ?[^ ]*[.]{3}$", " …"));
    }

    private String name() {
        return presentation.names().of(Recipient.of(bundle.audience()));
    }

    private String deadline() {
        return "by " + times.day(bundle.item().nextStepAt(), bundle.at());
    }

    /** What made us write, without the full stop of a sentence; in a line. */
    private String change() {
        String due = times.day(bundle.item().dueAt(), bundle.at());
        int news = bundle.item().news().size();
        return switch (bundle.reason()) {
            case DUE ->
                "the review fell due " + due
                        + (news == 0 ? "" : "; " + Sentences.counted(news, "new fact") + " since the last one");
            case MISSED -> "nobody has held the review that fell due " + due;
            case MISSED_AGAIN ->
                "nobody has held the review of " + due + "; missed "
                        + bundle.item().missed() + " times";
            case FELL_DORMANT -> "reviews are paused; they come back in a year, or with any news";
            case UNASSESSED -> "72 hours after the operator knew, nobody has claimed or assessed it";
            case CONTESTED -> "assessments have disagreed for thirty days";
            case ALLY_NAMES_STATE -> "another country names a state as responsible";
        };
    }

    /** The one task as those of other messages, and which of its two dates is which. */
    private void task(TextWriter writer) {
        if (!bundle.isReviewDue()) {
            return;
        }
        writer.heading("YOUR TASKS");
        writer.item(" 1. ", deadline() + "   ", bundle.task());
        writer.paragraph(
                "    ",
                "Fell due " + times.day(bundle.item().dueAt(), bundle.at())
                        + "; not held in time, the review counts as missed.");
        writer.paragraph("    ", "Record outcome, reason and next date at the desk or through the API.");
    }

    /** Why the reader is told, as a sentence without its full stop. */
    private String explanation(ReviewNotice notice) {
        String due = times.full(bundle.item().dueAt());
        return switch (notice.reason()) {
            case DUE -> "The review of this attribution fell due on " + due + ". Its owner is " + owner();
            case MISSED ->
                "The review that fell due on " + due
                        + " has not been held, though it was asked for in time. Its owner is " + owner();
            case MISSED_AGAIN ->
                "This review was asked for in vain " + bundle.item().missed() + " times in a row. Its owner is "
                        + owner();
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
