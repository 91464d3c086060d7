package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.policy.checker.ConditionChecker.Placed;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition.Kind;
import org.policyalerts.policy.condition.PresenceCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.PolicyProblems;

/** Finds conditions of one group that repeat each other, or that together never hold or always do. */
record ContradictionChecker(PolicyProblems problems) {

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

    /** Finds what of {@code until} can never hold where {@code when} does, or holds as soon as it does. */
    void checkUntil(List<Placed> when, List<Placed> until) {
        for (Placed part : until) {
            if (part.condition() instanceof PresenceCondition presence && !presence.wanted()) {
                problems.add(
                        part.mark(), "holds from the start, as long as nobody reports it; did you mean {given: true}?");
                continue;
            }
            if (asksForChange(part.condition())) {
                problems.add(part.mark(), "'changed' holds for one version only; name what stays true once it is done");
            }
            when.stream().filter(Placed::isSound).forEach(line -> compareUntil(line.condition(), part));
        }
    }

    private void compareUntil(Condition asked, Placed part) {
        if (implies(asked, part.condition())) {
            problems.add(
                    part.mark(),
                    "holds from the start, because 'when' asks for '" + asked.words()
                            + "'; 'until' says what shows that it is done");
        } else if (excludes(asked, part.condition())) {
            problems.add(
                    part.mark(),
                    "can never hold together with '" + asked.words() + "' in 'when'; take that line out of 'when'");
        }
    }

    private static boolean asksForChange(Condition condition) {
        return condition instanceof ChangedCondition
                || condition.parts().stream().anyMatch(ContradictionChecker::asksForChange);
    }

    private static boolean implies(Condition asked, Condition other) {
        if (asked.equals(other)) {
            return true;
        }
        if (other instanceof PresenceCondition presence) {
            return presence.wanted() && asksValue(asked, presence.path());
        }
        return asked instanceof ValueCondition first
                && other instanceof ValueCondition second
                && first.path().equals(second.path())
                && first.predicate() instanceof ValuePredicate.AnyOf some
                && second.predicate() instanceof ValuePredicate.AnyOf more
                && more.accepted().containsAll(some.accepted());
    }

    private void compare(Kind kind, Condition earlier, Placed later) {
        if (kind.needsAll() && excludes(earlier, later.condition())) {
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
        if (one instanceof PresenceCondition presence) {
            return isOpposite(presence, other) || (!presence.wanted() && asksValue(other, presence.path()));
        }
        if (other instanceof PresenceCondition presence) {
            return !presence.wanted() && asksValue(one, presence.path());
        }
        return one instanceof ValueCondition first
                && other instanceof ValueCondition second
                && first.path().equals(second.path())
                && !first.path().isPlural()
                && areDisjoint(first.predicate(), second.predicate());
    }

    private static boolean asksValue(Condition condition, FieldPath path) {
        return condition instanceof ValueCondition value && value.path().equals(path);
    }

    private static boolean isOpposite(PresenceCondition presence, Condition other) {
        return other instanceof PresenceCondition second
                && second.path().equals(presence.path())
                && second.wanted() != presence.wanted();
    }

    private static boolean areDisjoint(ValuePredicate one, ValuePredicate other) {
        if (one instanceof ValuePredicate.AnyOf first && other instanceof ValuePredicate.AnyOf second) {
            return Collections.disjoint(first.accepted(), second.accepted());
        }
        if (one instanceof ValuePredicate.AnyOf some && other instanceof ValuePredicate.Not not) {
            return not.predicate() instanceof ValuePredicate.AnyOf barred
                    && barred.accepted().containsAll(some.accepted());
        }
        if (one instanceof ValuePredicate.Not && other instanceof ValuePredicate.AnyOf) {
            return areDisjoint(other, one);
        }
        return one instanceof ValuePredicate.Within first
                && other instanceof ValuePredicate.Within second
                && areDisjoint(first.bounds(), second.bounds());
    }

    private static boolean areDisjoint(Bounds one, Bounds other) {
        List<Bounds.Bound> both = new ArrayList<>(one.bounds());
        both.addAll(other.bounds());
        return BoundsSatisfiability.isImpossible(new Bounds(both));
    }

    private static boolean complete(Condition one, Condition other) {
        if (one instanceof PresenceCondition presence) {
            return isOpposite(presence, other);
        }
        return one instanceof ValueCondition first
                && other instanceof ValueCondition second
                && first.path().equals(second.path())
                && !first.path().isPlural()
                && (new ValuePredicate.Not(first.predicate()).equals(second.predicate())
                        || new ValuePredicate.Not(second.predicate()).equals(first.predicate()));
    }
}
