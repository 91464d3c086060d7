package org.policyalerts.alert.evaluation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.Notification;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Question;

/** A decision as a plain document: whole, with the reason for every policy of the book, or as it is kept. */
public final class DecisionDocument {

    /** Names the incident that counts in the place of this one. */
    static final String DUPLICATE_OF = "duplicateOf";

    /** The lists that are not kept. */
    static final List<String> RECOMPUTED = List.of("notMatched", "unknown");

    /** The lists of policies that are. */
    static final List<String> KEPT = List.of("matched", "muted", "shadow", "pending", "fulfilled", "failed");

    private final Decision decision;
    private final ZoneId zone;

    private DecisionDocument(Decision decision, ZoneId zone) {
        this.decision = decision;
        this.zone = zone;
    }

    /**
     * The document of a decision, whole.
     *
     * @param suppressed why its matches alert nobody ("backfill", "exercise"); empty if they do
     */
    public static Map<String, Object> of(Decision decision, ZoneId zone, Optional<String> suppressed) {
        Map<String, Object> document = new DecisionDocument(decision, zone).document();
        suppressed.ifPresent(reason -> document.put("suppressed", reason));
        return document;
    }

    /**
     * The same as it is kept: without the policies that do not hold and those that nobody can tell of, which are most
     * of a large book. {@link DecisionAnswer} works them out again.
     */
    static Map<String, Object> kept(Decision decision, ZoneId zone, Optional<String> suppressed) {
        Map<String, Object> document = of(decision, zone, suppressed);
        document.keySet().removeAll(RECOMPUTED);
        return document;
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", decision.incident().value());
        document.put("version", (long) decision.version());
        document.put("at", decision.at().toString());
        if (!decision.book().isEmpty()) {
            document.put("book", decision.book());
        }
        decision.duplicateOf().ifPresent(primary -> document.put(DUPLICATE_OF, primary.value()));
        putPolicies(document);
        if (!decision.historyCut().isEmpty()) {
            document.put(
                    "historyCut",
                    decision.historyCut().stream().map(Shared::text).toList());
        }
        return document;
    }

    private void putPolicies(Map<String, Object> document) {
        document.put("matched", decision.matched().stream().map(this::match).toList());
        document.put(
                "notMatched",
                decision.notMatched().stream().map(this::notMatched).toList());
        document.put("unknown", decision.unknown().stream().map(this::unknown).toList());
        document.put(
                "asked",
                Question.of(decision).stream().map(DecisionDocument::asked).toList());
        document.put("muted", decision.muted().stream().map(this::muted).toList());
        document.put("shadow", decision.shadow().stream().map(this::match).toList());
        document.put("pending", decision.pending().stream().map(this::pending).toList());
        document.put(
                "fulfilled", decision.fulfilled().stream().map(this::fulfilled).toList());
        document.put("failed", decision.failed().stream().map(this::failed).toList());
    }

    /** What silences keep quiet, and duties that nobody could have met; these policies hold and are matched. */
    static void putKeptQuiet(Map<String, Object> document, List<HeldBackMatch> held) {
        document.put("silenced", reasons(held, HeldBackMatch::isQuietOnly));
        List<Map<String, Object>> notOwed = reasons(held, one -> NotOwed.isReason(one.reason()));
        if (!notOwed.isEmpty()) {
            document.put("notOwed", notOwed);
        }
    }

    private static List<Map<String, Object>> reasons(List<HeldBackMatch> held, Predicate<HeldBackMatch> which) {
        return held.stream()
                .filter(which)
                .map(one -> named(one.match().policy().id().value(), "reason", one.reason()))
                .toList();
    }

    /** Who is told, and how much of it leaves. */
    static void putNotifications(Map<String, Object> document, List<Notification> notifications, String ceiling) {
        List<Map<String, Object>> told = new ArrayList<>();
        for (Notification notification : notifications) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("notificationId", notification.id());
            one.put("audience", notification.audience());
            one.put("kind", notification.kind());
            one.put("handling", notification.handling().text());
            if (notification.handling() != Notification.Handling.FULL) {
                one.put("reason", notification.handling().reason(ceiling));
            }
            told.add(one);
        }
        document.put("notifications", told);
    }

    private Map<String, Object> match(Match match) {
        Policy policy = match.policy();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", policy.id().value());
        document.put("policyVersion", (long) policy.version());
        document.put("severity", policy.severity().text());
        document.put("audience", policy.audience());
        document.put(
                "actions",
                match.recommended().stream()
                        .map(step -> AlertDocument.of(Action.of(
                                step, match.dueAt(step, decision.at(), zone).orElse(null))))
                        .toList());
        List<Decision.Step> others =
                match.steps().stream().filter(step -> !step.isRecommended()).toList();
        if (!others.isEmpty()) {
            document.put(
                    "notRecommended",
                    others.stream().map(DecisionDocument::notRecommended).toList());
        }
        document.put("because", AlertDocument.because(match.because()));
        return document;
    }

    private static Map<String, Object> notRecommended(Decision.Step step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", step.recommendation().kind().text());
        document.put("do", step.recommendation().action());
        document.put("owner", step.recommendation().owner());
        document.put("because", AlertDocument.because(step.because()));
        return document;
    }

    private Map<String, Object> fulfilled(Decision.Fulfilled fulfilled) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", fulfilled.match().policy().id().value());
        document.put("at", fulfilled.at() == null ? null : fulfilled.at().toString());
        document.put(
                "dueAt", fulfilled.dueAt() == null ? null : fulfilled.dueAt().toString());
        document.put("late", fulfilled.isLate());
        return document;
    }

    private Map<String, Object> notMatched(Decision.NotMatched none) {
        return named(none.policy().value(), "because", AlertDocument.because(none.because()));
    }

    private Map<String, Object> unknown(Decision.Unknown unknown) {
        return named(unknown.policy().id().value(), "missing", List.copyOf(unknown.missing()));
    }

    private static Map<String, Object> asked(Question question) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("field", question.field());
        document.put("words", question.words());
        document.put(
                "policies",
                question.waiting().stream().map(policy -> policy.id().value()).toList());
        return document;
    }

    private Map<String, Object> muted(Decision.Muted muted) {
        return named(muted.match().policy().id().value(), "by", muted.by().value());
    }

    private Map<String, Object> failed(Decision.Failed failed) {
        Map<String, Object> document = named(failed.policy().id().value(), "reason", failed.reason());
        if (failed.mutedBy() != null) {
            document.put("mutedBy", failed.mutedBy().value());
        }
        return document;
    }

    private Map<String, Object> pending(Decision.Pending pending) {
        Map<String, Object> document = named(
                pending.match().policy().id().value(), "dueAt", pending.dueAt().toString());
        if (pending.remindAt() != null) {
            document.put("remindAt", pending.remindAt().toString());
        }
        if (pending.mutedBy() != null) {
            document.put("mutedBy", pending.mutedBy().value());
        }
        return document;
    }

    private static Map<String, Object> named(String policy, String name, Object value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("policy", policy);
        document.put(name, value);
        return document;
    }
}
