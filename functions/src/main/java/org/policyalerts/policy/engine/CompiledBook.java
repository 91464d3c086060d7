package org.policyalerts.policy.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.PolicyWords;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedBook;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.ExplainScope;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.policy.engine.PolicyIndex.Verdict;
import org.policyalerts.text.Fingerprint;

/**
 * A policy book compiled into one index: each distinct condition is tested once for an incident, and policies are
 * found, not looped over.
 */
public final class CompiledBook implements PolicyBook {

    private final EngineSettings settings;
    private final List<Entry> entries;
    private final Map<PolicyId, Entry> byId = new HashMap<>();
    private final HistoryNeeds historyNeeds;
    private final PolicyIndex index;
    private final String hash;

    /** The place in the book of each policy of the index; retired policies are in the book only. */
    private final int[] positions;

    private final PolicyId[] ids;

    /** A policy, and its rule with the deployment's settings filled in. */
    record Entry(CheckedPolicy checked, CheckedPolicy.Rule rule, boolean asksForChange) {

        static Entry of(CheckedPolicy checked, EngineSettings settings) {
            CheckedPolicy.Rule rule = checked.rule().bind(settings);
            return new Entry(checked, rule, asksForChange(rule.when()));
        }

        Condition when() {
            return rule.when();
        }

        private static boolean asksForChange(Condition condition) {
            for (Condition part : condition.parts()) {
                if (asksForChange(part)) {
                    return true;
                }
            }
            return condition instanceof ChangedCondition;
        }

        Policy policy() {
            return checked.policy();
        }

        boolean isRetired() {
            return policy().mode() == Policy.Mode.RETIRED;
        }
    }

    private CompiledBook(List<Entry> entries, EngineSettings settings, String hash) {
        this.settings = settings;
        this.entries = entries;
        this.historyNeeds = HistoryNeeds.of(entries);
        int[] inUse = new int[entries.size()];
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            byId.put(entry.policy().id(), entry);
            if (!entry.isRetired()) {
                inUse[conditions.size()] = i;
                conditions.add(entry.when());
            }
        }
        this.positions = Arrays.copyOf(inUse, conditions.size());
        this.ids = new PolicyId[positions.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = entries.get(positions[i]).policy().id();
        }
        this.index = new PolicyIndex(conditions);
        this.hash = hash;
    }

    /**
     * What a decision names a book by that is no stored one: every policy with its text, and whether it is in force.
     */
    private static String hash(List<Entry> entries) {
        StringBuilder policies = new StringBuilder();
        for (Entry entry : entries) {
            Policy policy = entry.policy();
            policies.append(policy.id().value())
                    .append(' ')
                    .append(policy.hash())
                    .append(' ')
                    .append(policy.mode())
                    .append('\n');
        }
        return Fingerprint.sha256(policies.toString());
    }

    /** Compiles a whole book for a deployment. */
    public static CompiledBook compile(CheckedBook book, String homeCountry, ZoneId zone) {
        EngineSettings settings = new EngineSettings(homeCountry, zone, book.claimants(), book.legalPack());
        return new CompiledBook(entries(book.policies(), settings), settings, book.hash());
    }

    /** Compiles checked policies for a deployment; retired ones are listed but never evaluated. */
    public static CompiledBook compile(List<CheckedPolicy> policies, EngineSettings settings) {
        List<Entry> entries = entries(policies, settings);
        return new CompiledBook(entries, settings, hash(entries));
    }

    private static List<Entry> entries(List<CheckedPolicy> policies, EngineSettings settings) {
        // Plain loops here and in what this calls: each stream or lambda costs a cold start up to a millisecond.
        List<CheckedPolicy> sorted = new ArrayList<>(policies);
        sorted.sort(Comparator.comparing(CheckedPolicy::id));
        List<Entry> entries = new ArrayList<>();
        for (CheckedPolicy policy : sorted) {
            entries.add(Entry.of(policy, settings));
        }
        return List.copyOf(entries);
    }

    @Override
    public Decision decide(Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, settings);
        Verdict[] verdicts = new Verdict[entries.size()];
        Arrays.fill(verdicts, Verdict.FALSE);
        index.judge(context, (verdict, i) -> verdicts[positions[i]] = verdict);
        return new DecisionMaker(context, hash, entries).decide(verdicts, historyNeeds.cut(context));
    }

    /**
     * The same decision by trying every policy in turn, without the index and without shared results. Tests compare the
     * engine with it.
     */
    Decision decideOneByOne(Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, settings);
        Verdict[] verdicts = entries.stream()
                .map(entry -> Verdict.of(() -> entry.when().test(context, context.root())))
                .toArray(Verdict[]::new);
        return new DecisionMaker(context, hash, entries).decide(verdicts, historyNeeds.cut(context));
    }

    /**
     * The policies whose conditions hold, by id, without regard to clocks, days in force and supersession. Retired
     * policies are never among them.
     */
    public List<PolicyId> matching(Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, settings);
        List<PolicyId> matching = new ArrayList<>();
        index.holding(context, i -> matching.add(ids[i]));
        return Collections.unmodifiableList(matching);
    }

    /** The same by trying every policy in turn. Tests and benchmarks compare the index with it. */
    public List<PolicyId> matchingOneByOne(Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, settings);
        return entries.stream()
                .filter(entry -> !entry.isRetired() && entry.when().test(context, context.root()) == Truth.TRUE)
                .map(entry -> entry.policy().id())
                .toList();
    }

    /**
     * The result of each condition of a policy, whether or not the policy holds; empty if the evaluation fails, or if
     * there is no such policy.
     */
    public Optional<Explanation> explain(PolicyId id, Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, settings);
        try {
            return Optional.ofNullable(byId.get(id))
                    .map(entry -> entry.when().explain(context, ExplainScope.report(context)));
        } catch (RuntimeException failure) {
            // The decision names the failure. Here it must not stop the explanation of other policies.
            return Optional.empty();
        }
    }

    @Override
    public List<Policy> policies() {
        return entries.stream().map(Entry::policy).toList();
    }

    @Override
    public Optional<Policy> find(PolicyId id) {
        return Optional.ofNullable(byId.get(id)).map(Entry::policy);
    }

    @Override
    public Optional<PolicyWords> words(PolicyId id) {
        return Optional.ofNullable(byId.get(id)).map(entry -> RuleWording.of(entry.rule()));
    }

    @Override
    public List<HistoryNeed> historyNeeds() {
        return historyNeeds.all();
    }

    @Override
    public boolean needsMore(Shared by, Facts facts) {
        return historyNeeds.needsMore(by, new EvaluationContext(facts, settings));
    }
}
