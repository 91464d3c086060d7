package org.policyalerts.policy.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.PolicyWords;
import org.policyalerts.policy.book.CheckedPolicy.Rule;
import org.policyalerts.policy.book.CheckedPolicy.StepCondition;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.GroupCondition;

/** How a policy's rule reads where no report is at hand. */
final class RuleWording {

    private RuleWording() {}

    static PolicyWords of(Rule rule) {
        Map<Integer, List<String>> ifs = new HashMap<>();
        for (StepCondition each : rule.ifs()) {
            ifs.put(each.step(), parts(each.condition()));
        }
        return new PolicyWords(
                parts(rule.when()),
                rule.until().map(RuleWording::parts).orElse(List.of()),
                rule.clock().map(RuleWording::clock),
                ifs);
    }

    private static List<String> parts(GroupCondition group) {
        return group.kind() == GroupCondition.Kind.ALL
                ? group.parts().stream().map(Condition::words).toList()
                : List.of(group.words());
    }

    private static String clock(PolicyClock clock) {
        String due = clock.due().words() + " after the " + clock.from().words();
        String remind = Optional.ofNullable(clock.remind())
                .map(span -> "; a reminder goes out " + span.words() + " before")
                .orElse("");
        if (clock.kind() == ClockKind.WAIT) {
            return "speaks only if it still holds " + due + remind;
        }
        return "a duty, due " + due + (clock.legal() == null ? "" : ", or as the law of the country sets it") + remind;
    }
}
