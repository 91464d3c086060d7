package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code serve --data} killed between taking a report and sending its messages. */
class KilledProcessTest {

    @Test
    void theMessagesGoOutAfterTheNextStartAndOnlyOnce(@TempDir Path data) throws Exception {
        String id;
        try (Served first = Served.start(data, "--hold-stream")) {
            HttpResponse<String> receipt = first.caller().submit(Caller.report("parliament"));
            assertThat(receipt.statusCode()).isEqualTo(201);
            id = Caller.id(receipt);
            assertThat(first.caller().inbox("")).isEmpty();
        }

        List<Map<?, ?>> sent;
        try (Served second = Served.start(data)) {
            second.caller().awaitIdle();
            sent = second.caller().inbox("");
            assertThat(audiences(sent)).doesNotHaveDuplicates().contains("mfa", "nsc", "csirt");
            assertThat(second.caller().matched(id)).contains("constitutional-body-targeted");
        }

        try (Served third = Served.start(data)) {
            third.caller().awaitIdle();
            assertThat(third.caller().inbox("")).isEqualTo(sent);
        }
    }

    private static List<String> audiences(List<Map<?, ?>> messages) {
        return messages.stream()
                .map(message ->
                        message.get("attributes") instanceof Map<?, ?> map ? String.valueOf(map.get("audience")) : "")
                .toList();
    }

    /** A process of its own; closing it kills it as kill -9 does. */
    private record Served(Process process, Caller caller) implements AutoCloseable {

        static Served start(Path data, String... more) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "org.policyalerts.local.cli.Main",
                    "serve",
                    "--port",
                    "0",
                    "--at",
                    "2023-12-26T08:00:00+01:00",
                    "--data",
                    data.toString()));
            command.addAll(List.of(more));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Served(process, new Caller(address(process)));
        }

        private static URI address(Process process) throws IOException {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("http://")) {
                    return URI.create(line.substring(line.indexOf("http://")).strip());
                }
            }
            throw new IOException("the process ended before it listened");
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
