package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReviewRecord;

/** A case's place on the calendar and the latest review held, as items beside the incident. */
final class ReviewItems {

    static final String ITEM = "C#R#item";
    static final String LAST = "C#R#last";

    /** The partition of the list index with every case on the calendar, most overdue first. */
    static final String LIST = "R#open";

    private ReviewItems() {}

    static Key key(IncidentId incident) {
        return new Key(ItemKeys.incident(incident).pk(), ITEM);
    }

    /** What is stored of an incident's reviews, among the items beside it. */
    static StoredReview stored(List<Map<String, Object>> items) {
        return new StoredReview(
                find(items, ITEM).map(ReviewItems::item), find(items, LAST).map(ReviewItems::record));
    }

    private static Optional<Map<String, Object>> find(List<Map<String, Object>> items, String sk) {
        return items.stream().filter(item -> sk.equals(item.get("sk"))).findFirst();
    }

    static Map<String, Object> item(IncidentId incident, ReviewItem review) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("nextStepAt", review.nextStepAt().toString());
        body.put("asked", review.isAsked());
        body.put("missed", (long) review.missed());
        body.put("lastReviewAt", review.lastReviewAt().toString());
        body.put("stateSince", review.stateSince().toString());
        body.put("unchanged", (long) review.unchanged());
        body.put("news", review.news().stream().map(ReviewItems::news).toList());
        review.askedAt().ifPresent(at -> body.put("askedAt", at.toString()));
        body.put("known", review.known());
        Map<String, Object> item = key(incident).item("review");
        item.put("reviewDueAt", review.dueAt().toString());
        item.put("dueShard", ItemKeys.dueShard(incident.value()));
        item.put("dueAt", ItemKeys.instant(review.moment()));
        item.put("listKey", LIST);
        item.put("listSort", ItemKeys.instant(review.dueAt()) + "#" + incident);
        item.put("body", ItemBody.write(body));
        return item;
    }

    private static Map<String, Object> news(CaseNews news) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", news.key());
        tree.put("at", news.at().toString());
        tree.put("text", news.text());
        return tree;
    }

    static ReviewItem item(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        ItemReader body = new ItemReader(ItemBody.read(item));
        return new ReviewItem(
                stored.instant("dueAt"),
                stored.instant("reviewDueAt"),
                body.instant("nextStepAt"),
                body.isTrue("asked"),
                body.number("missed"),
                body.instant("lastReviewAt"),
                body.instant("stateSince"),
                body.number("unchanged"),
                body.objects("news").stream().map(ReviewItems::news).toList(),
                body.find("askedAt").map(Instant::parse),
                body.texts("known"));
    }

    private static CaseNews news(ItemReader news) {
        return new CaseNews(news.text("key"), news.instant("at"), news.text("text"));
    }

    /** The latest review, and under its version for good. */
    static List<Map<String, Object>> records(IncidentId incident, ReviewRecord review) {
        String past = "R#" + ItemBody.padded(review.version());
        return List.of(record(incident, LAST, review), record(incident, past, review));
    }

    private static Map<String, Object> record(IncidentId incident, String sk, ReviewRecord review) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by", review.by());
        body.put("at", review.at().toString());
        body.put("from", review.from());
        body.put("to", review.to());
        review.confidence().ifPresent(confidence -> body.put("confidence", confidence));
        review.note().ifPresent(note -> body.put("note", note));
        review.nextReviewAt().ifPresent(at -> body.put("nextReviewAt", at.toString()));
        body.put("asked", review.asked());
        Map<String, Object> item = new Key(ItemKeys.incident(incident).pk(), sk).item("review-record");
        item.put("version", (long) review.version());
        item.put("body", ItemBody.write(body));
        return item;
    }

    static ReviewRecord record(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        return new ReviewRecord(
                new ItemReader(item).number("version"),
                body.text("by"),
                body.instant("at"),
                body.text("from"),
                body.text("to"),
                body.find("confidence"),
                body.find("note"),
                body.find("nextReviewAt").map(Instant::parse),
                body.text("asked"));
    }
}
