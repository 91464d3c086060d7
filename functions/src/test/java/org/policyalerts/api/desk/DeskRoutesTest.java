package org.policyalerts.api.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;

/**
 * How the page is served: to everybody, kept by browsers as long as it is the same, and closed to what is not its own.
 */
class DeskRoutesTest {

    private static final Path FILES = Path.of("target/classes/desk");
    private static final int BUDGET = 80_000;

    private final FakeApi api = new FakeApi();

    private Answer get(String path) {
        return api.call("GET", path).send();
    }

    @ParameterizedTest
    @CsvSource({
        "/desk, text/html",
        "/desk/desk.js, text/javascript",
        "/desk/desk.css, text/css",
        "/desk/icon.svg, image/svg+xml",
        "/desk/screens/inbox.js, text/javascript",
        "/desk/vendor/lit-html.js, text/javascript"
    })
    void everybodyGetsItsFiles(String path, String type) {
        Answer file = get(path);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers())
                .containsEntry("Content-Type", type)
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "no-referrer")
                .containsKey("Permissions-Policy");
        assertThat(file.body()).isNotBlank();
    }

    @Test
    void nothingButItsOwnFilesIsLoadedOrCalled() {
        assertThat(get("/desk").header("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                                + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                                + "trusted-types lit-html");
    }

    @Test
    void thePoolThatStaffSignInAtMayBeCalledToo() {
        FakeApi deployed =
                FakeApi.signingIn(Optional.of(new SignIn.Pool(URI.create("https://staff.example"), "7q2mdk")));

        assertThat(deployed.call("GET", "/desk").send().header("Content-Security-Policy"))
                .contains("connect-src 'self' https://staff.example; ");
        assertThat(deployed.call("GET", "/desk/config.json").send().document().get("signIn"))
                .isEqualTo(Map.of("kind", "pool", "address", "https://staff.example", "client", "7q2mdk"));
    }

    @Test
    void aBrowserThatHasAFileIsNotSentItAgain() {
        String tag = get("/desk/desk.js").header("ETag");
        Answer again =
                api.call("GET", "/desk/desk.js").header("If-None-Match", tag).send();

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("Cache-Control"))
                .as("or the browser would throw it away")
                .isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/index.html",
                "/desk/none.js",
                "/desk/vendor/LICENSE",
                "/desk/desk",
                "/desk/screens/none.js",
                "/desk/../openapi.json",
                "/desk/screens/..%2f..%2fopenapi.json",
                "/desk/a/b/c.js"
            })
    void whatIsNoFileOfItIsNotThere(String path) {
        assertThat(get(path).status()).isEqualTo(404);
    }

    @Test
    void withoutAWayToSignInThereIsNoDesk() {
        FakeApi closed = FakeApi.signingIn(Optional.empty());

        for (String path : List.of("/desk", "/desk/config.json", "/desk/desk.js", "/desk/vendor/lit-html.js")) {
            assertThat(closed.call("GET", path).send().status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatTheSignInPagesSendBackReachesThePage() {
        assertThat(api.call("GET", "/desk")
                        .query("code", "b2f1")
                        .query("state", "a8")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void knowsTheTimeTheZoneAndWhatAudiencesAreCalled() {
        Answer configuration = get("/desk/config.json");

        assertThat(configuration.document())
                .containsEntry("now", "2023-12-26T12:00:00Z")
                .containsEntry("zone", "Europe/Tirane");
        assertThat(configuration.objects("audiences")).contains(Map.of("id", "mfa", "name", "the foreign ministry"));
    }

    @Test
    void allOfItTogetherStaysSmall() {
        try (Stream<Path> files = Files.walk(FILES)) {
            int packed = files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("LICENSE"))
                    .mapToInt(DeskRoutesTest::packed)
                    .sum();

            assertThat(packed).as("bytes by gzip").isBetween(1, BUDGET);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int packed(Path file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
            Files.copy(file, packing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return bytes.size();
    }
}
