package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
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
    private Policy.OnUnknown onUnknown = Policy.OnUnknown.SKIP;
    private final List<Recommendation> steps = new ArrayList<>();

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

    /** With a step more. */
    APolicy step(String words, String owner, String within) {
        return with(new Recommendation(words, owner, within));
    }

    /** With a step more that keeps its task through a rewording. */
    APolicy stepKnownAs(String id, String words, String owner) {
        return with(new Recommendation(Kind.DO, words, owner, "PT24H", Per.INCIDENT, false, id));
    }

    /** With a step more that is to be done even after the policy's duty. */
    APolicy staying(String words, String owner, String within) {
        return with(new Recommendation(Kind.DO, words, owner, within, Per.INCIDENT, true, null));
    }

    /** With a step more that is asked for once of a campaign. */
    APolicy perCampaign(String words, String owner) {
        return with(new Recommendation(Kind.DO, words, owner, "PT24H", Per.CAMPAIGN, false, null));
    }

    /** With something more that is not to be done. */
    APolicy caution(String words, String owner) {
        return with(new Recommendation(Kind.DONT, words, owner, null, Per.INCIDENT, false, null));
    }

    private APolicy with(Recommendation step) {
        steps.add(step);
        return this;
    }

    APolicy onTrial() {
        mode = Policy.Mode.SHADOW;
        return this;
    }

    /** Of a field that it lacks the reporter is asked. */
    APolicy asking() {
        onUnknown = Policy.OnUnknown.ASK;
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
                steps,
                "Because.",
                List.of(),
                onUnknown,
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

    /** It holds, but only those of its steps are recommended whose words are not named. */
    Decision.Match matchWithout(String... words) {
        Policy policy = build();
        List<Decision.Step> all = policy.recommend().stream()
                .map(step -> List.of(words).contains(step.action())
                        ? new Decision.Step(step, Truth.FALSE, List.of(line("severity", Truth.FALSE)))
                        : new Decision.Step(step, Truth.TRUE, List.of()))
                .toList();
        return new Decision.Match(policy, all, List.of(line("severity", Truth.TRUE)), "cause", null);
    }

    /** It holds, and is a duty whose time counts from a moment; null if that is not known yet. */
    Decision.Match duty(@Nullable Instant from) {
        Policy policy = build();
        Decision.Clock clock = new Decision.Clock(
                ClockKind.DUTY,
                "timeline.awareAt",
                from,
                from == null ? null : from.plus(Duration.ofHours(20)),
                from == null ? null : from.plus(Duration.ofHours(24)));
        return new Decision.Match(
                policy,
                Decision.Step.unconditional(policy.recommend()),
                List.of(line("severity", Truth.TRUE)),
                "cause",
                clock);
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

    /** What is remembered when its failure was told to all whom it addresses. */
    static ReportedFailure reported(Policy policy) {
        return ReportedFailure.of(policy, policy.addressees());
    }

    static TraceLine line(String path, Truth outcome) {
        return new TraceLine(path + " is at most 2", "4", path, outcome);
    }
}
