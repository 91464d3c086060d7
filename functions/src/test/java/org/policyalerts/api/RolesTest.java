package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

class RolesTest {

    private final FakeApi api = new FakeApi();

    static Stream<Arguments> routesAndScopes() {
        return new FakeApi().routes.rows().stream().flatMap(row -> Arrays.stream(Scope.values())
                .map(scope -> Arguments.of(
                        row.method(), row.template(), scope.text, row.scopes().contains(scope))));
    }

    @ParameterizedTest(name = "{0} {1} with {2}: allowed {3}")
    @MethodSource("routesAndScopes")
    void leavesEachRouteToItsScopes(String method, String template, String scope, boolean isAllowed) {
        boolean isOpen = template.equals("/health") || template.startsWith("/desk") || template.equals("/openapi.json");

        int status = call(method, template).as(scope, "AKCESK").send().status();
        int anonymous = call(method, template).send().status();

        assertThat(status == 403).isEqualTo(!isAllowed && !isOpen);
        assertThat(anonymous == 401).isEqualTo(!isOpen);
    }

    private Call call(String method, String template) {
        return api.call(
                method,
                template.replace("{id}", "inc_01ARZ3NDEKTSV4RRFFQ69G5FAV")
                        .replace("{code}", "K7Q2MD")
                        .replace("{hash}", "0".repeat(64)));
    }

    @ParameterizedTest(name = "{0}: own amber {1}, other''s amber {2}, other''s red {3} with a token for it")
    @CsvSource({"incidents/submit, 200, 404, 404", "incidents/read, 200, 200, 200", "audit/read, 200, 200, 200"})
    void showsSubmittersTheirOwnAndRedToNobodyWithoutATokenForIt(String scope, int own, int others, int othersRed) {
        String amber = submit("AKCESK", "R-1", "amber");
        String foreign = submit("CERT-EU", "R-1", "amber");
        String red = submit("AKCESK", "R-2", "red");
        String foreignRed = submit("CERT-EU", "R-2", "red");

        for (String part : List.of("", "/stix", "/versions", "/alerts")) {
            assertThat(get(scope, amber + part)).isEqualTo(own);
            assertThat(get(scope, foreign + part)).isEqualTo(others);
            assertThat(get(scope, red + part)).isEqualTo(404);
            assertThat(get(scope, foreignRed + part)).isEqualTo(404);
            assertThat(getRestricted(scope, red + part)).isEqualTo(200);
            assertThat(getRestricted(scope, foreignRed + part)).isEqualTo(othersRed);
        }
    }

    @Test
    void listsOnlyWhatMayBeRead() {
        submit("AKCESK", "R-1", "amber");
        submit("CERT-EU", "R-1", "amber");
        submit("AKCESK", "R-2", "red");

        assertThat(list(api.call("GET", "/incidents").asSubmitter("AKCESK"))).hasSize(1);
        assertThat(list(api.call("GET", "/incidents").asAuditor())).hasSize(2);
        assertThat(list(api.call("GET", "/incidents").asAuditor().restricted())).hasSize(3);
    }

