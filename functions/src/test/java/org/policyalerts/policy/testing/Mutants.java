package org.policyalerts.policy.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.book.CheckedPolicy;
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

    /** One policy for each leaf of the given one, without that leaf. */
    static List<CheckedPolicy> of(CheckedPolicy policy) {
        GroupCondition when = policy.rule().when();
        List<CheckedPolicy> mutants = new ArrayList<>();
        for (int i = 0; i < NestedLeaf.of(when).size(); i++) {
            Condition without = new Mutants(i).without(when).orElse(GroupCondition.all(List.of()));
            mutants.add(withCondition(policy, (GroupCondition) without));
        }
        return mutants;
    }

    private static CheckedPolicy withCondition(CheckedPolicy policy, GroupCondition when) {
        CheckedPolicy.Rule rule = policy.rule();
        CheckedPolicy.Rule changed = new CheckedPolicy.Rule(
                when, rule.until(), rule.clock(), rule.ifs(), rule.effective(), rule.supersedes());
        return new CheckedPolicy(policy.policy(), policy.file(), changed, policy.cases());
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
        GroupCondition where = GroupCondition.all(parts(block.where()));
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
