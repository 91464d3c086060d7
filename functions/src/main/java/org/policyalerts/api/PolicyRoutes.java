package org.policyalerts.api;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.PolicyWords;
import org.policyalerts.policy.Recommendation;

/** The rows that show the policies in force. */
public final class PolicyRoutes {

    private static final Set<Scope> ANYBODY = EnumSet.allOf(Scope.class);

    private PolicyRoutes() {}

    public static List<Route> rows(PolicyBook book) {
        return List.of(
                Route.of("GET", "/policies", ANYBODY, request -> list(book, request.caller())),
                Route.of("GET", "/policies/{id}", ANYBODY, request -> one(book, request)));
    }

    private static ApiResponse list(PolicyBook book, Caller caller) {
        List<Map<String, Object>> policies = book.policies().stream()
                .map(policy -> document(policy, Optional.empty(), caller))
                .toList();
        return ApiResponse.json(200, Map.of("policies", policies));
    }

    private static ApiResponse one(PolicyBook book, ApiRequest request) {
        Policy policy = book.find(new PolicyId(request.part("id")))
                .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, "There is no such policy."));
        return ApiResponse.json(200, document(policy, book.words(policy.id()), request.caller()));
    }

    /**
     * Who is told and what is asked of whom is for neither reporters nor operators, here as little as in a decision.
     *
     * @param words what it asks of a report; empty in a list
     */
    private static Map<String, Object> document(Policy policy, Optional<PolicyWords> words, Caller caller) {
        boolean isForAuthority = caller.isOfAuthority() || caller.hasAny(Set.of(Scope.PUBLISH));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", policy.id().value());
        document.put("version", policy.version());
        document.put("hash", policy.hash());
        document.put("title", policy.title());
        document.put("severity", policy.severity().text());
        document.put("mode", policy.mode().text());
        if (isForAuthority) {
            document.put("audience", policy.audience());
            document.put("recommend", steps(policy, words));
        }
        words.ifPresent(asked -> putWords(document, asked));
        document.put("why", policy.why());
        document.put("references", policy.references());
        document.put("onUnknown", policy.onUnknown().text());
        if (!policy.asks().isEmpty()) {
            document.put("asks", policy.asks());
        }
        if (policy.reviewBy() != null) {
            document.put("reviewBy", policy.reviewBy().toString());
        }
        return document;
    }

    private static void putWords(Map<String, Object> document, PolicyWords words) {
        document.put("when", words.when());
        if (!words.until().isEmpty()) {
            document.put("until", words.until());
        }
        words.clock().ifPresent(clock -> document.put("clock", clock));
    }

    private static List<Map<String, Object>> steps(Policy policy, Optional<PolicyWords> words) {
        List<Map<String, Object>> steps = new ArrayList<>();
        for (Recommendation step : policy.recommend()) {
            Map<String, Object> document = document(step);
            words.map(asked -> asked.ifs().get(steps.size())).ifPresent(own -> document.put("if", own));
            steps.add(document);
        }
        return steps;
    }

    private static Map<String, Object> document(Recommendation step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", step.kind().text());
        document.put("do", step.action());
        document.put("owner", step.owner());
        document.put("within", step.within());
        document.put("per", step.per().text());
        return document;
    }
}
