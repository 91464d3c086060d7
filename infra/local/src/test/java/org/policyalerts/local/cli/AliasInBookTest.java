package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;

/** Two names turn out to be one claimant's, and then not: a book with another table of claimants, and back. */
class AliasInBookTest {

    private static final String AGAIN = """
            id: again
            version: 1
            title: The same claimant again
            severity: high
            when:
              - claims: {status: active}
              - history: {same: claimant, within: P365D, count: {atLeast: 1}}
            recommend:
              - {do: Compare the incidents, owner: csirt, within: P2D}
            why: Because.
            tests:
              - name: yes
                given: events/report-parliament.json
                history:
                  - given: events/report-parliament.json
                    with: {timeline: {occurredAt: 2023-12-01}}
                expect: match
              - {name: no, given: events/report-parliament.json, expect: no-match}
            """;

    private static final String CLAIMED = """
            id: claimed
            version: 1
            title: Somebody claims it
            severity: high
            when:
              - claims: {status: active}
            recommend:
              - {do: Keep what they published, owner: comms, within: P2D, per: campaign}
            why: Because.
            tests:
              - {name: yes, given: events/report-parliament.json, with: {claims: [{claimant: Karma, status: active}]}, expect: match}
              - {name: no, given: events/report-parliament.json, with: {claims: []}, expect: no-match}
            """;

    @TempDir
    private Path folder = Path.of("");

    private final LocalClock clock = new LocalClock();
    private Terminal terminal = new Terminal();
    private String uri = "";

    private void run(String who, String... arguments) {
        List<String> all = new ArrayList<>(List.of("policies"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--to", uri, "--token", "publisher:" + who));
        terminal = new Terminal();
        assertThat(terminal.run(all.toArray(new String[0])))
                .as(terminal.out() + terminal.err())
                .isZero();
    }

    private void activate(Caller caller, String aliases) throws IOException, InterruptedException {
        Path book = Files.createDirectories(folder.resolve("book"));
        Files.writeString(book.resolve("again.yaml"), AGAIN);
        Files.writeString(book.resolve("claimed.yaml"), CLAIMED);
        Files.writeString(book.resolve("claimants.csv"), "canonical,alias\n" + aliases);
        run("ana", "publish", book.toString());
        String hash = terminal.out().replaceAll("(?s).*published: ([0-9a-f]{64}).*", "$1");
        run("ben", "activate", hash, "--why", "names");
        decidedAgain(caller);
    }

    private void decidedAgain(Caller caller) throws IOException, InterruptedException {
        clock.advance(Duration.ofMinutes(3));
        caller.send("POST", "/local/review", "", "", "");
        caller.awaitIdle();
    }

    private String submit(Caller caller, String reference, String claimant) throws IOException, InterruptedException {
        String report = """
                {"reference": "%s", "title": "A theft", "tlp": "clear", "mode": "live", "determination": "confirmed",
                 "severity": 3, "timeline": {"occurredAt": "2023-12-%s"}, "attribution": {"status": "claimed"},
                 "kinds": ["disruption"],
                 "claims": [{"claimant": "%s", "status": "active"}],
                 "targets": [{"name": "Target %s", "sector": "energy", "country": "AL",
                              "infrastructureClass": "not-classified", "confirmation": "authority"}],
                 "impact": {"servicesDisrupted": "no", "scope": "unknown"}}
                """.formatted(reference, reference.substring(2), claimant, reference);
        String id = Caller.id(caller.submit(report));
        caller.awaitIdle();
        return id;
    }

    private static List<Map<?, ?>> rows(Caller caller, String state) throws IOException, InterruptedException {
        return Caller.objects(caller.get("/tasks?state=" + state, "staff:comms").body(), "rows");
    }

    private static int listed(Caller caller, String claimant) throws IOException, InterruptedException {
        return Caller.objects(
                        caller.get("/incidents?claimant=" + claimant, "staff").body(), "incidents")
                .size();
    }

    private static void doTheFirst(Caller caller) throws IOException, InterruptedException {
        String task = rows(caller, "open").get(0).toString().replaceAll("(?s).*?(tsk_[0-9A-Za-z_-]+).*", "$1");
        caller.send(
                "POST",
                "/tasks:act",
                "staff:comms",
                "application/json",
                "{\"acts\": [{\"task\": \"" + task + "\", \"act\": \"done\"}]}");
        assertThat(rows(caller, "done")).hasSize(1);
    }

    @Test
    void anAliasCountsWhatWasReportedUnderTheOtherNameUntilItIsTakenBack() throws Exception {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        try (LocalDeployment stack = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0))) {
            uri = stack.uri().toString();
            Caller caller = new Caller(stack.uri());
            activate(caller, "Somebody,Else\n");
            String old = submit(caller, "R-10", "Night Crew");
            assertThat(caller.matched(submit(caller, "R-12", "Tirana Leaks"))).containsExactly("claimed");
            doTheFirst(caller);
            assertThat(rows(caller, "open")).hasSize(1);
            assertThat(listed(caller, "Night%20Crew")).isEqualTo(1);

            activate(caller, "Tirana Leaks,Night Crew\n");

            assertThat(caller.matched(submit(caller, "R-14", "Tirana Leaks"))).containsExactly("again", "claimed");
            assertThat(caller.matched(old)).as("none came before it").containsExactly("claimed");
            assertThat(listed(caller, "Night%20Crew")).isEqualTo(3);
            assertThat(rows(caller, "open")).as("one campaign is one row").hasSize(1);
            assertThat(rows(caller, "done")).as("what was done stays done").hasSize(1);
            assertThat(caller.matched(submit(caller, "R-16", "Night Crew"))).containsExactly("again", "claimed");

            run("ana", "rollback", "--why", "two crews");
            decidedAgain(caller);

            assertThat(listed(caller, "Night%20Crew")).isEqualTo(2);
            assertThat(rows(caller, "open")).as("a row for each of the two").hasSize(2);
            assertThat(rows(caller, "done")).hasSize(1);
            assertThat(caller.matched(submit(caller, "R-11", "Tirana Leaks"))).containsExactly("claimed");
        }
    }
}
