package org.policyalerts.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.stack.Caller;

/**
 * A year of reports from 300 claimants, changes, answers of staff, books published every month, bad input, holds and
 * erasures, calls to AWS that fail and a stack that is stopped at work and started again; what is closed ends. By
 * default it plays some days with few reports; {@code mvn -Pyear} plays the whole, and prints its figures month by
 * month.
 */
class SimulatedYearTest {

    private static final int DAYS = Integer.getInteger("year.days", 17);
    private static final int REPORTS = Integer.getInteger("year.reports", 30);
    private static final int RUNS_A_DAY = 2;
    private static final int MONTH = 30;
    private static final int UNTIL_STOPPED = 15;
    private static final int CREATED = 201;
    private static final List<String> AUDIENCES =
            List.of("csirt", "mfa", "policy", "legal", "regulator", "nsc", "comms");
    private static final String JSON = "application/json";
    private static final String CURATOR = "curator:AKCESK";

    @TempDir
    private Path folder = Path.of("");

    private final LocalClock clock = new LocalClock();
    private final RandomReports drawn = new RandomReports(20_240_101);
    private final YearLedger ledger = new YearLedger();
    private final YearKeeping keeping = new YearKeeping(drawn, ledger, clock);
    private final YearTable table = new YearTable();
    private final YearFigures figures = new YearFigures();
    private int submitted;
    private int refused;
    private int restarts;
    private int faults;
    private int brokenRuns;
    private final List<String> wrong = new ArrayList<>();
    private int named;

    SimulatedYearTest() throws IOException {
        clock.set(Instant.parse("2024-01-01T07:00:00Z"));
    }

    @Test
    void losesNothingDoublesNothingAndNamesNothing() throws Exception {
        YearFigures.heading();
        YearInboxes inboxes = new YearInboxes(folder.resolve("data"), ledger);
        for (int day = 0; day < DAYS; day += UNTIL_STOPPED) {
            try (YearStack stack = YearStack.start(folder.resolve("data"), clock)) {
                tellByMail(stack);
                int until = Math.min(DAYS, day + UNTIL_STOPPED);
                for (int next = day + 1; next <= until; next++) {
                    playDay(stack, next);
                }
                if (until % MONTH == 0 || DAYS < MONTH) {
                    endMonth(stack, inboxes, until);
                    YearBooks.publish(stack.caller, until);
                    clock.advance(Duration.ofMinutes(2));
                }
                stack.faults.on();
                reports(stack, submitted + 3, until);
                stack.faults.off();
                wrong.addAll(inboxes.mailed(stack.caller.get("/local/mail", "").body()));
                // Stopped at work: what these reports came to is for the one that starts next.
                restarts++;
                count(stack);
            }
        }
        try (YearStack stack = YearStack.start(folder.resolve("data"), clock)) {
            endMonth(stack, inboxes, DAYS);
        }
        figures.end(ledger, keeping, table, restarts);
        System.out.println(inboxes.mails() + " mails");
        assertThat(inboxes.mails()).isPositive();
        assertThat(wrong).isEmpty();
        assertThat(ledger.size()).isEqualTo(submitted).isGreaterThanOrEqualTo(REPORTS);
        assertThat(inboxes.messages()).isGreaterThan(REPORTS);
        assertThat(table.endedByKind).containsKeys("K", "RUN", "M");
        // In some days alone it is left to chance whether anything has been closed for long enough.
        assertThat(ledger.gone() > 0 || DAYS < MONTH).isTrue();
    }

    private void count(YearStack stack) {
        faults += stack.faults.failed();
        brokenRuns += stack.brokenRuns();
    }

