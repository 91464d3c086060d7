package org.policyalerts.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.Caller;

/**
 * A year of reports from 300 claimants, changes, answers of staff, books published every month, bad input, calls to AWS
 * that fail and a stack that is stopped at work and started again. By default it plays five weeks with few reports;
 * {@code -Dyear.days=366 -Dyear.reports=10000} plays the whole, and prints its figures month by month.
 */
class SimulatedYearTest {

    private static final int DAYS = Integer.getInteger("year.days", 33);
    private static final int REPORTS = Integer.getInteger("year.reports", 40);
    private static final int RUNS_A_DAY = 4;
    private static final int MONTH = 30;
    private static final int TRIES = 20;
    private static final int CREATED = 201;
    private static final int SERVER_ERROR = 500;
    private static final List<String> AUDIENCES =
            List.of("csirt", "mfa", "policy", "legal", "regulator", "nsc", "comms");
    private static final String CURATOR = "curator:AKCESK+restricted";
    private static final String JSON = "application/json";

    private final RandomReports drawn;
    private final YearLedger ledger = new YearLedger();
    private final LocalClock clock = new LocalClock();

    @TempDir
    private Path folder = Path.of("");

    private int submitted;

    SimulatedYearTest() throws IOException {
        drawn = new RandomReports(20_240_101);
        clock.set(Instant.parse("2024-01-01T07:00:00Z"));
    }

    @Test
    void losesNothingDoublesNothingAndNamesNothing() throws Exception {
        YearStack.heading();
        for (int day = 0; day < DAYS; day += MONTH) {
            try (YearStack stack = YearStack.start(folder.resolve("data"), clock)) {
                for (int of = 0; of < MONTH && day + of < DAYS; of++) {
                    playDay(stack, day + of + 1);
                }
                endMonth(stack, Math.min(DAYS, day + MONTH));
                stack.faults.on();
                reports(stack, submitted + 3);
                // Stopped at work: what these reports came to is for the one that starts next.
            }
        }
        try (YearStack stack = YearStack.start(folder.resolve("data"), clock)) {
            endMonth(stack, DAYS);
        }
        assertThat(ledger.size()).isEqualTo(submitted).isGreaterThanOrEqualTo(REPORTS);
        assertThat(ledger.messages()).isGreaterThan(REPORTS);
    }

    private void playDay(YearStack stack, int day) throws Exception {
        for (int run = 1; run <= RUNS_A_DAY; run++) {
            stack.faults.on();
            int until = REPORTS * ((day - 1) * RUNS_A_DAY + run) / (DAYS * RUNS_A_DAY);
            reports(stack, until);
            for (int i = drawn.upTo(3); i > 0 && ledger.size() > 0; i--) {
                change(stack.caller, drawn.one(ledger.references()));
                act(stack.caller, drawn.one(AUDIENCES));
                isRefused(stack.caller, drawn.rubbish());
            }
            stack.awaitIdle();
            clock.advance(Duration.ofHours(24 / RUNS_A_DAY));
            stack.review();
        }
    }

    private void reports(YearStack stack, int until) throws Exception {
        while (submitted < until) {
            RandomReports.Drawn report = drawn.report(++submitted, clock.instant());
            HttpResponse<String> receipt = stack.until(() -> stack.caller.submit(report.json()));
            assertThat(receipt.statusCode()).as(receipt.body()).isIn(200, CREATED);
            ledger.accepted(report, Caller.id(receipt));
            if (drawn.once(10)) {
                HttpResponse<String> again = stack.until(() -> stack.caller.submit(report.json()));
                assertThat(Caller.id(again)).isEqualTo(Caller.id(receipt));
            }
        }
    }

