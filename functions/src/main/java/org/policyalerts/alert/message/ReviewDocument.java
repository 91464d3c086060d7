package org.policyalerts.alert.message;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.text.PlainText;

/** The message about a review for machines; docs/message.schema.json describes what comes out. */
final class ReviewDocument {

    private final ReviewBundle bundle;

    ReviewDocument(ReviewBundle bundle) {
        this.bundle = bundle;
    }

    /** The part that is about the review. */
    Map<String, Object> review() {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put(
                "reasons",
                bundle.calls().stream()
                        .map(call ->
                                call.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
        review.put("dueAt", bundle.item().dueAt().toString());
        review.put("step", bundle.item().step());
        review.put("missed", (long) bundle.item().missed());
        review.put("lastReviewAt", bundle.item().lastReviewAt().toString());
        review.put(
                "news", bundle.item().news().stream().map(ReviewDocument::news).toList());
        review.put(
                "missing",
                MissingFacts.of(bundle.incident().report()).stream()
                        .map(PlainText::clean)
                        .toList());
        review.put("suggestedStatus", bundle.suggestion().state().text());
        review.put("suggestedBecause", bundle.suggestion().because());
        bundle.suggestion().nextReviewAt().ifPresent(at -> review.put("suggestedNextReviewAt", at.toString()));
        review.put("similar", bundle.past().stream().map(ReviewDocument::past).toList());
        return review;
    }

    private static Map<String, Object> news(CaseNews news) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", news.at().toString());
        document.put("text", PlainText.clean(news.text()));
        return document;
    }

    private static Map<String, Object> past(PastCase past) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", past.id().value());
        document.put("reference", PlainText.clean(past.reference()));
        document.put("likeness", past.likeness());
        document.put("attribution", past.state());
        past.took().ifPresent(took -> document.put("attributedAfterDays", took.toDays()));
        return document;
    }
}
