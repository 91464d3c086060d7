package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;

/** The way of a book from a folder into force and back, by the commands. */
class BookCommandsTest {

    private static final String STAY_CALM = """
            id: stay-calm
            version: 1
            title: Keep calm
            severity: high
            when:
              - targets.country: AL
            recommend:
              - {do: Say that the matter is in good hands, owner: comms, within: PT1H}
            why: Because.
            tests:
              - {name: yes, given: events/report-parliament.json, expect: match}
              - {name: no, given: events/report-parliament.json, with: {targets: [{country: DE}]}, expect: no-match}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal();

    private int run(List<String> where, String... arguments) {
        List<String> all = new ArrayList<>(List.of("policies"));
        all.addAll(List.of(arguments));
        all.addAll(where);
        terminal = new Terminal();
        return terminal.run(all.toArray(new String[0]));
    }

    private Path book(String text) throws IOException {
        Path book = Files.createDirectories(folder.resolve("book"));
        Files.writeString(book.resolve("stay-calm.yaml"), text);
        return book;
    }

    private String hash() {
        return terminal.out().replaceAll("(?s).*published: ([0-9a-f]{64}).*", "$1");
    }

    @Test
    void aNewRuleAlertsWithin90SecondsAndIsGoneAsSoon() throws Exception {
        LocalClock clock = new LocalClock();
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        try (LocalDeployment stack = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0))) {
            Caller caller = new Caller(stack.uri());
            List<String> ana = List.of("--to", stack.uri().toString(), "--token", "publisher:ana");
            List<String> ben = List.of("--to", stack.uri().toString(), "--token", "publisher:ben");
            String before = Caller.id(caller.submit(Caller.report("parliament")));
            caller.awaitIdle();
            assertThat(caller.matched(before)).isNotEmpty().doesNotContain("stay-calm");

            assertThat(run(ana, "publish", book(STAY_CALM).toString()))
                    .as(terminal.out() + terminal.err())
                    .isZero();
            String hash = hash();
            assertPreviewed(ana, hash);
            assertThat(run(ana, "activate", hash, "--why", "try it")).isEqualTo(1);
            assertThat(terminal.err()).contains("second person");
            assertThat(run(ben, "activate", hash, "--why", "try it"))
                    .as(terminal.err())
                    .isZero();
            clock.advance(Duration.ofSeconds(60));
            assertThat(policies(caller, "one-albania")).containsExactly("stay-calm");
            assertThat(caller.inbox("?audience=comms")).anySatisfy(message -> assertThat(message.toString())
                    .contains("Say that the matter is in good hands"));

            clock.advance(Duration.ofMinutes(1));
            assertThat(caller.send("POST", "/local/review", "", "", "").statusCode())
                    .isEqualTo(200);
            caller.awaitIdle();
            assertThat(caller.matched(before)).as("decided again").containsExactly("stay-calm");

            assertThat(run(ana, "rollback", "--why", "too calm"))
                    .as(terminal.err())
                    .isZero();
            clock.advance(Duration.ofSeconds(60));
            assertThat(policies(caller, "air-albania")).isNotEmpty().doesNotContain("stay-calm");
            assertTakenBack(caller, clock);
            assertThat(run(ana, "history")).isZero();
            assertThat(terminal.out()).containsSubsequence("shipped", "too calm", hash, "ana", "ben", "try it");
        }
    }

    /** What the rule had asked for is overtaken, and is told so once for each incident, however often one looks. */
    private static void assertTakenBack(Caller caller, LocalClock clock) throws Exception {
        for (int run = 0; run < 2; run++) {
            clock.advance(Duration.ofMinutes(2));
            assertThat(caller.send("POST", "/local/review", "", "", "").statusCode())
                    .isEqualTo(200);
            caller.awaitIdle();
        }
        assertThat(caller.inbox("?audience=comms"))
                .filteredOn(message -> String.valueOf(message.get("text"))
                        .replaceAll("\\s+", " ")
                        .contains("Replaced: say that the matter is in good hands. Why: the rules changed"))
                .extracting(message -> message.get("subject"))
                .satisfiesExactlyInAnyOrder(
                        one -> assertThat(one.toString()).contains("Assembly of Albania"),
                        other -> assertThat(other.toString()).contains("One Albania"));
    }

    private void assertPreviewed(List<String> where, String hash) {
        assertThat(terminal.out())
                .containsSubsequence(
                        "were judged: 1\n",
                        "stay-calm",
                        "Put into force now",
                        "added: stay-calm, the alert and 1 task");
        assertThat(run(where, "preview", hash)).isZero();
        assertThat(terminal.out()).contains("added: stay-calm");
        assertThat(run(where, "preview", hash, "--json")).isZero();
        assertThat(terminal.out()).startsWith("{\"hash\":\"" + hash).contains("\"change\":\"added\"");
        assertThat(run(where, "shadow-report")).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("No policy on trial");
    }

    @Test
    void aPromotionShowsWhatTheShadowReportAndTheDigestSayOfTheTrial() throws Exception {
        LocalClock clock = new LocalClock();
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        try (LocalDeployment stack = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0))) {
            Caller caller = new Caller(stack.uri());
            List<String> ana = List.of("--to", stack.uri().toString(), "--token", "publisher:ana");
            List<String> ben = List.of("--to", stack.uri().toString(), "--token", "publisher:ben");
            run(ana, "publish", book(STAY_CALM + "mode: shadow\n").toString());
            run(ben, "activate", hash(), "--why", "a trial");
            clock.advance(Duration.ofSeconds(60));
            assertThat(policies(caller, "parliament")).isEmpty();
            assertThat(policies(caller, "one-albania")).isEmpty();

            assertThat(run(ana, "shadow-report", "--since", "2023-12-26")).isZero();
            assertThat(terminal.out()).containsPattern("stay-calm +2 +2\n");
            assertThat(run(ana, "publish", book(STAY_CALM).toString())).isZero();
            assertThat(terminal.out()).containsPattern("stay-calm +0 +2 +0 +2\n");
            assertThat(run(ana, "shadow-report", "--since", "2023-12-27")).isZero();
            assertThat(terminal.out()).contains("would have sent anything since 2023-12-27.");
            clock.set(Instant.parse("2024-01-01T06:00:00Z"));
            caller.send("POST", "/local/review", "", "", "");
            caller.awaitIdle();
            assertThat(caller.inbox("?audience=policy")).anySatisfy(message -> assertThat(message.toString())
                    .contains("Keep calm (stay-calm): 2 alerts, 2 messages", "OTHER RULES CAME WITH THE PROGRAM"));
        }
    }

    @Test
    void aPreviewIsMadeInAFolderThatNoStackUses() throws Exception {
        Path data = folder.resolve("data");
        try (LocalDeployment stack = LocalDeployment.start(new LocalDeployment.Options(
                new LocalClock(),
                0,
                Optional.of(data),
                false,
                Optional.empty(),
                false,
                Optional.empty(),
                line -> {}))) {
            Caller caller = new Caller(stack.uri());
            String today = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
            caller.submit(Caller.report("parliament").replaceAll("2023-12-2\\d", today));
            caller.submit(Caller.report("one-albania")
                    .replaceAll("2023-12-2\\d", today)
                    .replace("\"clear\"", "\"red\""));
            caller.awaitIdle();
        }
        List<String> ana = List.of("--data", data.toString(), "--by", "ana");

        assertThat(run(ana, "publish", book(STAY_CALM).toString()))
                .as(terminal.err())
                .isZero();
        String published = terminal.out();
        assertThat(run(ana, "preview", hash())).as(terminal.err()).isZero();

        assertThat(published)
                .contains("were judged: 2\n", "Assembly of Albania attacked, work halted (inc_", "added: stay-calm")
                .contains("of incidents that must not be named here")
                .doesNotContain("One Albania")
                .contains(terminal.out());
        assertThat(run(ana, "preview", "0".repeat(64))).isEqualTo(1);
        assertThat(terminal.err()).contains("there is no such book");
    }

    private static List<String> policies(Caller caller, String report) throws Exception {
        String id = Caller.id(caller.submit(Caller.report(report)));
        caller.awaitIdle();
        return caller.matched(id);
    }

    @Test
    void aBookIsPublishedIntoAFolderAndPulledFromIt() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> ana = List.of("--data", data.toString(), "--by", "ana");
        List<String> ben = List.of("--data", data.toString(), "--by", "ben");
        try (LocalTable table = LocalTable.start(Optional.of(data))) {
            assertThat(table.client()).isNotNull();
        }
        Path pulled = folder.resolve("pulled");

        assertThat(run(ana, "rollback", "--why", "none")).isEqualTo(1);
        assertThat(terminal.err()).contains("nothing to go back to");
        assertThat(run(ana, "publish", book(STAY_CALM).toString()))
                .as(terminal.err())
                .isZero();
        String hash = hash();
        assertThat(run(ana, "activate", hash, "--why", "x")).isEqualTo(1);
        assertThat(run(ben, "activate", "0".repeat(64), "--why", "x")).isEqualTo(1);
        assertThat(run(ben, "activate", hash, "--why", "x")).as(terminal.err()).isZero();
        assertThat(run(ben, "pull", pulled.toString())).as(terminal.err()).isZero();

        assertThat(pulled.resolve("stay-calm.yaml")).hasContent(STAY_CALM);
        assertThat(pulled.resolve("legal-pack.csv")).exists();
        assertThat(run(ben, "pull", pulled.toString())).as("not empty").isEqualTo(1);
        assertThat(run(ben, "publish", pulled.toString())).isZero();
        assertThat(hash()).isEqualTo(hash);
        assertThat(terminal.out()).contains("by ana");
    }

    @Test
    void aFaultyBookIsRefusedWithEveryProblem() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        List<String> ana = List.of("--data", data.toString(), "--by", "ana");

        assertThat(run(
                        ana,
                        "publish",
                        book(STAY_CALM.replace("country: DE", "country: AL")).toString()))
                .isEqualTo(1);
        assertThat(terminal.out())
                .contains("stay-calm.yaml:")
                .contains("expected no-match, got match")
                .contains("nothing is published");
        assertThat(run(ana, "publish", book(STAY_CALM.replace("why:", "wy:")).toString()))
                .isEqualTo(1);
        assertThat(terminal.out()).contains("did you mean 'why'?");
        assertThat(run(List.of(), "history")).isEqualTo(1);
        assertThat(terminal.err()).contains("say where");
        assertThat(run(List.of("--data", data.toString()), "history")).isEqualTo(1);
        assertThat(terminal.err()).contains("--by");
    }
}
