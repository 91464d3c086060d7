package org.policyalerts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.Address.Chat;
import org.policyalerts.channel.Sending;
import org.policyalerts.channel.Sending.Refused;
import org.policyalerts.channel.Sending.Taken;
import org.policyalerts.channel.Sending.TryAgain;
import org.policyalerts.chat.ChatAddresses.Found;

class WebHookSenderTest {

    private static final Chat ROOM = new Chat(Address.Kind.SLACK, Address.PARAMETERS + "room");

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 200;
    private volatile String retryAfter = "";

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", retryAfter);
            }
            exchange.getResponseHeaders().set("Location", url() + "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Sending post(Found found, boolean mayBePlain) {
        return new WebHookSender(name -> found, mayBePlain, Duration.ofMillis(200)).post(ROOM, "{\"text\":\"Ç\"}");
    }

    private Sending post() {
        return post(new Found.Is(url() + "/hook"), true);
    }

    @Test
    void postsTheBodyOnce() {
        assertThat(post()).isEqualTo(new Taken("HTTP 200"));
        assertThat(bodies).containsExactly("{\"text\":\"Ç\"}");
    }

    @ParameterizedTest(name = "{0}, Retry-After {1}: again after {2} s, may have arrived: {3}")
    @CsvSource({
        "429, 30, 30, false",
        "429, '', 0, false",
        "429, 'Wed, 21 Oct 2026 07:28:00 GMT', 0, false",
        "500, '', 0, false",
        "503, 7, 7, false",
        "504, '', 0, true",
        "408, '', 0, false"
    })
    void whatMayPassIsTriedAgain(int answer, String after, int seconds, boolean isDoubtful) {
        status = answer;
        retryAfter = after;

        assertThat(post()).isEqualTo(new TryAgain("HTTP " + answer, Duration.ofSeconds(seconds), isDoubtful));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 403, 404, 410})
    void whatIsGoneOrElsewhereIsRefusedAndNotFollowed(int answer) {
        status = answer;

        assertThat(post()).isEqualTo(new Refused("HTTP " + answer));
        assertThat(bodies).hasSize(1);
    }

    @Test
    void whoeverDoesNotAnswerMayHaveReadIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Sending sending = post(new Found.Is("http://127.0.0.1:" + silent.getLocalPort()), true);

            assertThat(sending).isEqualTo(new TryAgain("SocketTimeoutException", Duration.ZERO, true));
        }
    }

    @Test
    void whoeverIsNotThereHasNotReadIt() {
        String gone = url();
        server.stop(0);

        assertThat(post(new Found.Is(gone), true)).isEqualTo(new TryAgain("ConnectException", Duration.ZERO, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example/x",
                "file:///etc/passwd",
                "https:///x",
                "no address",
                "",
                "jar:file:/x!/y",
                "https://h/\r\nHost: x"
            })
    void onlyAnEncryptedAddressIsUsed(String url) {
        assertThat(post(new Found.Is(url), false)).isEqualTo(new Refused("the parameter holds no https address"));
    }

    @Test
    void anAddressThatCannotBeReadIsSaidSo() {
        assertThat(post(new Found.Missing("parameter store 400 ParameterNotFound"), false))
                .isEqualTo(new Refused("parameter store 400 ParameterNotFound"));
        assertThat(post(new Found.TryAgain("throttled"), false))
                .isEqualTo(new TryAgain("throttled", Duration.ZERO, false));
        assertThatCode(() -> post(new Found.Is("https://127.0.0.1:1/x"), false)).doesNotThrowAnyException();
    }
}