    private static void tellByMail(YearStack stack) throws Exception {
        for (String recipient : List.of("mfa/recipients/duty", "nsc/recipients/room")) {
            String body = recipient.startsWith("mfa")
                    ? "{\"mail\": \"duty@mfa.example\"}"
                    : "{\"chat\": \"slack\", \"parameter\": \"/policy-alerts/chat/nsc\"}";
            HttpResponse<String> answer = stack.caller.send("PUT", "/audiences/" + recipient, "staff", JSON, body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private void playDay(YearStack stack, int day) throws Exception {
        for (int run = 1; run <= RUNS_A_DAY; run++) {
            stack.faults.on();
            reports(stack, REPORTS * ((day - 1) * RUNS_A_DAY + run) / (DAYS * RUNS_A_DAY), day);
            if (run == 1) {
                keeping.playDay(stack, day);
            }
            for (int i = drawn.upTo(3); i > 0 && !ledger.recent(clock.instant()).isEmpty(); i--) {
                Known known = drawn.one(ledger.recent(clock.instant()));
                stack.change(known, drawn.change(clock.instant()), ledger);
                act(stack.caller, drawn.one(AUDIENCES));
            }
            stack.awaitIdle();
            stack.faults.off();
            refuse(stack);
            clock.advance(Duration.ofHours(24 / RUNS_A_DAY));
            stack.faults.on();
            stack.review();
        }
    }

    private void reports(YearStack stack, int until, int day) throws Exception {
        while (submitted < until) {
            RandomReports.Drawn report = drawn.report(++submitted, clock.instant());
            if (drawn.once(20)) {
                batch(stack, report, day);
                continue;
            }
            HttpResponse<String> receipt = submit(stack, report);
            assertThat(receipt.statusCode()).as(receipt.body()).isIn(200, CREATED);
            accepted(stack, report, Caller.id(receipt), day);
            if (drawn.once(10)) {
                HttpResponse<String> again = submit(stack, report);
                assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
                assertThat(Caller.id(again)).isEqualTo(Caller.id(receipt));
            }
        }
    }

    private static HttpResponse<String> submit(YearStack stack, RandomReports.Drawn report) throws Exception {
        return stack.until(() -> stack.caller.ask("POST", "/incidents", CURATOR, report.headers(), report.json()));
    }

    private void accepted(YearStack stack, RandomReports.Drawn report, String id, int day) throws Exception {
        Known known = ledger.accepted(report, id);
        stack.read(known, ledger);
        keeping.plan(known, report.json(), day);
    }

    /** Among broken lines, which sink nothing; a line that failed is sent again with all others. */
    private void batch(YearStack stack, RandomReports.Drawn report, int day) throws Exception {
        String lines = "{\"reference\":\n" + report.json() + "\n{\"title\": \"\\u0000\", \"tlp\": 4}\n";
        Map<?, ?> result = Map.of("status", 500);
        for (int i = 0; i < 20 && Integer.parseInt(String.valueOf(result.get("status"))) >= 500; i++) {
            HttpResponse<String> answer = stack.until(
                    () -> stack.caller.send("POST", "/incidents:batch", CURATOR, "application/x-ndjson", lines));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            List<Map<?, ?>> results = Stream.of(answer.body().split("\n"))
                    .<Map<?, ?>>map(Caller::object)
                    .toList();
            assertThat(results).hasSize(3);
            assertThat(List.of(results.get(0), results.get(2)))
                    .extracting("status")
                    .containsOnly(400L);
            result = results.get(1);
        }
        assertThat(result.get("status")).as(String.valueOf(result)).isIn(200L, 201L);
        accepted(stack, report, receipt(result), day);
        refused += 2;
    }

    private static String receipt(Map<?, ?> result) {
        return result.get("receipt") instanceof Map<?, ?> receipt ? String.valueOf(receipt.get("id")) : "none";
    }

    /** Some kinds of bad input, drawn at random; none changes anything. */
    private void refuse(YearStack stack) throws Exception {
        List<BadRequests.Bad> all = everyKind();
        List<BadRequests.Bad> some =
                Stream.generate(() -> drawn.one(all)).limit(1 + drawn.upTo(4)).toList();
        refuse(stack, some);
        if (drawn.once(10)) {
            reusedKey(stack);
        }
    }

    private void refuse(YearStack stack, List<BadRequests.Bad> requests) throws Exception {
        wrong.addAll(stack.notRefused(requests));
        refused += requests.size();
    }

    private List<BadRequests.Bad> everyKind() {
        Map<String, Object> report = drawn.plain();
        report.put("reference", "NEVER/" + submitted);
        report.put("timeline", Map.of("occurredAt", "2024-01-01"));
        List<BadRequests.Bad> all = new ArrayList<>(BadRequests.anyTime(report));
        all.addAll(BadRequests.elsewhere());
        List<Known> present = ledger.present(clock.instant());
        if (!present.isEmpty()) {
            all.addAll(BadRequests.about(drawn.one(present), report));
        }
        return all;
    }

    /** A key of the last days, with another report. */
    private void reusedKey(YearStack stack) throws Exception {
        RandomReports.Drawn first = drawn.report(++submitted, clock.instant());
        Map<String, String> headers = Map.of("Content-Type", JSON, "Idempotency-Key", "again-" + submitted);
        HttpResponse<String> receipt = stack.caller.ask("POST", "/incidents", CURATOR, headers, first.json());
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(CREATED);
        accepted(stack, first, Caller.id(receipt), 0);
        stack.awaitIdle();
        String other = first.json().replace("In short.", "In other words.");
        refuse(
                stack,
                List.of(new BadRequests.Bad(
                        "a key of another report", 409, "POST", "/incidents", CURATOR, headers, other)));
    }

    private void act(Caller caller, String audience) throws Exception {
        String token = "staff:" + audience;
        HttpResponse<String> tasks = caller.get("/tasks?limit=50", token);
        wrong.addAll(namesRed(tasks.body()));
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

    /** What is red in the answer to a reader without that right. */
    private List<String> namesRed(String body) {
        return YearWords.secrets(body)
                .filter(word ->
                        ledger.ofSecret(word).filter(known -> known.isRed).isPresent())
                .map(word -> word + " is named to staff: " + body)
                .toList();
    }

    /** Looks at everything; a year is played to its end whatever turns out wrong, and fails then. */
    private void endMonth(YearStack stack, YearInboxes inboxes, int day) throws Exception {
        stack.faults.off();
        stack.settle();
        refuse(stack, everyKind());
        refuse(stack, BadRequests.books(YearBooks.shipped(), YearBooks.policy(0, "no-match")));
        stack.parked().forEach(record -> wrong.add("parked: " + record.name()));
        wrong.addAll(ledger.wrong(stack.caller, stack.now()));
        wrong.addAll(keeping.quoted(stack, stack.now()));
        wrong.addAll(stack.unaudited());
        wrong.addAll(inboxes.fetch());
        stack.wholeRun();
        if (inboxes.waiting() > 0) {
            wrong.add("a second run in the same minute has sent something");
        }
        wrong.addAll(table.sweep(stack.table(), ledger, stack.now()));
        stack.awaitIdle();
        for (String path : List.of("/incidents?limit=100", "/alerts?limit=100", "/calendar", "/campaigns/front%201")) {
            wrong.addAll(namesRed(stack.caller.get(path, "staff").body()));
        }
        wrong.addAll(ledger.dangling(stack.caller));
        String rest = (faults + stack.faults.failed()) + " | " + (brokenRuns + stack.brokenRuns()) + " | " + refused;
        figures.print(day, ledger, inboxes, table, rest);
        wrong.stream().skip(named).forEach(System.out::println);
        named = wrong.size();
    }
}
