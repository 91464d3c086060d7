package org.policyalerts.policy.book;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.condition.TimeSpan;

/**
 * Writes a checked book, without the cases of its policies, as the document that {@link StoredBook} reads. The same
 * book gives the same text.
 */
public final class BookDocument {

    /**
     * Rises with every change of the form, so that no code reads a document of another form. Published books lie in
     * tables in the form of the program that they were published with: whoever raises this has {@link StoredBook} go on
     * reading the forms before.
     */
    static final long FORMAT = 2;

    private BookDocument() {}

    /** @param sources the files that the policies were checked from */
    public static String write(Book sources, List<CheckedPolicy> policies) {
        Map<String, Object> document = document(policies);
        document.put("hash", sources.hash());
        document.put("claimants", sources.text(Book.CLAIMANTS).orElse(""));
        document.put("legalPack", sources.text(Book.LEGAL_PACK).orElse(""));
        return JsonWriter.write(document);
    }

    /** Policies alone. */
    public static String write(List<CheckedPolicy> policies) {
        return JsonWriter.write(document(policies));
    }

    private static Map<String, Object> document(List<CheckedPolicy> policies) {
        List<Object> trees = new ArrayList<>();
        for (CheckedPolicy policy : policies) {
            trees.add(tree(policy));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format", FORMAT);
        document.put("policies", trees);
        return document;
    }

    private static Map<String, @Nullable Object> tree(CheckedPolicy checked) {
        Policy policy = checked.policy();
        CheckedPolicy.Rule rule = checked.rule();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", policy.id().value());
        tree.put("version", policy.version());
        tree.put("hash", policy.hash());
        tree.put("file", checked.file());
        tree.put("title", policy.title());
        tree.put("severity", policy.severity().name());
        tree.put("audience", policy.audience());
        tree.put("mode", policy.mode().name());
        tree.put("recommend", steps(checked));
        tree.put("why", policy.why());
        tree.put("references", policy.references());
        tree.put("onUnknown", policy.onUnknown().name());
        tree.put("asks", policy.asks());
        tree.put("reviewBy", day(policy.reviewBy()));
        tree.put("when", ConditionTree.ofReport(rule.when()));
        tree.put("until", rule.until().map(ConditionTree::ofReport).orElse(null));
        tree.put("clock", rule.clock().map(BookDocument::clock).orElse(null));
        tree.put("ifs", ifs(rule.ifs()));
        tree.put(
                "effective",
                Arrays.asList(day(rule.effective().from()), day(rule.effective().to())));
        tree.put("supersedes", supersedes(rule.supersedes()));
        return tree;
    }

    private static List<Object> steps(CheckedPolicy checked) {
        List<Object> steps = new ArrayList<>();
        for (Recommendation step : checked.policy().recommend()) {
            steps.add(Arrays.asList(
                    step.kind().name(),
                    step.action(),
                    step.owner(),
                    step.within(),
                    step.per().name(),
                    step.stays(),
                    step.id()));
        }
        return steps;
    }

    private static List<Object> ifs(List<CheckedPolicy.StepCondition> conditions) {
        List<Object> ifs = new ArrayList<>();
        for (CheckedPolicy.StepCondition each : conditions) {
            ifs.add(List.of(each.step(), ConditionTree.ofReport(each.condition())));
        }
        return ifs;
    }

    private static List<@Nullable Object> clock(PolicyClock clock) {
        TimeSpan remind = clock.remind();
        return Arrays.asList(
                clock.kind().name(),
                clock.from().full(),
                clock.due().text(),
                remind == null ? null : remind.text(),
                clock.legal());
    }

    /** As a number: reading a date from its text takes a formatter. */
    private static @Nullable Long day(@Nullable LocalDate day) {
        return day == null ? null : day.toEpochDay();
    }

    private static List<@Nullable Object> supersedes(Supersedes supersedes) {
        Severity below = supersedes.below();
        return Arrays.asList(ids(supersedes.named()), below == null ? null : below.name(), ids(supersedes.except()));
    }

    private static List<String> ids(Set<PolicyId> ids) {
        return ids.stream().map(PolicyId::value).sorted().toList();
    }
}
