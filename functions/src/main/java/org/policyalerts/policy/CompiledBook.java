package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.policy.PolicyIndex.Verdict;

/** A policy book compiled into one index: each distinct condition is tested once for an incident, and policies are found, not looped over. */
public final class CompiledBook implements PolicyBook {

    private final EngineSettings settings;
    private final List<Entry> entries;
    private final Map<PolicyId, Entry> byId = new HashMap<>();
    private final List<HistoryNeed> historyNeeds;
    private final PolicyIndex index;

    /** Where the policies of the index stand in the book: retired ones are in the book only. */
    private final int[] positions;

    private final PolicyId[] ids;

    /** A policy with the deployment's settings filled into its condition. */
    record Entry(CheckedPolicy checked, Condition when, boolean asksForChange) {

        Entry(CheckedPolicy checked, Condition when) {
            this(checked, when, asksForChange(when));
        }

        private static boolean asksForChange(Condition condition) {
            return condition instanceof ChangedCondition
                    || condition.parts().stream().anyMatch(Entry::asksForChange);
        }

        Policy policy() {
            return checked.policy();
        }

        boolean isRetired() {
            return policy().mode() == Policy.Mode.RETIRED;
        }
    }

    private CompiledBook(List<Entry> entries, EngineSettings settings) {
        this.settings = settings;
        this.entries = entries;
        entries.forEach(entry -> byId.put(entry.policy().id(), entry));
        this.historyNeeds = HistoryNeeds.of(entries);
        List<Integer> inUse = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (!entries.get(i).isRetired()) {
                inUse.add(i);
            }
        }
        this.positions = inUse.stream().mapToInt(Integer::intValue).toArray();
        this.ids = inUse.stream().map(i -> entries.get(i).policy().id()).toArray(PolicyId[]::new);
        this.index =
                new PolicyIndex(inUse.stream().map(i -> entries.get(i).when()).toList());
    }

    /** Compiles checked policies for a deployment; retired ones are listed but never evaluated. */
    public static CompiledBook compile(List<CheckedPolicy> policies, EngineSettings settings) {
        List<Entry> entries = policies.stream()
                .sorted(Comparator.comparing(CheckedPolicy::id))
                .map(policy -> new Entry(policy, policy.rule().when().bind(settings)))
                .toList();
        return new CompiledBook(entries, settings);
    }

    @Override
    public Decision decide(Facts facts) {
        Scene scene = new Scene(facts, settings);
        Verdict[] verdicts = new Verdict[entries.size()];
        Arrays.fill(verdicts, Verdict.FALSE);
        index.judge(scene, (verdict, i) -> verdicts[positions[i]] = verdict);
        return new DecisionMaker(scene, entries).decide(verdicts);
    }

    /** The same decision by trying every policy in turn, without index and memory: what the engine is tested against. */
    Decision decideOneByOne(Facts facts) {
        Scene scene = new Scene(facts, settings);
        Verdict[] verdicts = entries.stream()
                .map(entry -> Verdict.of(() -> entry.when().test(scene, scene.root())))
                .toArray(Verdict[]::new);
        return new DecisionMaker(scene, entries).decide(verdicts);
    }

    /** The policies whose conditions hold, by id; clocks, dates in force and supersession left aside. Retired policies never do. */
    public List<PolicyId> matching(Facts facts) {
        Scene scene = new Scene(facts, settings);
        return index.holding(scene).stream().map(i -> ids[i]).toList();
    }

    /** The same by trying every policy in turn: what the index is measured and tested against. */
    public List<PolicyId> matchingOneByOne(Facts facts) {
        Scene scene = new Scene(facts, settings);
        return entries.stream()
                .filter(entry -> !entry.isRetired() && entry.when().test(scene, scene.root()) == Truth.TRUE)
                .map(entry -> entry.policy().id())
                .toList();
    }

    /** What each condition of a policy comes to, whether or not the policy holds. */
    public Optional<Explanation> explain(PolicyId id, Facts facts) {
        Scene scene = new Scene(facts, settings);
        return Optional.ofNullable(byId.get(id)).map(entry -> entry.when().explain(scene, Places.report(scene)));
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
    public List<HistoryNeed> historyNeeds() {
        return historyNeeds;
    }
}