    @ParameterizedTest(name = "{0} reads green {1}, red only with a token for it, and lists {2}")
    @CsvSource(
            delimiter = '|',
            value = {"mfa,legal | 200 | 1", "operator@OSHEE | 200 | 1", "operator@OST | 404 | 0", "'' | 404 | 0"})
    void membersOfAnAudienceReadBelowRedAndOperatorsWhatHitThem(String audiences, int green, int listed) {
        Map<String, Object> target = new LinkedHashMap<>(
                FakeApi.objects(aReport().tree().get("targets")).get(0));
        target.put("organisation", "OSHEE");
        String open = submit(aReport().with("/targets", List.of(target)).with("/tlp", "green"));
        String named = submit(
                aReport().with("/targets", List.of(target)).with("/tlp", "red").with("/reference", "R-2"));

        assertThat(api.call("GET", "/incidents/" + open)
                        .asMember(audiences)
                        .send()
                        .status())
                .isEqualTo(green);
        assertThat(api.call("GET", "/incidents/" + named)
                        .asMember(audiences)
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(api.call("GET", "/incidents/" + named)
                        .asMember(audiences)
                        .restricted()
                        .send()
                        .status())
                .isEqualTo(green);
        assertThat(list(api.call("GET", "/incidents").asMember(audiences))).hasSize(listed);
    }

    private String submit(ReportTree report) {
        return api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(report)
                .send()
                .text("id");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"GET, /reviews", "GET, /silences", "DELETE, /silences/sil_1", "PATCH, /incidents/{id}"})
    void operatorsDecideNothingButTheirOwnTasks(String method, String path) {
        Map<String, Object> target = new LinkedHashMap<>(
                FakeApi.objects(aReport().tree().get("targets")).get(0));
        target.put("organisation", "OSHEE");
        String id = submit(aReport().with("/targets", List.of(target)).with("/tlp", "green"));
        Call call = api.call(method, path.replace("{id}", id));
        if (method.equals("PATCH")) {
            call.patch("\"v1\"", "{}");
        }

        assertThat(call.asMember("operator@OSHEE").send().status()).isEqualTo(403);
    }

    @ParameterizedTest(name = "{0} of {1} changes a {2} report of AKCESK: {3}")
    @CsvSource({
        "incidents/submit, AKCESK, amber, 200",
        "incidents/submit, AKCESK, red, 200",
        "incidents/submit, CERT-EU, amber, 404",
        "incidents/read alerts/act, '', amber, 200",
        "incidents/read alerts/act, '', red, 404",
        "incidents/read incidents/submit, CERT-EU, amber, 403",
        "incidents/read, '', amber, 403",
        "audit/read, '', amber, 403"
    })
    void letsReportersAndStaffChange(String scope, String organisation, String tlp, int status) {
        String id = submit("AKCESK", "R-1", tlp);

        Answer answer = api.call("PATCH", "/incidents/" + id)
                .as(scope, organisation)
                .patch("\"v1\"", "{\"severity\": 2}")
                .send();

        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void takesReportsOnlyForAnOrganisation() {
        assertThat(api.call("POST", "/incidents")
                        .as("incidents/submit incidents/read", "")
                        .json(aReport())
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void readsFlatAuthorisersToo() {
        Caller caller = Caller.of(
                        Map.of("scope", "incidents/submit alerts/act", "audiences", "*", "organisation", "AKCESK"))
                .orElseThrow();

        assertThat(caller.scopes()).containsExactlyInAnyOrder(Scope.SUBMIT, Scope.ACT);
        assertThat(caller.organisation()).contains("AKCESK");
        assertThat(caller.restricted()).isFalse();
        assertThat(Caller.of(Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"true, true", "false, false", "'', false", "TRUE, false", "yes, false"})
    void readsRedOnlyByAClaimThatSaysSo(String claim, boolean isRestricted) {
        Caller caller = Caller.of(Map.of("claims", Map.of("scope", "incidents/read", "restricted", claim)))
                .orElseThrow();

        assertThat(caller.restricted()).isEqualTo(isRestricted);
    }

    private String submit(String organisation, String reference, String tlp) {
        return api.call("POST", "/incidents")
                .asSubmitter(organisation)
                .json(aReport().with("/reference", reference).with("/tlp", tlp))
                .send()
                .text("id");
    }

    private int get(String scope, String path) {
        return api.call("GET", "/incidents/" + path).as(scope, "AKCESK").send().status();
    }

    private int getRestricted(String scope, String path) {
        return api.call("GET", "/incidents/" + path)
                .as(scope, "AKCESK")
                .restricted()
                .send()
                .status();
    }

    private static List<Map<String, Object>> list(Call call) {
        return call.send().objects("incidents");
    }
}
