package org.policyalerts.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpGatewayTest {

    private final Map<String, Object> seen = new LinkedHashMap<>();
    private final Map<String, Object> response = new LinkedHashMap<>(Map.of("statusCode", 200L));
    private final AtomicInteger calls = new AtomicInteger();
    private boolean isBroken;
    private final HttpGateway gateway = HttpGateway.start(
            0, this::function, calls::incrementAndGet, exchange -> new HttpGateway.Answer(200, Map.of("local", true)));
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Map<String, Object> function(Map<String, Object> event) throws IOException {
        if (isBroken) {
            throw new IOException("task timed out");
        }
        seen.putAll(event);
        return response;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.uri() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<?, ?> of(@Nullable Object whole, String name) {
        return whole instanceof Map<?, ?> map && map.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private Map<?, ?> part(String name) {
        return of(seen, name);
    }

    @Test
    void turnsARequestIntoAProxyEvent() throws Exception {
        send(request("/incidents/a%20b?from=2023&sector=energy&sector=health&q=a%2Bb+c&flag")
                .header("X-Twice", "1")
                .header("X-Twice", "2")
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"Shqipëri\"}")));

        assertThat(seen)
                .containsEntry("httpMethod", "PATCH")
                .containsEntry("path", "/incidents/a b")
                .containsEntry("body", "{\"title\":\"Shqipëri\"}")
                .containsEntry("isBase64Encoded", false)
                .containsEntry(
                        "queryStringParameters", Map.of("from", "2023", "sector", "health", "q", "a+b c", "flag", ""));
        assertThat(part("multiValueQueryStringParameters").get("sector")).isEqualTo(List.of("energy", "health"));
        assertThat(part("headers").get("X-twice")).isEqualTo("2");
        assertThat(part("multiValueHeaders").get("X-twice")).isEqualTo(List.of("1", "2"));
        assertThat(part("requestContext").get("requestId")).asString().isNotEmpty();
        assertThat(calls).hasValue(1);
    }

    @Test
    void aRequestWithoutBodyOrQueryHasNeither() throws Exception {
        send(request("/health").GET());

        assertThat(seen)
                .containsEntry("body", null)
                .containsEntry("queryStringParameters", null)
                .containsEntry("multiValueQueryStringParameters", null);
    }

    @Test
    void bytesThatAreNoTextReachTheFunctionUntouched() throws Exception {
        byte[] body = {(byte) 0xFF, (byte) 0xFE, 'x'};

        send(request("/incidents").POST(BodyPublishers.ofByteArray(body)));

        assertThat(seen).containsEntry("isBase64Encoded", true);
        assertThat(Base64.getDecoder().decode(String.valueOf(seen.get("body")))).isEqualTo(body);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "Bearer submitter:AKCESK       | incidents/submit",
                "Bearer curator:AKCESK         | incidents/submit attribution/judge",
                "Bearer staff                  | incidents/read alerts/act",
                "Bearer staff:mfa,legal        | incidents/read alerts/act",
                "Bearer staff+restricted       | incidents/read alerts/act",
                "Bearer publisher:Elira        | books/publish",
                "Bearer auditor                | incidents/read audit/read",
                "Bearer submitter:             | none",
                "Bearer submitter:+restricted  | none",
                "Bearer curator                | none",
                "Bearer staff:                 | none",
                "Bearer +restricted            | none",
                "Bearer root                   | none",
                "staff                         | none",
            })
    void aTokenStandsForWhatTheAuthoriserWouldSay(String authorization, String scope) throws Exception {
        send(request("/incidents").GET().header("Authorization", authorization));

        Map<?, ?> claims = of(part("requestContext").get("authorizer"), "claims");
        assertThat(claims.get("scope")).isEqualTo(scope);
    }

    @Test
    void aSubmittersTokenNamesTheOrganisation() throws Exception {
        send(request("/incidents").GET().header("Authorization", "Bearer submitter:Two Words"));

        assertThat(part("requestContext").get("authorizer")).asString().contains("custom:organisation=Two Words");
    }

    @ParameterizedTest(name = "{0}: audiences {1}, restricted {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "staff                               | none              | none",
                "staff+restricted                    | none              | true",
                "staff:mfa,legal                     | mfa,legal         | none",
                "staff:operator@Some Grid+restricted | operator@Some Grid | true",
                "curator:AKCESK+restricted           | none              | true",
            })
    void aTokenNamesTheAudiencesAndWhetherItsHolderReadsRed(String token, String audiences, String restricted)
            throws Exception {
        send(request("/incidents").GET().header("Authorization", "Bearer " + token));

        Map<?, ?> claims = of(part("requestContext").get("authorizer"), "claims");
        assertThat(claims.get("audiences")).isEqualTo(audiences);
        assertThat(claims.get("restricted")).isEqualTo(restricted);
        assertThat(claims.get("custom:organisation")).isEqualTo(token.startsWith("curator") ? "AKCESK" : null);
    }

    @Test
    void theFunctionsAnswerIsTheResponse() throws Exception {
        response.put("statusCode", 201L);
        response.put("headers", Map.of("Location", "/incidents/1", "ETag", "\"v1\""));
        response.put("multiValueHeaders", Map.of("X-Many", List.of("a", "b")));
        response.put("body", "ë");

        HttpResponse<String> answer = send(request("/incidents").POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).contains("/incidents/1");
        assertThat(answer.headers().firstValue("ETag")).contains("\"v1\"");
        assertThat(answer.headers().allValues("X-Many")).containsExactly("a", "b");
        assertThat(answer.body()).isEqualTo("ë");
    }

    @Test
    void aFunctionThatFailsIsABadGateway() throws Exception {
        isBroken = true;

        HttpResponse<String> answer = send(request("/incidents").GET());

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal server error\"}");
    }

    @Test
    void moreThanTenMegabytesNeverReachTheFunction() throws Exception {
        byte[] justFits = new byte[HttpGateway.LARGEST_BODY];
        byte[] tooLong = new byte[HttpGateway.LARGEST_BODY + 1];

        HttpResponse<String> refused = send(request("/incidents").POST(BodyPublishers.ofByteArray(tooLong)));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
        assertThat(seen).isEmpty();

        assertThat(send(request("/incidents").POST(BodyPublishers.ofByteArray(justFits)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(seen).isNotEmpty();
    }

    @Test
    void localRoutesDoNotReachTheFunction() throws Exception {
        assertThat(send(request("/local/idle").GET()).body()).isEqualTo("{\"local\":true}");
        assertThat(seen).isEmpty();
    }
}
