package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.StoredReview;
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
        Key key = key(incident);
        Map<String, Object> item = new HashMap<>();
        item.put("pk", key.pk());
        item.put("sk", key.sk());
        item.put("type", "review");
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
        Map<String, Object> body = ItemBody.read(item);
        return new ReviewItem(
                instant(item.get("dueAt")),
                instant(item.get("reviewDueAt")),
                instant(body.get("nextStepAt")),
                Boolean.TRUE.equals(body.get("asked")),
                (int) number(body, "missed"),
                instant(body.get("lastReviewAt")),
                instant(body.get("stateSince")),
                (int) number(body, "unchanged"),
                list(body, "news").stream().map(ReviewItems::readNews).toList(),
                Optional.ofNullable(body.get("askedAt")).map(ReviewItems::instant),
                list(body, "known").stream().map(String::valueOf).toList());
    }

    private static CaseNews readNews(Object tree) {
        Map<?, ?> news = (Map<?, ?>) tree;
        return new CaseNews(String.valueOf(news.get("key")), instant(news.get("at")), String.valueOf(news.get("text")));
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
        Map<String, Object> item = new HashMap<>();
        item.put("pk", ItemKeys.incident(incident).pk());
        item.put("sk", sk);
        item.put("type", "review-record");
        item.put("version", (long) review.version());
        item.put("body", ItemBody.write(body));
        return item;
    }

    static ReviewRecord record(Map<String, Object> item) {
        Map<String, Object> body = ItemBody.read(item);
        return new ReviewRecord(
                (int) ItemBody.number(item, "version"),
                String.valueOf(body.get("by")),
                instant(body.get("at")),
                String.valueOf(body.get("from")),
                String.valueOf(body.get("to")),
                Optional.ofNullable(body.get("confidence")).map(String::valueOf),
                Optional.ofNullable(body.get("note")).map(String::valueOf),
                Optional.ofNullable(body.get("nextReviewAt")).map(ReviewItems::instant),
                String.valueOf(body.get("asked")));
    }

    private static Instant instant(@org.jspecify.annotations.Nullable Object text) {
        return Instant.parse(String.valueOf(text));
    }

    private static long number(Map<String, Object> body, String name) {
        return Long.parseLong(String.valueOf(body.get(name)));
    }

    private static List<?> list(Map<String, Object> body, String name) {
        return body.get(name) instanceof List<?> list ? list : List.of();
    }
}
