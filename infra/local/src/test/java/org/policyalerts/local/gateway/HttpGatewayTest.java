package org.policyalerts.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
        assertThat(part("headers").get("X-Twice")).isEqualTo("2");
        assertThat(part("multiValueHeaders").get("X-Twice")).isEqualTo(List.of("1", "2"));
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
            nullValues = "-",
            value = {
                "staff                               | *                  | -",
                "staff+restricted                    | *                  | true",
                "staff:mfa,legal                     | mfa,legal          | -",
                "staff:operator@Some Grid+restricted | operator@Some Grid | true",
                "curator:AKCESK+restricted           | none               | true",
                "auditor                             | *                  | -",
                "publisher:P                         | none               | -",
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

    /** What the server itself refuses, sent byte by byte as it is here; the answer as text. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(gateway.uri().getHost(), gateway.uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static Stream<Arguments> broken() {
        String end = " HTTP/1.1\r\nHost: x\r\n\r\n";
        String post = "POST /incidents HTTP/1.1\r\nHost: x\r\n";
        return Stream.of(
                Arguments.of("no request line", "nonsense\r\n\r\n", 400),
                Arguments.of("a blank in the path", "GET /inci dents" + end, 400),
                Arguments.of("an unknown version", "GET /health HTTP/7.5\r\nHost: x\r\n\r\n", 505),
                Arguments.of("a broken escape", "GET /incidents/%zz" + end, 400),
                Arguments.of("a control character", "GET /health HTTP/1.1\r\nHost: x\r\nA: \0\r\n\r\n", 400),
                Arguments.of("no host", "GET /health HTTP/1.1\r\n\r\n", 400),
                Arguments.of("no header's name", "GET /health HTTP/1.1\r\nHost: x\r\n: a\r\n\r\n", 400),
                Arguments.of(
                        "headers without end",
                        "GET /health HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(20_000) + "\r\n\r\n",
                        431),
                Arguments.of("a long path", "GET /" + "a".repeat(20_000) + end, 414),
                Arguments.of("no number as length", post + "Content-Length: ten\r\n\r\n{}", 400),
                Arguments.of("a negative length", post + "Content-Length: -1\r\n\r\n{}", 400),
                Arguments.of("two lengths", post + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400),
                Arguments.of("a broken chunk", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", 400),
                Arguments.of("an unknown coding", post + "Transfer-Encoding: gossip\r\n\r\n{}", 400));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("broken")
    void whatIsNoRequestIsAnsweredWithAProblemDocument(String name, String request, int status) throws Exception {
        String answer = raw(request);

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .containsIgnoringCase("Content-Type: application/problem+json");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .startsWith("{\"type\":\"urn:policyalerts:problem:")
                .contains("\"status\":" + status);
        assertThat(seen).isEmpty();
    }

    @Test
    void aMethodThatNobodyKnowsIsForTheFunctionToRefuse() throws Exception {
        raw("BREW /incidents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(seen).containsEntry("httpMethod", "BREW");
    }

    /** More of them than there are threads. */
    @Test
    void slowBodiesHoldUpNobody() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket =
                        new Socket(gateway.uri().getHost(), gateway.uri().getPort());
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST /incidents HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"
                                .getBytes(StandardCharsets.US_ASCII));
            }

            assertThat(send(request("/health").timeout(Duration.ofSeconds(10)).GET())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void headHasTheLengthOfTheBodyAndNoBody() throws Exception {
        response.put("headers", Map.of("Content-Length", "11", "ETag", "\"v1\""));

        String answer = raw("HEAD /incidents HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(seen).containsEntry("httpMethod", "HEAD");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("Content-Length: 11", "ETag: \"v1\"")
                .endsWith("\r\n\r\n");
    }
}
