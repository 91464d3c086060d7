package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;
import org.policyalerts.local.template.DeployedRun.Evidence;

/** {@code infra/template.yaml} has what the code needs. Leaving out any part of it is found by these checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateTest {

    private static final Object[] VARIABLES = {"Globals", "Function", "Environment", "Variables"};

    private final Template template = Template.read();
    private final Evidence evidence = DeployedRun.evidence();

    private TemplateCheck check(Template changed) {
        return new TemplateCheck(changed, evidence);
    }

    @Test
    void theTemplateIsWhatTheFunctionsNeed() {
        assertThat(check(template).problems()).isEmpty();
        assertThat(check(template).handlers()).isEmpty();
    }

    @Test
    void everyFunctionWasSeenCallingWhatItIsFor() {
        assertThat(evidence.calls()).containsOnlyKeys(Template.FUNCTIONS);
        assertThat(evidence.calls().get("EvaluationFunction")).contains("dynamodb:ConditionCheckItem on Table");
        assertThat(evidence.records()).anyMatch(StreamRecord::isIncident).anyMatch(StreamRecord::isPendingNotification);
        assertThat(evidence.records())
                .anyMatch(record -> "REMOVE".equals(record.document().get("eventName")));
        assertThat(evidence.log()).noneMatch(line -> line.contains("-failed"));
    }

    @Test
    void theExerciseOfEachDayIsTakenAndTellsSomebody() {
        assertThat(evidence.messagesOfTheCanary()).isPositive();
    }

    /** A wave waits as long on one machine as its cores make it wait, and not for want of lanes. */
    @Test
    void theStackOnOneMachineHasAsManyLanesAsTheMapping() {
        assertThat(template.events("EvaluationFunction", "DynamoDB").values())
                .extracting(mapping -> String.valueOf(mapping.get("ParallelizationFactor")))
                .containsExactly(String.valueOf(LocalDeployment.EVALUATION_LANES));
    }

    @Test
    void noRoleAllowsAnyActionOrAnyResource() {
        List<String> roles = map(template.at("Resources")).keySet().stream()
                .filter(name -> "AWS::IAM::Role".equals(template.resource(name).get("Type")))
                .toList();
        assertThat(roles).hasSize(8);
        for (String role : roles) {
            for (Object policy : list(template.property(role, "Policies"))) {
                for (Object statement :
                        list(map(map(policy).get("PolicyDocument")).get("Statement"))) {
                    assertThat(list(map(statement).get("Action")))
                            .as(role)
                            .isNotEmpty()
                            .noneMatch(action -> action.toString().contains("*"));
                    // Traces and subscriptions are no resources that a policy could name.
                    boolean isNameless = list(map(statement).get("Action")).stream()
                            .allMatch(action -> action.toString().matches("xray:.*|sns:GetSubscriptionAttributes"));
                    assertThat(map(statement).getOrDefault("Resource", "*").equals("*"))
                            .as(role)
                            .isEqualTo(isNameless);
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> missesEveryHandler() {
        return Template.FUNCTIONS.stream().flatMap(function -> Stream.of("", "org.policyalerts.lambda.Gone")
                .map(handler -> DynamicTest.dynamicTest(function + " " + handler, () -> assertThat(
                                check(template.with(handler, "Resources", function, "Properties", "Handler"))
                                        .handlers())
                        .hasSize(1))));
    }

    @TestFactory
    Stream<DynamicTest> missesEveryVariableAndSeesOneTooMany() {
        Stream<String> names =
                HandlerCheck.variables(template).keySet().stream().filter(name -> !name.equals("JAVA_TOOL_OPTIONS"));
        return Stream.concat(
                names.map(name ->
                        found("without " + name, template.with(null, path(VARIABLES, name)), TemplateCheck::variables)),
                Stream.of(found(
                        "with one more",
                        template.with("x", path(VARIABLES, "NOBODY_READS_IT")),
                        TemplateCheck::variables)));
    }

    @TestFactory
    Stream<DynamicTest> missesEveryPermissionAndSeesOneTooMany() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String function : Template.FUNCTIONS) {
            String role = Template.name(template.property(function, "Role"));
            List<Object> policies = list(template.property(role, "Policies"));
            for (int p = 0; p < policies.size(); p++) {
                List<Object> statements =
                        list(map(map(policies.get(p)).get("PolicyDocument")).get("Statement"));
                for (int s = 0; s < statements.size(); s++) {
                    Object[] actions = {
                        "Resources", role, "Properties", "Policies", p, "PolicyDocument", "Statement", s, "Action"
                    };
                    int count = list(map(statements.get(s)).get("Action")).size();
                    for (int a = 0; a < count; a++) {
                        String name = list(map(statements.get(s)).get("Action")).get(a) + " " + s;
                        tests.add(found(
                                role + " without " + name,
                                template.with(null, path(actions, a)),
                                TemplateCheck::permissions));
                    }
                    tests.add(found(
                            role + " with more",
                            template.with("dynamodb:Scan", path(actions, 0)),
                            TemplateCheck::permissions));
                }
            }
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> missesEveryFilterAndEveryBoundOfAMapping() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String function : TemplateCheck.WANTED.keySet()) {
            Map.Entry<String, Map<String, Object>> event =
                    template.events(function, "DynamoDB").entrySet().iterator().next();
            Object[] properties = {"Resources", function, "Properties", "Events", event.getKey(), "Properties"};
            for (String part : List.of(
                    "FilterCriteria",
                    "FunctionResponseTypes",
                    "BisectBatchOnFunctionError",
                    "MaximumRetryAttempts",
                    "MaximumRecordAgeInSeconds",
                    "DestinationConfig")) {
                tests.add(found(
                        function + " without " + part,
                        template.with(null, path(properties, part)),
                        part.equals("FilterCriteria") ? TemplateCheck::filters : TemplateCheck::mappings));
            }
            Object pattern = map(list(map(event.getValue().get("FilterCriteria"))
                                    .get("Filters"))
                            .get(0))
                    .get("Pattern");
            for (Map<String, Object> weaker : weaker(Caller.object(String.valueOf(pattern)))) {
                String text = JsonWriter.write(weaker);
                Object[] place = path(properties, "FilterCriteria", "Filters", 0, "Pattern");
                tests.add(found(function + " " + text, template.with(text, place), TemplateCheck::filters));
            }
        }
        return tests.stream();
    }

    /** The pattern with each of its conditions left out, one at a time. */
    private static List<Map<String, Object>> weaker(Map<String, Object> pattern) {
        List<Map<String, Object>> weaker = new ArrayList<>();
        pattern.forEach((name, value) -> {
            Template whole = new Template(pattern);
            List<Map<String, Object>> parts = weaker(map(value));
            parts.stream()
                    .filter(part -> !part.isEmpty())
                    .forEach(part -> weaker.add(whole.with(part, name).root()));
            if (parts.stream().allMatch(Map::isEmpty)) {
                weaker.add(whole.with(null, name).root());
            }
        });
        return weaker;
    }

    @TestFactory
    Stream<DynamicTest> missesEveryRouteAndEveryGuard() {
        return template.events("ApiFunction", "Api").keySet().stream().flatMap(event -> {
            Object[] place = {"Resources", "ApiFunction", "Properties", "Events", event};
            return Stream.of(
                    found("without " + event, template.with(null, place), TemplateCheck::routes),
                    found(
                            event + " open to all",
                            template.with(null, path(place, "Properties", "Auth")),
                            TemplateCheck::routes));
        });
    }

    @TestFactory
    Stream<DynamicTest> missesEveryPropertyOfTheTable() {
        Stream<DynamicTest> properties = map(template.property("Table")).keySet().stream()
                .map(name -> found(
                        "without " + name,
                        template.with(null, "Resources", "Table", "Properties", name),
                        TemplateCheck::table));
        Stream<DynamicTest> policies = Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                .map(name -> found(
                        "without " + name, template.with(null, "Resources", "Table", name), TemplateCheck::table));
        return Stream.concat(properties, policies);
    }

    private DynamicTest found(String name, Template changed, Function<TemplateCheck, List<String>> check) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(check.apply(check(changed))).isNotEmpty());
    }

    private static Object[] path(Object[] start, Object... rest) {
        return Stream.concat(Stream.of(start), Stream.of(rest)).toArray();
    }
}
