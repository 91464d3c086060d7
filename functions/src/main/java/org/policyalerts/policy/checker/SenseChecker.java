package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.policy.checker.ConditionChecker.Placed;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GivenCondition;
import org.policyalerts.policy.condition.GroupCondition.Kind;
import org.policyalerts.policy.condition.Limit;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValueTest;
import org.policyalerts.policy.parser.Problems;

/** Finds conditions that contradict or repeat each other: together they hold never, or always. */
record SenseChecker(Problems problems) {

    void check(Kind kind, List<Placed> all) {
        List<Placed> parts = all.stream().filter(Placed::isSound).toList();
        Set<Condition> seen = new HashSet<>();
        for (Placed part : parts) {
            if (!seen.add(part.condition())) {
                problems.add(part.mark(), "the same condition is there twice");
            }
        }
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                compare(kind, parts.get(j).condition(), parts.get(i));
            }
        }
    }

    private void compare(Kind kind, Condition earlier, Placed later) {
        if (kind == Kind.ALL && excludes(earlier, later.condition())) {
            problems.add(later.mark(), "impossible together with '" + earlier.words() + "'");
        }
        if (kind == Kind.ANY && complete(earlier, later.condition())) {
            problems.add(later.mark(), "always true together with '" + earlier.words() + "'");
        }
        if (kind == Kind.NONE && complete(earlier, later.condition())) {
            problems.add(later.mark(), "impossible together with '" + earlier.words() + "'");
        }
    }

    private static boolean excludes(Condition one, Condition other) {
        if (one instanceof GivenCondition given) {
            return isOppositeGiven(given, other) || (!given.wanted() && asksValue(other, given.path()));
        }
        if (other instanceof GivenCondition given) {
            return !given.wanted() && asksValue(one, given.path());
        }
        return one instanceof ValueCondition first
                && other instanceof ValueCondition second
                && first.path().equals(second.path())
                && !first.path().isPlural()
                && areDisjoint(first.test(), second.test());
    }

    private static boolean asksValue(Condition condition, FieldPath path) {
        return condition instanceof ValueCondition value && value.path().equals(path);
    }

    private static boolean isOppositeGiven(GivenCondition given, Condition other) {
        return other instanceof GivenCondition second
                && second.path().equals(given.path())
                && second.wanted() != given.wanted();
    }

    private static boolean areDisjoint(ValueTest one, ValueTest other) {
        if (one instanceof ValueTest.AnyOf first && other instanceof ValueTest.AnyOf second) {
            return Collections.disjoint(first.accepted(), second.accepted());
        }
        if (one instanceof ValueTest.AnyOf some && other instanceof ValueTest.Not not) {
            return not.test() instanceof ValueTest.AnyOf barred
                    && barred.accepted().containsAll(some.accepted());
        }
        if (one instanceof ValueTest.Not && other instanceof ValueTest.AnyOf) {
            return areDisjoint(other, one);
        }
        return one instanceof ValueTest.Within first
                && other instanceof ValueTest.Within second
                && areDisjoint(first.limit(), second.limit());
    }

    private static boolean areDisjoint(Limit one, Limit other) {
        List<Limit.Bound> both = new ArrayList<>(one.bounds());
        both.addAll(other.bounds());
        return Ranges.isImpossible(new Limit(both));
    }

    private static boolean complete(Condition one, Condition other) {
        if (one instanceof GivenCondition given) {
            return isOppositeGiven(given, other);
        }
        return one instanceof ValueCondition first
                && other instanceof ValueCondition second
                && first.path().equals(second.path())
                && !first.path().isPlural()
                && (new ValueTest.Not(first.test()).equals(second.test())
                        || new ValueTest.Not(second.test()).equals(first.test()));
    }
}
