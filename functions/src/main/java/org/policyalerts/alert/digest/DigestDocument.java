package org.policyalerts.alert.digest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.digest.BookWatch.Trials;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.alert.message.TaskRow;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.PlainText;

/** Writes a digest for machines; docs/message.schema.json describes what comes out. */
final class DigestDocument {

    /** What the topic takes in one message, with room to spare. */
    private static final int MOST_TASKS = 300;

    private DigestDocument() {}

    /**
     * The document with the digest's text in it.
     *
     * @param listed the rows that the text lists; who answers the message takes their tasks
     */
    static Map<String, Object> of(Digest digest, List<DigestRow> listed, String text, Presentation presentation) {
        Map<String, Object> document = digest.head().document();
        digest.recipient().organisation().ifPresent(name -> document.put("organisation", name));
        String code = MessageCode.of(digest.id());
        document.put("code", code);
        document.put(
                "answerUrl",
                presentation.deskUrl().map(url -> url + "/desk#/m/" + code).orElse(null));
        document.put("period", digest.isWeekly() ? "weekly" : "daily");
        document.put("of", digest.day().toString());
        document.put("open", (long) digest.rows().size());
        document.put(
                "late",
                digest.rows().stream().filter(row -> row.isLate(digest.at())).count());
        document.put(
                "new",
                digest.rows().stream()
                        .filter(row -> row.isNewSince(digest.since()))
                        .count());
        document.put("restricted", digest.restricted());
        putLists(document, digest, listed);
        document.put("text", text);
        return document;
    }

    private static void putLists(Map<String, Object> document, Digest digest, List<DigestRow> listed) {
        document.put(
                "tasks",
                listed.stream()
                        .flatMap(row -> row.members().stream())
                        .limit(MOST_TASKS)
                        .map(DigestDocument::task)
                        .toList());
        document.put(
                "reviews",
                digest.namedReviews().stream().map(DigestDocument::review).toList());
        document.put("failed", (long) digest.undelivered().size());
        document.put(
                "policiesToReview",
                digest.toReview().stream().map(DigestDocument::policy).toList());
        digest.rules().trials().ifPresent(trials -> document.put("onTrial", onTrial(trials)));
        digest.rules()
                .shipped()
                .ifPresent(book ->
                        document.put("shippedBook", Map.of("hash", book.hash(), "policies", (long) book.policies())));
    }

    private static Map<String, Object> onTrial(Trials trials) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", trials.from().toString());
        document.put("to", trials.to().toString());
        document.put("complete", trials.isWhole());
        document.put(
                "policies",
                trials.policies().stream()
                        .map(one -> Map.of(
                                "policy",
                                one.policy(),
                                "title",
                                PlainText.clean(one.title()),
                                "alerts",
                                (long) one.alerts(),
                                "messages",
                                (long) one.messages()))
                        .toList());
        return document;
    }

    private static Map<String, Object> task(Member member) {
        return TaskRow.document(member.state(), member.state().recipient(), member.task());
    }

    private static Map<String, Object> review(Review review) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", review.incident().id().value());
        document.put("title", review.incident().title());
        document.put("dueAt", review.item().dueAt().toString());
        document.put("missed", (long) review.item().missed());
        return document;
    }

    private static Map<String, Object> policy(Policy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", policy.id().value());
        document.put("title", PlainText.clean(policy.title()));
        document.put("reviewBy", String.valueOf(policy.reviewBy()));
        return document;
    }
}
