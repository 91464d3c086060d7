package org.policyalerts.policy.checker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.testing.Samples;

/** What is read of a policy without a mistake. */
class PolicyReaderTest {

    @Test
    void givesStepsAndCautionsAsTheyAreWritten() {
        Policy policy = Samples.check(Samples.policyText("steps", "- severity: 3", "until: [status: closed]")
                        .replace("recommend:", """
                                recommend:
                                  - {dont: Name a state, owner: [comms, mfa], id: no-state}
                                  - {do: Agree on words, owner: comms, within: before-announcement}
                                  - {do: Record it, owner: policy, within: P3D, per: campaign, stays: true}
                                  - {do: Ask, owner: nsc, within: PT4H, per: incident, stays: false, id: ask}"""))
                .get(0)
                .policy();

        assertThat(policy.recommend())
                .containsExactly(
                        new Recommendation(Kind.DONT, "Name a state", "comms", null, Per.INCIDENT, false, "no-state"),
                        new Recommendation(Kind.DONT, "Name a state", "mfa", null, Per.INCIDENT, false, "no-state"),
                        new Recommendation("Agree on words", "comms", Recommendation.BEFORE_ANNOUNCEMENT),
                        new Recommendation(Kind.DO, "Record it", "policy", "P3D", Per.CAMPAIGN, true, null),
                        new Recommendation(Kind.DO, "Ask", "nsc", "PT4H", Per.INCIDENT, false, "ask"),
                        new Recommendation("Act", "policy", "P1D"));
    }

    @Test
    void readsAnEmptyAudienceAsNobodyButTheOwners() {
        Policy policy = Samples.check(
                        Samples.policyText("quiet", "- severity: 3").replace("audience: [policy]", "audience: []"))
                .get(0)
                .policy();

        assertThat(policy.id()).isEqualTo(new PolicyId("quiet"));
        assertThat(policy.audience()).isEmpty();
        assertThat(policy.addressees()).containsExactly("policy");
    }
}
