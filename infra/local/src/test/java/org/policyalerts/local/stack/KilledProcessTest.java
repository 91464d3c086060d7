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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.json.JsonWriter;

/** {@code serve --data} killed between taking a report and sending its messages. */
class KilledProcessTest {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
    private static final int CLIENTS = 4;
    /** After so many reports somebody is killed, who is in the middle of others then. */
    private static final int ENOUGH = 40;

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

    /** Four clients report all the time; whatever was answered with 201 is there after the kill. */
    @Test
    void noAcknowledgedReportIsLostHoweverOftenItIsKilled(@TempDir Path data) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Acknowledged acknowledged = new Acknowledged();
            List<Thread> clients = new ArrayList<>();
            try (Served killed = Served.start(data)) {
                for (int client = 0; client < CLIENTS; client++) {
                    clients.add(reporting(killed.caller(), round + "/" + client, acknowledged));
                }
                assertThat(acknowledged.enough.await(1, TimeUnit.MINUTES)).isTrue();
            }
            for (Thread client : clients) {
                client.join();
            }
            try (Served next = Served.start(data, "--hold-stream")) {
                for (String id : acknowledged.ids) {
                    assertThat(next.caller().get("/incidents/" + id, "staff").statusCode())
                            .as("round %d, %s", round, id)
                            .isEqualTo(200);
                }
            }
        }
    }

    /** The incidents whose report was answered with 201. */
    private static final class Acknowledged {
        private final Queue<String> ids = new ConcurrentLinkedQueue<>();
        private final CountDownLatch enough = new CountDownLatch(ENOUGH);

        void add(String id) {
            ids.add(id);
            enough.countDown();
        }
    }

    /** Reports until nobody answers any more. */
    private static Thread reporting(Caller caller, String name, Acknowledged acknowledged) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>(Caller.object(Caller.report("parliament")));
        Thread client = new Thread(() -> {
            try {
                for (int i = 0; ; i++) {
                    report.put("reference", name + "/" + i);
                    HttpResponse<String> answer = caller.submit(JsonWriter.write(report));
                    if (answer.statusCode() == 201) {
                        acknowledged.add(Caller.id(answer));
                    }
                }
            } catch (IOException | InterruptedException killed) {
                Thread.currentThread().interrupt();
            }
        });
        client.start();
        return client;
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
