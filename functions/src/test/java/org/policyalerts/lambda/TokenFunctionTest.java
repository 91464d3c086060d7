package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonReader;

/** What Cognito is told to put into a token, by events as it sends them. */
class TokenFunctionTest {

    private static final List<String> EVERY_SCOPE = List.of(
            "alerts/act", "attribution/judge", "audit/read", "books/publish", "incidents/read", "incidents/submit");
    private static final Context UNUSED = (Context) Proxy.newProxyInstance(
            Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> null);

    private final TokenFunction function =
            new TokenFunction(Map.of("MACHINE_CLIENTS", "2example23456789machine=curators@AKCESK"));

    private static String event(String name) throws IOException {
        return Files.readString(Path.of("../events/cognito-token-" + name + ".json"));
    }

    private Map<String, Object> answer(String event) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, UNUSED);
        return JsonReader.readObject(output.toString(StandardCharsets.UTF_8));
    }

    private Map<?, ?> token(String event) throws Exception {
        return map(map(map(answer(event).get("response")).get("claimsAndScopeOverrideDetails"))
                .get("accessTokenGeneration"));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) java.util.Objects.requireNonNull(value);
    }

    @Test
    void aPersonsGroupsBecomeScopesAudiencesAndRed() throws Exception {
        Map<?, ?> token = token(event("person"));

        assertThat(token.get("claimsToAddOrOverride"))
                .isEqualTo(Map.of("audiences", "legal,mfa", "restricted", "true"));
        assertThat(token.get("scopesToAdd")).isEqualTo(List.of("alerts/act", "incidents/read"));
        assertThat(token.get("scopesToSuppress"))
                .isEqualTo(List.of(
                        "attribution/judge",
                        "audit/read",
                        "aws.cognito.signin.user.admin",
                        "books/publish",
                        "incidents/submit"));
    }

    @Test
    void aMachineIsWhatTheListSaysWhateverItAsksForOrSendsAlong() throws Exception {
        Map<?, ?> token = token(event("machine"));

        assertThat(token.get("claimsToAddOrOverride"))
                .isEqualTo(Map.of("audiences", "none", "restricted", "false", "custom:organisation", "AKCESK"));
        assertThat(token.get("scopesToAdd")).isEqualTo(List.of("attribution/judge", "incidents/submit"));
        assertThat(token.get("scopesToSuppress"))
                .isEqualTo(List.of("alerts/act", "audit/read", "books/publish", "incidents/read"));
    }

    @Test
    void theRestOfTheEventGoesBackAsItCame() throws Exception {
        Map<String, Object> sent = JsonReader.readObject(event("person"));

        Map<String, Object> answered = answer(event("person"));

        sent.remove("response");
        answered.remove("response");
        assertThat(answered).isEqualTo(sent);
    }

    @Test
    void anotherClientsScopesAreTakenAway() throws Exception {
        Map<?, ?> token = token(event("machine").replace("2example", "3example"));

        assertThat(token.get("claimsToAddOrOverride")).isEqualTo(Map.of("audiences", "none", "restricted", "false"));
        assertThat(token.get("scopesToAdd")).isEqualTo(List.of());
        assertThat(token.get("scopesToSuppress")).isEqualTo(EVERY_SCOPE);
    }

    @Test
    void aPersonThroughAMachinesClientIsNoMachine() throws Exception {
        Map<?, ?> token = token(event("machine").replace("ClientCredentials", "HostedAuth"));

        assertThat(token.get("scopesToAdd")).isEqualTo(List.of());
    }

    @ParameterizedTest(name = "groups {0}")
    @ValueSource(strings = {"null", "[]", "[\"administrators\"]", "[\"audience-everything\", \"Staff\"]", "\"staff\""})
    void withoutAGroupOfOursATokenIsGoodForNothing(String groups) throws Exception {
        String event = event("person").replaceFirst("\\[\"audience-mfa\"[^]]*]", groups);

        Map<?, ?> token = token(event);

        assertThat(token.get("claimsToAddOrOverride")).isEqualTo(Map.of("audiences", "none", "restricted", "false"));
        assertThat(token.get("scopesToAdd")).isEqualTo(List.of());
        assertThat(new HashSet<Object>((List<?>) token.get("scopesToSuppress"))).containsAll(EVERY_SCOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"staff\""})
    void whatIsNoEventGetsNoToken(String event) {
        assertThatThrownBy(() -> answer(event)).isInstanceOf(IOException.class);
    }

    @Test
    void everyMistakeInTheListOfMachinesStandsInOneLine() {
        String list = "a=submitters@AKCESK; b=administrators;c;a=staff; d=staff+restricted";

        assertThatThrownBy(() -> new TokenFunction(Map.of("MACHINE_CLIENTS", list)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("settings: MACHINE_CLIENTS is malformed at 'b=administrators'; "
                        + "MACHINE_CLIENTS is malformed at 'c'; MACHINE_CLIENTS is malformed at 'a=staff'");
    }
}
