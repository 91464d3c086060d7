package org.policyalerts.policy.book;

import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.condition.GroupCondition;

/** A policy whose text is known to make sense: what its alerts say, and everything the engine needs to decide it. */
public final class CheckedPolicy {

    private final Policy policy;
    private final String file;
    private final Rule rule;
    private final List<PolicyCase> tests;

    /** What decides: the condition, the clock it starts, the dates it is in force, and whom it silences. */
    public record Rule(
            GroupCondition when, Optional<PolicyClock> clock, EffectivePeriod effective, Supersedes supersedes) {}

    public CheckedPolicy(Policy policy, String file, Rule rule, List<PolicyCase> tests) {
        this.policy = policy;
        this.file = file;
        this.rule = rule;
        this.tests = List.copyOf(tests);
    }

    public Policy policy() {
        return policy;
    }

    public PolicyId id() {
        return policy.id();
    }

    /** Where its text came from. */
    public String file() {
        return file;
    }

    public Rule rule() {
        return rule;
    }

    public List<PolicyCase> tests() {
        return tests;
    }

    /** The same policy as if it were alone and in use: what its own tests look at. */
    public CheckedPolicy alone() {
        Rule alone = new Rule(rule.when(), rule.clock(), rule.effective(), Supersedes.NOTHING);
        return new CheckedPolicy(policy.in(Policy.Mode.ACTIVE), file, alone, tests);
    }

    /** The same policy with another condition. */
    public CheckedPolicy with(GroupCondition when) {
        Rule changed = new Rule(when, rule.clock(), rule.effective(), rule.supersedes());
        return new CheckedPolicy(policy, file, changed, tests);
    }
}
