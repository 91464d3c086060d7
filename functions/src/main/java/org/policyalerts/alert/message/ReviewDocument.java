package org.policyalerts.alert.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.alert.message.NewsContext.OmittedCounts;
import org.policyalerts.alert.message.ReviewBundle.PastCase;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.text.PlainText;

/** Writes the message about a review for machines; docs/message.schema.json describes what comes out. */
record ReviewDocument(ReviewBundle bundle, Map<String, Object> head, DetailLevel detail) {

    /** The document with the message's text in it, as far as the detail allows. */
    Map<String, Object> tree(String text) {
        Map<String, Object> document = new LinkedHashMap<>(head);
        document.put("incident", NewsDocument.incident(bundle.incident(), detail, new OmittedCounts()));
        document.put("alerts", List.of());
        document.put("unknowns", new IncidentWording(bundle.incident()).openQuestions(List.of()));
        document.put("review", review());
        NewsDocument.putQuoted(
                document,
                Stream.concat(
                        bundle.past().stream().map(PastCase::id),
                        bundle.item().news().stream().flatMap(news -> news.named().stream())));
        document.put("text", text);
        return document;
    }

    private Map<String, Object> review() {
        ReviewItem item = bundle.item();
        Map<String, Object> review = new LinkedHashMap<>();
        review.put(
                "reasons",
                bundle.calls().stream().map(notice -> notice.reason().text()).toList());
        review.put("dueAt", item.dueAt().toString());
        review.put("step", item.step());
        review.put("missed", (long) item.missed());
        review.put("lastReviewAt", item.lastReviewAt().toString());
        review.put("news", item.news().stream().map(ReviewDocument::news).toList());
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