    /** After an answer that was lost, a reporter looks whether the change has come to stand. */
    private void change(Caller caller, String reference) throws Exception {
        YearLedger.Entry entry = ledger.entry(reference);
        String patch = drawn.change(clock.instant());
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<String> answer = caller.change(entry.id(), entry.version(), patch);
            if (answer.statusCode() < SERVER_ERROR) {
                break;
            }
        }
        for (int i = 0; i < TRIES; i++) {
            HttpResponse<String> now = caller.get("/incidents/" + entry.id(), CURATOR);
            if (now.statusCode() < SERVER_ERROR) {
                int version = Integer.parseInt(
                        String.valueOf(Caller.object(now.body()).get("version")));
                assertThat(version).as(reference).isBetween(entry.version(), entry.version() + 1);
                ledger.changed(reference, version);
                return;
            }
        }
        throw new AssertionError(reference + " cannot be read");
    }

    private void act(Caller caller, String audience) throws Exception {
        String token = "staff:" + audience;
        HttpResponse<String> tasks = caller.get("/tasks?limit=50", token);
        List<String> ids = tasks.statusCode() == 200
                ? Caller.objects(tasks.body(), "tasks").stream()
                        .flatMap(row -> tasksOf(row).stream())
                        .map(task -> String.valueOf(task.get("id")))
                        .toList()
                : List.of();
        if (!ids.isEmpty()) {
            Map<String, Object> act = Map.of(
                    "task",
                    drawn.one(ids),
                    "act",
                    drawn.one(List.of("take", "done", "decline")),
                    "reason",
                    "Not ours.");
            caller.send("POST", "/tasks:act", token, JSON, JsonWriter.write(Map.of("acts", List.of(act))));
        }
    }

    private static List<Map<?, ?>> tasksOf(Map<?, ?> row) {
        return row.get("tasks") instanceof List<?> tasks
                ? tasks.stream().<Map<?, ?>>map(task -> (Map<?, ?>) task).toList()
                : List.of();
    }

    private static void isRefused(Caller caller, List<String> request) throws Exception {
        HttpResponse<String> answer =
                caller.send(request.get(0), request.get(1), request.get(2), request.get(3), request.get(4));
        assertThat(answer.statusCode())
                .as("%s %s", request.get(1), answer.body())
                .isGreaterThanOrEqualTo(400);
    }

    private void endMonth(YearStack stack, int day) throws Exception {
        stack.faults.off();
        stack.settle();
        assertThat(stack.parked()).as("day " + day).isEmpty();
        assertThat(ledger.missing(stack.caller)).as("day " + day).isEmpty();
        assertThat(ledger.misread(stack.messages())).as("day " + day).isEmpty();
        int before = stack.messages().size();
        stack.review();
        assertThat(stack.messages())
                .as("a second run in the same minute sends nothing")
                .hasSize(before);
        stack.print(day, ledger);
        publish(stack.caller, day);
    }

    /** The book that ships, with one more policy that is new each month. */
    private void publish(Caller caller, int month) throws Exception {
        String book;
        try (Stream<Path> files = Files.list(ProjectFolder.find("functions").resolve("src/main/resources/policies"))) {
            book = files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> line(file.getFileName().toString(), read(file)))
                    .collect(Collectors.joining("\n"));
        }
        String policy = """
                id: month-%d
                version: 1
                title: Watch month %d
                severity: info
                when:
                  - severity: {atMost: 3}
                  - targets.sector: telecommunications
                recommend:
                  - {do: Ask the operator how it stands, owner: csirt, within: P2D}
                why: The book changes every month.
                tests:
                  - {name: some, given: events/report-one-albania.json, expect: match}
                  - {name: none, given: events/report-parliament.json, expect: no-match}
                """.formatted(month, month);
        HttpResponse<String> published = caller.send(
                "POST",
                "/books",
                "publisher:ana",
                "application/x-ndjson",
                book + "\n" + line("month-" + month + ".yaml", policy));
        assertThat(published.statusCode()).as(published.body()).isIn(200, CREATED);
        String hash = String.valueOf(Caller.object(published.body()).get("hash"));
        HttpResponse<String> activated = caller.send(
                "POST", "/books/" + hash + "/activation", "publisher:ben", JSON, "{\"why\":\"A new month\"}");
        assertThat(activated.statusCode()).as(activated.body()).isIn(200, CREATED, 204);
        clock.advance(Duration.ofMinutes(2));
    }

    private static String line(String file, String text) {
        return JsonWriter.write(Map.of("file", file, "text", text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
