package org.policyalerts.local.year;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stack over the year's folder, with calls that fail, and what can be asked of it. */
final class YearStack implements AutoCloseable {

    private static final int TRIES = 20;
    private static final int SERVER_ERROR = 500;
    private static final int RUNS = 12;
    private static final int MILLION = 1_000_000;

    final RandomFaults faults = new RandomFaults(7);
    final Caller caller;
    private final LocalDeployment stack;
    private final LocalClock clock;
    private int brokenRuns;

    private YearStack(Path data, LocalClock clock) {
        this.clock = clock;
        this.stack = LocalDeployment.start(
                new LocalDeployment.Options(clock, 0, Optional.of(data), false, Optional.empty(), true, line -> {}),
                faults);
        this.caller = new Caller(stack.uri());
    }

    static YearStack start(Path data, LocalClock clock) {
        return new YearStack(data, clock);
    }

    /** Asks again as long as the answer is that it failed. */
    HttpResponse<String> until(Callable<HttpResponse<String>> request) throws Exception {
        HttpResponse<String> answer = request.call();
        for (int i = 1; i < TRIES && answer.statusCode() >= SERVER_ERROR; i++) {
            answer = request.call();
        }
        return answer;
    }

    void awaitIdle() throws InterruptedException {
        stack.awaitIdle();
    }

    /** A run whose own reads fail is one that the next run makes up for. */
    void review() throws Exception {
        try {
            stack.review();
        } catch (SdkClientException made) {
            brokenRuns++;
        }
        stack.awaitIdle();
    }

    /** Redrives what is parked, and runs the schedule every quarter of an hour until nothing waits any more. */
    void settle() throws Exception {
        stack.awaitIdle();
        for (int i = 0; i < RUNS; i++) {
            stack.redrive();
            stack.awaitIdle();
            review();
            clock.advance(Duration.ofMinutes(16));
        }
        review();
    }

    List<ParkedRecord> parked() {
        return stack.parked();
    }

    /** All messages to audiences since the year began. */
    List<Map<String, Object>> messages() {
        return stack.inbox(Optional.empty());
    }

    static void heading() {
        System.out.printf(
                "%5s %9s %9s %8s %12s %9s %7s %8s%n",
                "day", "reports", "messages", "faults", "broken runs", "items", "MB", "heap MB");
    }

    void print(int day, YearLedger ledger) {
        long[] items = {0, 0};
        stack.table().items().forEach(item -> {
            items[0]++;
            items[1] += size(item);
        });
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.printf(
                "%5d %9d %9d %8d %12d %9d %7d %8d%n",
                day,
                ledger.size(),
                ledger.messages(),
                faults.failed(),
                brokenRuns,
                items[0],
                items[1] / MILLION,
                heap / MILLION);
    }

    private static long size(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToLong(field ->
                        field.getKey().length() + field.getValue().toString().length())
                .sum();
    }

    @Override
    public void close() {
        stack.close();
    }
}
