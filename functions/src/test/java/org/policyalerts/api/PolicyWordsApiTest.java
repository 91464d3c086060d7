package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a policy asks, as people read it. */
class PolicyWordsApiTest {

    private final FakeApi api = new FakeApi();

    private Map<String, Object> policy(String id) {
        return api.call("GET", "/policies/" + id).asStaff().send().document();
    }

    @Test
    void everyPolicySaysInWordsWhatItAsks() {
        for (Map<String, Object> policy :
                api.call("GET", "/policies").asStaff().send().objects("policies")) {
            assertThat(policy).doesNotContainKey("when");
            assertThat((List<?>) policy(String.valueOf(policy.get("id"))).get("when"))
                    .as(String.valueOf(policy.get("id")))
                    .isNotEmpty()
                    .allSatisfy(words -> assertThat(String.valueOf(words)).isNotBlank());
        }
    }

    @Test
    void aDutySaysHowLongThereIsAndWhatEndsIt() {
        List<Map<String, Object>> duties = api.call("GET", "/policies").asStaff().send().objects("policies").stream()
                .map(policy -> policy(String.valueOf(policy.get("id"))))
                .filter(policy -> String.valueOf(policy.get("clock")).startsWith("a duty"))
                .toList();

        assertThat(duties).isNotEmpty().allSatisfy(duty -> {
            assertThat(String.valueOf(duty.get("clock"))).matches("a duty, due \\d+ \\w+ after the .+");
            assertThat(duty).containsKey("until");
        });
    }

    @Test
    void aStepWithAConditionOfItsOwnSaysItToThoseWhoReadSteps() {
        List<String> withCondition = api.call("GET", "/policies").asStaff().send().objects("policies").stream()
                .map(policy -> String.valueOf(policy.get("id")))
                .filter(id ->
                        FakeApi.objects(policy(id).get("recommend")).stream().anyMatch(step -> step.containsKey("if")))
                .toList();

        assertThat(withCondition).isNotEmpty();
        assertThat(api.call("GET", "/policies/" + withCondition.get(0))
                        .asSubmitter("AKCESK")
                        .send()
                        .body())
                .doesNotContain("\"if\"", "\"owner\"");
    }
}
