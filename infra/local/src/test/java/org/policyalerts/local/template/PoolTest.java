package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyalerts.api.Rights;
import org.policyalerts.lambda.TokenFunction;

/** {@code infra/pool.yaml} has the groups and scopes that the code knows, and lets nobody give himself more. */
class PoolTest {

    private static final String POOL = "AWS::Cognito::UserPool";

    /** What has to be so, by its place. */
    private static final Map<List<String>, Object> FACTS = facts();

    private final Template pool = Template.read("pool.yaml");

    private static Map<List<String>, Object> facts() {
        Map<List<String>, Object> facts = new LinkedHashMap<>();
        List.of("DeletionPolicy", "UpdateReplacePolicy").forEach(each -> facts.put(List.of("Pool", each), "Retain"));
        Map.of(
                        "UserPoolTier", "ESSENTIALS",
                        "DeletionProtection", "ACTIVE",
                        "MfaConfiguration", "ON",
                        "AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", true),
                        "LambdaConfig",
                                Map.of(
                                        "PreTokenGenerationConfig",
                                        Map.of(
                                                "LambdaArn",
                                                Map.of("Ref", "TokenFunction.Alias"),
                                                "LambdaVersion",
                                                "V3_0")))
                .forEach((name, value) -> facts.put(List.of("Pool", "Properties", name), value));
        Map.of(
                        "GenerateSecret", false,
                        "AllowedOAuthFlows", List.of("code"),
                        "ExplicitAuthFlows", List.of("ALLOW_REFRESH_TOKEN_AUTH"),
                        "WriteAttributes", List.of("email"),
                        "AccessTokenValidity", 15L)
                .forEach((name, value) -> facts.put(List.of("Desk", "Properties", name), value));
        facts.put(List.of("TokenFunction", "Properties", "Handler"), TokenFunction.class.getName());
        facts.put(List.of("TokenPermission", "Properties", "Principal"), "cognito-idp.amazonaws.com");
        facts.put(List.of("TokenPermission", "Properties", "SourceAccount"), Map.of("Ref", "AWS::AccountId"));
        return facts;
    }

    private static List<String> problems(Template pool) {
        List<String> problems = new ArrayList<>();
        FACTS.forEach((place, wanted) -> {
            Object found = pool.at(
                    Stream.concat(Stream.of("Resources"), place.stream()).toArray(String[]::new));
            if (!wanted.equals(found)) {
                problems.add(place + " is " + found);
            }
        });
        problems.addAll(TemplateCheck.differences("group", Rights.groupNames(), groups(pool)));
        problems.addAll(TemplateCheck.differences("scope", askedFor(), scopes(pool)));
        problems.addAll(TemplateCheck.differences("variable", Set.of("MACHINE_CLIENTS"), variables(pool)));
        problems.addAll(TemplateCheck.differences(
                "permission",
                Set.of(
                        "logs:CreateLogStream on TokenLog",
                        "logs:PutLogEvents on TokenLog",
                        "kms:Decrypt on Key via lambda",
                        "xray:PutTraceSegments on *",
                        "xray:PutTelemetryRecords on *"),
                pool.allowed("TokenFunction")));
        return problems;
    }

    private static Stream<Map<String, Object>> all(Template pool, String type) {
        return map(pool.at("Resources")).values().stream()
                .map(Template::map)
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> map(resource.get("Properties")));
    }

    private static Set<String> groups(Template pool) {
        return all(pool, POOL + "Group")
                .map(group -> String.valueOf(group.get("GroupName")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> scopes(Template pool) {
        return all(pool, POOL + "ResourceServer")
                .flatMap(server -> list(server.get("Scopes")).stream()
                        .map(scope ->
                                server.get("Identifier") + "/" + map(scope).get("ScopeName")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The scopes by which the API guards its routes. */
    private static Set<String> askedFor() {
        return Template.read().events("ApiFunction", "Api").values().stream()
                .flatMap(event -> list(map(event.get("Auth")).get("AuthorizationScopes")).stream())
                .map(String::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> variables(Template pool) {
        Set<String> variables = new TreeSet<>(HandlerCheck.variables(pool).keySet());
        variables.remove("JAVA_TOOL_OPTIONS");
        return variables;
    }

    @Test
    void thePoolIsWhatTheCodeReadsOfATokenAndNobodyWritesOnesOwn() {
        assertThat(problems(pool)).isEmpty();
        assertThat(groups(pool)).hasSizeGreaterThan(15);
    }

    @TestFactory
    Stream<DynamicTest> missesEveryFact() {
        return FACTS.keySet().stream()
                .map(place -> found(
                        String.join(" ", place),
                        pool.with(
                                null,
                                Stream.concat(Stream.of("Resources"), place.stream())
                                        .toArray())));
    }

    @TestFactory
    Stream<DynamicTest> missesEveryGroupEveryScopeAndEveryPermission() {
        return map(pool.at("Resources")).entrySet().stream()
                .filter(resource -> List.of(POOL + "Group", POOL + "ResourceServer", "AWS::IAM::Role")
                        .contains(String.valueOf(map(resource.getValue()).get("Type"))))
                .map(resource ->
                        found("without " + resource.getKey(), pool.with(null, "Resources", resource.getKey())));
    }

    @TestFactory
    Stream<DynamicTest> seesWhatIsTooMuch() {
        return Stream.of(
                found(
                        "a group that gives nothing",
                        pool.with("administrators", "Resources", "Staff", "Properties", "GroupName")),
                found(
                        "a desk that writes whose reports are its user's",
                        pool.with("custom:organisation", "Resources", "Desk", "Properties", "WriteAttributes", 0)),
                found(
                        "a desk that takes passwords itself",
                        pool.with("ALLOW_USER_SRP_AUTH", "Resources", "Desk", "Properties", "ExplicitAuthFlows", 0)),
                found(
                        "a setting that nobody reads",
                        pool.with("x", "Globals", "Function", "Environment", "Variables", "NOBODY_READS_IT")));
    }

    private static DynamicTest found(String name, Template changed) {
        return DynamicTest.dynamicTest(name, () -> assertThat(problems(changed)).isNotEmpty());
    }
}
