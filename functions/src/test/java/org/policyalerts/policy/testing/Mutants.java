package org.policyalerts.policy.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.CheckedPolicy.StepCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.NestedLeaf;

/** Policies with one condition taken out. */
final class Mutants {

    private int left;

    private Mutants(int victim) {
        this.left = victim;
    }

    /**
     * One policy for each leaf of the given one, without that leaf: of its {@code when}, then of its {@code until},
     * then of the conditions of its steps.
     */
    static List<CheckedPolicy> of(CheckedPolicy policy) {
        CheckedPolicy.Rule rule = policy.rule();
        List<CheckedPolicy> mutants = new ArrayList<>();
        for (Optional<GroupCondition> when : eachWithout(rule.when())) {
            GroupCondition rest = when.orElse(new GroupCondition(GroupCondition.Kind.ALL, List.of()));
            mutants.add(with(policy, rest, rule.until(), rule.ifs()));
        }
        for (Optional<GroupCondition> until :
                rule.until().map(Mutants::eachWithout).orElse(List.of())) {
            mutants.add(with(policy, rule.when(), until, rule.ifs()));
        }
        for (StepCondition each : rule.ifs()) {
            for (Optional<GroupCondition> rest : eachWithout(each.condition())) {
                List<StepCondition> ifs = new ArrayList<>(rule.ifs());
                ifs.remove(each);
                rest.ifPresent(condition -> ifs.add(new StepCondition(each.step(), condition)));
                mutants.add(with(policy, rule.when(), rule.until(), ifs));
            }
        }
        return mutants;
    }

    private static CheckedPolicy with(
            CheckedPolicy policy, GroupCondition when, Optional<GroupCondition> until, List<StepCondition> ifs) {
        CheckedPolicy.Rule rule = policy.rule();
        CheckedPolicy.Rule changed =
                new CheckedPolicy.Rule(when, until, rule.clock(), ifs, rule.effective(), rule.supersedes());
        return new CheckedPolicy(policy.policy(), policy.file(), changed, policy.cases());
    }

    /** The group without each of its leaves; empty where nothing is left of it. */
    private static List<Optional<GroupCondition>> eachWithout(GroupCondition group) {
        List<Optional<GroupCondition>> all = new ArrayList<>();
        for (int i = 0; i < NestedLeaf.of(group).size(); i++) {
            all.add(new Mutants(i).without((Condition) group).map(GroupCondition.class::cast));
        }
        return all;
    }

    // Counts leaves in the order of NestedLeaf: those inside a block before a block that counts.
    private Optional<Condition> without(Condition condition) {
        if (condition instanceof GroupCondition group) {
            List<Condition> parts = parts(group);
            boolean isGone = parts.isEmpty() && !group.parts().isEmpty();
            return isGone ? Optional.empty() : Optional.of(new GroupCondition(group.kind(), parts));
        }
        if (condition instanceof ElementCondition block) {
            return without(block);
        }
        return left-- == 0 ? Optional.empty() : Optional.of(condition);
    }

    private Optional<Condition> without(ElementCondition block) {
        GroupCondition where = new GroupCondition(GroupCondition.Kind.ALL, parts(block.where()));
        if (block.asksForSome()) {
            return where.parts().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElementCondition(block.list(), where, null, List.of()));
        }
        if (left-- == 0) {
            return where.parts().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElementCondition(block.list(), where, null, List.of()));
        }
        return Optional.of(new ElementCondition(block.list(), where, block.count(), block.distinct()));
    }

    private List<Condition> parts(GroupCondition group) {
        return group.parts().stream().flatMap(part -> without(part).stream()).toList();
    }
}
