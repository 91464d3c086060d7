package org.policyalerts.alert.message;

import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Report;
import org.policyalerts.text.TimeFormat;

/**
 * Writes the message about one attribution's review: what to do, why, what is new, what is missing, and what we
 * propose.
 */
final class ReviewText {

    private static final int MOST_JUDGEMENTS = 10;

    private final ReviewBundle bundle;
    private final Report report;
    private final IncidentWording wording;
    private final ReviewWording review;
    private final TimeFormat times;
    private final TextWriter writer = new TextWriter();

    ReviewText(ReviewBundle bundle, TimeFormat times) {
        this.bundle = bundle;
        this.report = bundle.incident().report();
        this.wording = new IncidentWording(bundle.incident());
        this.review = new ReviewWording(bundle, times);
        this.times = times;
    }

    String subject() {
        String start = "[" + bundle.head().level() + "] " + review.headline() + ": ";
        return SubjectLine.of(start, SubjectLine.spelt(wording.title(), bundle.incident()), bundle.audience());
    }

    String body() {
        IncidentText incident = new IncidentText(bundle.incident(), times, writer);
        incident.head(opening(), review.headline() + ": " + wording.title(), first());
        todo();
        why();
        standing();
        changed();
        list("WHAT IS MISSING", MissingFacts.of(report));
        suggested();
        list("SIMILAR PAST CASES", bundle.past().stream().map(PastCase::inWords).toList());
        writer.line("");
        incident.foot(bundle.head(), "");
        return writer.text();
    }

    private String opening() {
        MessageHead head = bundle.head();
        return head.level() + " " + head.kind() + " for " + head.audience() + ", " + wording.label() + ", "
                + times.brief(head.at());
    }

    private String first() {
        return bundle.isReviewDue()
                ? "First, by " + times.brief(bundle.item().nextStepAt()) + ": " + review.task() + "."
                : "For your information; nothing to do before the next review.";
    }

    private void todo() {
        if (bundle.isReviewDue()) {
            writer.heading("DO");
            writer.paragraph(" 1. ", "By " + times.full(bundle.item().nextStepAt()) + ": " + review.task() + ".");
            writer.paragraph("    ", "POST /incidents/" + bundle.incident().id() + "/reviews");
        }
    }

    private void why() {
        writer.heading("WHY YOU GOT THIS");
        bundle.calls().forEach(notice -> writer.paragraph(" * ", review.explanation(notice) + "."));
    }

    private void standing() {
        writer.heading("WHERE IT STANDS");
        writer.prose(
                wording.ownJudgement() + ", since " + times.full(bundle.item().stateSince()) + ".");
        writer.prose("Last reviewed: " + lastReview() + ".");
        wording.judgements().stream()
                .limit(MOST_JUDGEMENTS)
                .forEach(judgement -> writer.paragraph(" - ", "Assessed: " + judgement + "."));
    }

    private String lastReview() {
        boolean isReviewed =
                bundle.item().lastReviewAt().isAfter(bundle.incident().receivedAt())
                        || report.find("attribution.lastReviewedAt").isPresent();
        return isReviewed ? times.full(bundle.item().lastReviewAt()) : "never";
    }

    private void changed() {
        writer.heading("WHAT CHANGED SINCE THE LAST REVIEW");
        List<CaseNews> news = bundle.item().news();
        if (news.isEmpty()) {
            writer.prose("Nothing that was reported to us.");
        }
        news.forEach(one -> writer.paragraph(" - ", times.full(one.at()) + ": " + one.text() + "."));
    }

    private void suggested() {
        writer.heading("WHAT WE SUGGEST (a person decides)");
        Suggestion suggestion = bundle.suggestion();
        AttributionState now = AttributionState.of(report.text("attribution.status"));
        String move = (suggestion.state() == now ? "Leave it " : "Move it to ") + words(suggestion.state());
        writer.prose(move + ": " + suggestion.because() + ".");
        suggestion
                .nextReviewAt()
                .ifPresent(at -> writer.prose("Next review, if it is held now: " + times.full(at) + "."));
        String next = now.next().stream().map(ReviewText::words).collect(Collectors.joining(", "));
        writer.prose("From " + words(now) + " it may go to: " + next + ".");
    }

    private static String words(AttributionState state) {
        return IncidentWording.words(state.text());
    }

    private void list(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            writer.heading(title);
            sentences.forEach(sentence -> writer.paragraph(" - ", sentence + "."));
        }
    }
}
