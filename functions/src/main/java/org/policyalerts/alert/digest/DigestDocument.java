package org.policyalerts.alert.digest;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.digest.Digest.Due;
import org.policyalerts.policy.Policy;

/** Writes a digest for machines; docs/message.schema.json describes what comes out. */
final class DigestDocument {

    private final Digest digest;
    private final DigestSteps steps;

    DigestDocument(Digest digest, DigestSteps steps) {
        this.digest = digest;
        this.steps = steps;
    }

    /** The document with the digest's text in it. */
    Map<String, Object> tree(String text) {
        Map<String, Object> document = digest.head(steps.label()).document();
        document.put("period", digest.period().kind().text());
        document.put("of", digest.period().name());
        document.put("open", (long) digest.open().size());
        document.put("unacknowledged", (long) digest.unacknowledged().size());
        document.put(
                "oldestWaiting", digest.oldestWaiting().map(Instant::toString).orElse(null));
        document.put("overdue", (long) steps.overdue().size());
        document.put(
                "overdueSteps",
                steps.named().stream()
                        .flatMap(List::stream)
                        .map(DigestDocument::step)
                        .toList());
        document.put("suppressed", digest.suppressed());
        document.put("failed", (long) digest.failed());
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        if (!digest.toReview().isEmpty()) {
            document.put(
                    "policiesToReview",
                    digest.toReview().stream().map(DigestDocument::toReview).toList());
        }
        document.put("complete", digest.standing().isComplete());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> step(Due step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", step.alert().incident().value());
        document.put("alert", step.alert().id().value());
        document.put("do", step.action());
        document.put("owner", step.owner());
        document.put("dueAt", step.dueAt().toString());
        return document;
    }

    private static Map<String, Object> toReview(Policy policy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", policy.id().value());
        document.put("title", policy.title());
        document.put("reviewBy", String.valueOf(policy.reviewBy()));
        return document;
    }

    /** What subscribers filter by. */
    Map<String, Object> attributes() {
        Map<String, Object> attributes = digest.head(steps.label()).filters();
        attributes.put("notificationId", digest.id());
        return attributes;
    }
}
