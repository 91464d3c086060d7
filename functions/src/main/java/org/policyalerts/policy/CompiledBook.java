package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A policy book compiled into one index: each distinct condition is tested once for an incident, and policies are found, not looped over. */
public final class CompiledBook implements PolicyBook {

    private final List<Entry> entries;
    private final Map<PolicyId, Entry> byId = new HashMap<>();
    private final Condition[] leaves;
    private final Expression[] expressions;
    private final CandidateIndex index;
    private final EngineSettings settings;
    private final List<HistoryNeed> historyNeeds;

    /** A policy with the deployment's settings filled into its condition. */
    record Entry(CheckedPolicy checked, Condition when) {

        Policy policy() {
            return checked.policy();
        }

        boolean isRetired() {
            return policy().mode() == Policy.Mode.RETIRED;
        }
    }

    /** What the condition of a policy came to, or why it came to nothing. */
    record Verdict(Truth truth, Optional<String> failure) {

        static final Verdict FALSE = new Verdict(Truth.FALSE, Optional.empty());

        // The checker lets nothing through that can fail; should it have a hole, one policy must not silence the
        // others.
        static Verdict of(Supplier<Truth> condition) {
            try {
                return new Verdict(condition.get(), Optional.empty());
            } catch (RuntimeException failure) {
                return new Verdict(Truth.UNKNOWN, Optional.of(failure.getClass().getSimpleName()));
            }
        }
    }

    private CompiledBook(List<Entry> entries, EngineSettings settings) {
        this.entries = List.copyOf(entries);
        this.settings = settings;
        LeafTable table = new LeafTable();
        entries.forEach(entry -> byId.put(entry.policy().id(), entry));
        this.expressions =
                entries.stream().map(entry -> table.compile(entry.when())).toArray(Expression[]::new);
        this.leaves = table.leaves();
        this.index = CandidateIndex.of(entries.stream().map(Entry::when).toList());
        this.historyNeeds = HistoryNeeds.of(entries);
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
        return new DecisionMaker(scene, entries).decide(verdicts(scene));
    }

    /** The same decision by trying every policy in turn, without index and memory: what the engine is tested against. */
    Decision decideOneByOne(Facts facts) {
        Scene scene = new Scene(facts, settings);
        Verdict[] verdicts = entries.stream()
                .map(entry -> Verdict.of(() -> entry.when().test(scene, scene.root())))
                .toArray(Verdict[]::new);
        return new DecisionMaker(scene, entries).decide(verdicts);
    }

    private Verdict[] verdicts(Scene scene) {
        Verdict[] verdicts = new Verdict[entries.size()];
        Arrays.fill(verdicts, Verdict.FALSE);
        Memo memo = new Memo(leaves, scene);
        BitSet candidates = candidates(scene);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            Expression expression = expressions[i];
            verdicts[i] = Verdict.of(() -> expression.evaluate(memo));
        }
        return verdicts;
    }

    private BitSet candidates(Scene scene) {
        try {
            return index.candidates(scene, true);
        } catch (RuntimeException notAsTheModelHasIt) {
            // Each policy then fails, or holds, by itself.
            BitSet all = new BitSet();
            all.set(0, entries.size());
            return all;
        }
    }

    /** The policies whose conditions hold, by id; clocks, dates in force and supersession left aside. Retired policies never do. */
    public List<PolicyId> matching(Facts facts) {
        Scene scene = new Scene(facts, settings);
        Memo memo = new Memo(leaves, scene);
        List<PolicyId> matching = new ArrayList<>();
        BitSet candidates = index.candidates(scene, false);
        for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
            if (!entries.get(i).isRetired() && expressions[i].evaluate(memo) == Truth.TRUE) {
                matching.add(entries.get(i).policy().id());
            }
        }
        return matching;
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
