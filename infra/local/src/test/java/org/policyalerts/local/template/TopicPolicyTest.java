package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may publish to the topics and subscribe to them, by the policies of the template: a deny beats every allow
 * elsewhere.
 */
class TopicPolicyTest {

    private static final String NAMED = "arn:aws:iam::111122223333:role/subscribers";

    private final Template template = Template.read();

    @ParameterizedTest(name = "{1} on {0} by {2}: {3}")
    @CsvSource({
        "AlertTopic, sns:Publish, DeliveryRole, allowed",
        "AlertTopic, sns:Publish, ReviewRole, allowed",
        "AlertTopic, sns:Publish, ApiRole, denied",
        "AlertTopic, sns:Publish, EvaluationRole, denied",
        "AlertTopic, sns:Publish, " + NAMED + ", denied",
        "AlertTopic, sns:Subscribe, " + NAMED + ", left to its own policies",
        "AlertTopic, sns:Subscribe, DeliveryRole, denied",
        "AlertTopic, sns:Subscribe, arn:aws:iam::111122223333:role/admin, denied",
        "ExerciseTopic, sns:Publish, DeliveryRole, allowed",
        "ExerciseTopic, sns:Publish, ApiRole, denied",
        "ExerciseTopic, sns:Subscribe, " + NAMED + ", left to its own policies",
        "ExerciseTopic, sns:Subscribe, arn:aws:iam::111122223333:role/admin, denied",
    })
    void onlyThoseNamedPublishAndSubscribe(String topic, String action, String caller, String outcome) {
        assertThat(outcome(template, topic, action, caller)).isEqualTo(outcome);
    }

    @TestFactory
    Stream<DynamicTest> missesEveryDeny() {
        return Stream.of("AlertTopic", "ExerciseTopic").flatMap(topic -> Stream.of("sns:Publish", "sns:Subscribe")
                .map(action -> DynamicTest.dynamicTest(topic + " " + action, () -> assertThat(
                                outcome(withoutDeny(topic, action), topic, action, "ApiRole"))
                        .isNotEqualTo("denied"))));
    }

    private Template withoutDeny(String topic, String action) {
        List<Object> statements = statements(template, topic);
        Object[] place = {"Resources", topic + "Policy", "Properties", "PolicyDocument", "Statement", 0};
        for (int i = 0; i < statements.size(); i++) {
            place[5] = i;
            if (denies(map(statements.get(i)), action, "ApiRole")) {
                return template.with(null, place);
            }
        }
        throw new AssertionError("nothing denies " + action);
    }

    private static List<Object> statements(Template template, String topic) {
        return list(template.property(topic + "Policy", "PolicyDocument", "Statement"));
    }

    private static String outcome(Template template, String topic, String action, String caller) {
        List<Map<String, Object>> statements = statements(template, topic).stream()
                .map(Template::map)
                .filter(statement ->
                        Template.name(statement.getOrDefault("Resource", "")).equals(topic))
                .toList();
        if (statements.stream().anyMatch(statement -> denies(statement, action, caller))) {
            return "denied";
        }
        boolean isAllowed = statements.stream()
                .filter(statement -> "Allow".equals(statement.get("Effect")))
                .filter(statement -> list(statement.get("Action")).contains(action))
                .anyMatch(statement -> list(map(statement.get("Principal")).get("AWS")).stream()
                        .anyMatch(principal -> Template.name(principal).equals(caller)));
        return isAllowed ? "allowed" : "left to its own policies";
    }

    /** By an encrypted connection, so that the deny of others does not count. */
    private static boolean denies(Map<String, Object> statement, String action, String caller) {
        Map<String, Object> condition = map(statement.get("Condition"));
        Object exempt = Stream.of("ArnNotEquals", "ArnNotLike")
                .flatMap(operator ->
                        Stream.ofNullable(map(condition.get(operator)).get("aws:PrincipalArn")))
                .findFirst()
                .orElse(null);
        return "Deny".equals(statement.get("Effect"))
                && "*".equals(statement.get("Principal"))
                && list(statement.get("Action")).contains(action)
                && exempt != null
                && !isNamed(exempt, caller);
    }

    private static boolean isNamed(Object exempt, String caller) {
        return "MaySubscribe".equals(map(exempt).get("Ref"))
                ? caller.equals(NAMED)
                : list(exempt).stream().anyMatch(one -> Template.name(one).equals(caller));
    }
}
