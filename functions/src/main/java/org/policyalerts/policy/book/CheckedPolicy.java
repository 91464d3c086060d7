package org.policyalerts.policy.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.GroupCondition;

/** A policy whose text is known to make sense: what its alerts say, and everything the engine needs to decide it. */
public final class CheckedPolicy {

    private final Policy policy;
    private final String file;
    private final Rule rule;
    private final List<PolicyCase> cases;

    /**
     * What its decision depends on: the condition, the clock it starts, the days it is in force, and whom it silences.
     *
     * @param until what shows that nothing is left to do; empty if nothing does
     * @param ifs the conditions of those steps that have one
     */
    public record Rule(
            GroupCondition when,
            Optional<GroupCondition> until,
            Optional<PolicyClock> clock,
            List<StepCondition> ifs,
            EffectivePeriod effective,
            Supersedes supersedes) {

        public Rule {
            ifs = List.copyOf(ifs);
        }

        /** All that it asks: when it holds, when it is done, and when each step is recommended. */
        public List<GroupCondition> conditions() {
            List<GroupCondition> all = new ArrayList<>();
            all.add(when);
            if (until.isPresent()) {
                all.add(until.get());
            }
            for (StepCondition each : ifs) {
                all.add(each.condition());
            }
            return all;
        }

        /** The same with the deployment's settings filled in. */
        public Rule bind(EngineSettings settings) {
            Optional<GroupCondition> boundUntil = Optional.empty();
            if (until.isPresent()) {
                boundUntil = Optional.of(until.get().bind(settings));
            }
            List<StepCondition> boundIfs = new ArrayList<>();
            for (StepCondition each : ifs) {
                boundIfs.add(new StepCondition(each.step(), each.condition().bind(settings)));
            }
            return new Rule(when.bind(settings), boundUntil, clock, boundIfs, effective, supersedes);
        }
    }

    /**
     * The condition under which a step is recommended.
     *
     * @param step the place of the step among those of the policy
     */
    public record StepCondition(int step, GroupCondition condition) {}

    public CheckedPolicy(Policy policy, String file, Rule rule, List<PolicyCase> cases) {
        this.policy = policy;
        this.file = file;
        this.rule = rule;
        this.cases = List.copyOf(cases);
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

    public List<PolicyCase> cases() {
        return cases;
    }

    /** The same policy, active and silencing no other: its own cases try it in this form. */
    public CheckedPolicy alone() {
        Rule alone =
                new Rule(rule.when(), rule.until(), rule.clock(), rule.ifs(), rule.effective(), Supersedes.NOTHING);
        return new CheckedPolicy(policy.in(Policy.Mode.ACTIVE), file, alone, cases);
    }
}
