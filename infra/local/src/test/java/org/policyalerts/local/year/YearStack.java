package org.policyalerts.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.policyalerts.lambda.Settings;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The stack over the year's folder, with calls that fail, and what can be asked of it. */
final class YearStack implements AutoCloseable {

    /** Short, so that a year sees the end of most of what it has. */
    static final Settings.Kept KEPT = new Settings.Kept(Period.ofDays(10), Period.ofDays(5), Period.ofDays(5));

    private static final int TRIES = 20;
    private static final int SERVER_ERROR = 500;
    private static final int OK = 200;
    private static final int RUNS = 6;

    final RandomFaults faults = new RandomFaults(7);
    final Caller caller;
    private final WatchedWrites writes = new WatchedWrites();
    private final Queue<String> audit = new ConcurrentLinkedQueue<>();
    private final List<String> expectedAudit = new ArrayList<>();
    private final LocalDeployment stack;
    private final LocalClock clock;
    private int brokenRuns;

    private YearStack(Path data, LocalClock clock) {
        this.clock = clock;
        this.stack = LocalDeployment.start(
                new LocalDeployment.Options(
                        clock, 0, Optional.of(data), false, Optional.empty(), true, Optional.of(KEPT), this::logged),
                faults,
                writes);
        this.caller = new Caller(stack.uri());
    }

    static YearStack start(Path data, LocalClock clock) {
        return new YearStack(data, clock);
    }

    private void logged(String line) {
        if (line.contains("/hold") || line.contains("/erasure")) {
            audit.add(line);
        }
    }

    /** Asks again as long as the answer is that it failed. */
    HttpResponse<String> until(Callable<HttpResponse<String>> request) throws Exception {
        HttpResponse<String> answer = request.call();
        for (int i = 1; i < TRIES && answer.statusCode() >= SERVER_ERROR; i++) {
            answer = request.call();
        }
        return answer;
    }

    /** Changes an incident. After an answer that was lost, a reporter looks whether the change has come to stand. */
    void change(Known known, String patch, YearLedger ledger) throws Exception {
        int version = known.version;
        until(() -> caller.change(known.id, version, patch));
        read(known, ledger);
        assertThat(known.version).as(known.reference).isBetween(version, version + 1);
    }

    /** Reads what an incident has become. */
    void read(Known known, YearLedger ledger) throws Exception {
        HttpResponse<String> now = until(() -> caller.get("/incidents/" + known.id, YearLedger.READER));
        assertThat(now.statusCode()).as(known.reference + " " + now.body()).isEqualTo(OK);
        ledger.read(known, now.body(), clock.instant());
    }

    /** Sends what has to be refused, while nothing else is under way; what is wrong with the answer, or was changed. */
    List<String> notRefused(List<BadRequests.Bad> requests) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (BadRequests.Bad bad : requests) {
            long before = writes.count();
            HttpResponse<String> answer = asked(bad);
            String type = answer.headers().firstValue("Content-Type").orElse("none");
            if (answer.statusCode() != bad.status() || !type.equals("application/problem+json")) {
                complaints.add(bad.name() + ": " + answer.statusCode() + " " + type + " " + answer.body());
            }
            if (writes.count() != before) {
                complaints.add(bad.name() + " has changed something");
            }
        }
        return complaints;
    }

    /**
     * A server may close the connection on what it refuses before it has read it; who then gets no answer asks again.
     */
    private HttpResponse<String> asked(BadRequests.Bad bad) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return caller.ask(bad.method(), bad.path(), bad.token(), bad.headers(), bad.body());
            } catch (IOException closed) {
                if (closed instanceof HttpTimeoutException || tries == TRIES) {
                    throw closed;
                }
            }
        }
    }

    /** The audit is to say by the end of the month that this was done. */
    void expectAudit(String route, Known known) {
        expectedAudit.add("\"route\":\"" + route + "\",\"about\":\"" + known.id + "\",\"status\":200");
    }

    /** Acts of which the audit says nothing. */
    List<String> unaudited() {
        return expectedAudit.stream()
                .filter(act -> audit.stream().noneMatch(line -> line.contains(act)))
                .toList();
    }

    void awaitIdle() throws InterruptedException {
        assertThat(stack.awaitIdle()).isTrue();
    }

    /** A run whose own reads fail is one that the next run makes up for. */
    void review() throws Exception {
        try {
            stack.review();
        } catch (SdkClientException made) {
            brokenRuns++;
        }
        awaitIdle();
    }

    int brokenRuns() {
        return brokenRuns;
    }

    /** Redrives what is parked, and runs the schedule every quarter of an hour until nothing waits any more. */
    void settle() throws Exception {
        awaitIdle();
        for (int i = 0; i < RUNS; i++) {
            stack.redrive();
            awaitIdle();
            review();
            clock.advance(Duration.ofMinutes(16));
        }
        wholeRun();
    }

    /** Runs the schedule until it says that it has done all. */
    void wholeRun() throws IOException, InterruptedException {
        Map<String, Object> report = stack.review();
        for (int i = 0; i < TRIES && Boolean.FALSE.equals(report.get("complete")); i++) {
            awaitIdle();
            report = stack.review();
        }
        assertThat(report).containsEntry("failed", 0L);
        awaitIdle();
    }

    List<ParkedRecord> parked() {
        return stack.parked();
    }

    LocalTable table() {
        return stack.table();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        stack.close();
    }
}
