package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** Conditions on the version before. */
class ChangedConditionTest {

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{attribution.confidence: raised}  | low      | moderate | TRUE",
                "{attribution.confidence: raised}  | moderate | low      | FALSE",
                "{attribution.confidence: raised}  | moderate | moderate | FALSE",
                "{attribution.confidence: raised}  | null     | moderate | TRUE",
                "{attribution.confidence: raised}  | moderate | null     | FALSE",
                "{attribution.confidence: lowered} | high     | none     | TRUE",
                "{attribution.confidence: lowered} | none     | high     | FALSE",
                "{attribution.confidence: lowered} | high     | null     | FALSE",
                "{attribution.confidence: any}     | high     | null     | TRUE",
                "{attribution.confidence: any}     | high     | high     | FALSE",
                "{attribution.confidence: {from: low, to: high}} | low | high     | TRUE",
                "{attribution.confidence: {from: low, to: high}} | low | moderate | FALSE",
                "{attribution.confidence: {to: high}}            | none | high    | TRUE",
                "{attribution.confidence: {from: low}}           | low | null     | TRUE"
            })
    void changes(String change, String before, String now, Truth truth) {
        CheckedPolicy policy = Samples.policy("about-others", "- changed: " + change);
        Report previous = new Report(Samples.tree(confidence(before)));
        Facts facts = Samples.facts(confidence(now));

        assertThat(test(policy, new Facts(facts.incident(), Optional.of(previous), List.of(), facts.now())))
                .isEqualTo(truth);
        assertThat(test(policy, facts)).as("a first version").isEqualTo(Truth.FALSE);
    }

    private static String confidence(String value) {
        return value.equals("null") ? "{severity: 3}" : "{attribution: {confidence: %s}}".formatted(value);
    }

    private static Truth test(CheckedPolicy policy, Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, Samples.SETTINGS);
        return policy.rule().when().bind(Samples.SETTINGS).test(context, context.root());
    }
}
