package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

/** Builds policies and what a decision says of them; what a test does not name does not matter to it. */
final class APolicy {

    private final String id;
    private int version = 1;
    private Severity severity = Severity.HIGH;
    private List<String> audience = List.of("mfa");
    private Policy.Mode mode = Policy.Mode.ACTIVE;

    private APolicy(String id) {
        this.id = id;
    }

    static APolicy aPolicy(String id) {
        return new APolicy(id);
    }

    APolicy version(int value) {
        version = value;
        return this;
    }

    APolicy severity(Severity value) {
        severity = value;
        return this;
    }

    APolicy audience(String... values) {
        audience = List.of(values);
        return this;
    }

    APolicy onTrial() {
        mode = Policy.Mode.SHADOW;
        return this;
    }

    Policy build() {
        return new Policy(
                new PolicyId(id),
                version,
                "hash-" + version,
                "Title of " + id,
                severity,
                audience,
                mode,
                List.of(),
                "Because.",
                List.of(),
                Policy.OnUnknown.SKIP,
                List.of(),
                null);
    }

    /** It holds, for a cause. */
    Decision.Match match(String cause) {
        return matchSeeing(cause, "severity");
    }

    /** It holds because of one field of the report. */
    Decision.Match matchSeeing(String cause, String path) {
        Policy policy = build();
        return new Decision.Match(
                policy, Decision.Step.unconditional(policy.recommend()), List.of(line(path, Truth.TRUE)), cause, null);
    }

    /** It could not be evaluated. */
    Decision.Failed failed() {
        return new Decision.Failed(build(), "ArithmeticException", null, Optional.empty());
    }

    /** It could not be evaluated, and another that holds would mute it. */
    Decision.Failed failedMutedBy(String other) {
        return new Decision.Failed(build(), "ArithmeticException", new PolicyId(other), Optional.empty());
    }

    /** It holds, but its clock runs. */
    Decision.Pending pending(@Nullable Instant remindAt, Instant dueAt) {
        return new Decision.Pending(match("cause"), remindAt, dueAt, null);
    }

    static TraceLine line(String path, Truth outcome) {
        return new TraceLine(path + " is at most 2", "4", path, outcome);
    }
}
