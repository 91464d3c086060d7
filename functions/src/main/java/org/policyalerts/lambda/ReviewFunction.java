package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.digest.Digests;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.delivery.AudienceCheck;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.log.LogLine;
import org.policyalerts.log.MetricLine;
import org.policyalerts.schedule.DueItems;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.schedule.RunReport;

/** Handles what has fallen due, once per schedule event. */
public final class ReviewFunction implements RequestStreamHandler, SnapshotPriming {

    /** Time that is kept for the current item and the run's report before Lambda stops the function. */
    private static final int RESERVE_MILLIS = 10_000;

    private final DueItems items;
    private final BookInForce book;
    private final AudienceCheck audiences;
    private final Following<Run> run;
    private final Clock clock;

    /** Those of the current invocation; Lambda gives an instance one invocation at a time. */
    private DeliveryCounts counts = new DeliveryCounts();

    /** The constructor that Lambda calls. */
    public ReviewFunction() {
        this(Wiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** For callers with clients and a clock of their own. */
    public ReviewFunction(Wiring wiring) {
        NotificationDelivery delivery = wiring.delivery();
        this.items = wiring.dueItems();
        this.book = wiring.bookInForce();
        this.audiences = wiring.audienceCheck();
        Following<IncidentEvaluation> evaluation =
                new Following<>(book, current -> wiring.withBook(current).evaluation());
        this.run = new Following<>(book, current -> {
            Wiring ofBook = wiring.withBook(current);
            PreviewSweep previews = ofBook.previews(wiring.books());
            return new Run(
                    ScheduledRun.of(
                            ofBook, evaluation::now, previews, partition -> counts.add(delivery.deliver(partition))),
                    ScheduledRun.audiences(ofBook, previews).digests());
        });
        this.clock = wiring.clock();
    }

    /** What an invocation does, by one book. */
    private record Run(DueRun due, Digests digests) {}

    /** Loads the book, and asks for what was due in 1970, which is nothing. */
    @Override
    public void prime() {
        run.now();
        items.due(Instant.EPOCH, 1);
    }

    @Override
    public void restored() {
        book.askAgain();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        LambdaLogger log = context.getLogger();
        counts = new DeliveryCounts();
        Run now = run.now();
        Optional<List<String>> unheard = isFirstOfDay(now.digests(), log) ? unheard(log) : Optional.empty();
        RunReport report = now.due()
                .run(
                        () -> context.getRemainingTimeInMillis() < RESERVE_MILLIS,
                        failure -> log.log(FailedCall.line(
                                failure.isDigest() ? "digest-failed" : "due-item-failed",
                                failure.what(),
                                failure.cause())));
        sayDigests(log, report.digests());
        Map<String, Object> document = new LinkedHashMap<>(report.document());
        unheard.ifPresent(names -> document.put("unheard", names));
        log.log(LogLine.of(document));
        log.log(MetricLine.of(clock.instant(), "review-metrics", metrics(report)));
        counts.log(clock.instant(), log);
        output.write(JsonWriter.writeBytes(document));
    }

    /** Logs one line a day: an alarm is raised when it is missing, since then the schedule no longer runs. */
    private boolean isFirstOfDay(Digests digests, LambdaLogger log) {
        try {
            boolean isFirst = digests.isFirstRunOfDay(clock.instant());
            if (isFirst) {
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("event", "alive");
                line.put("at", clock.instant().toString());
                log.log(LogLine.of(line));
            }
            return isFirst;
        } catch (RuntimeException failed) {
            log.log(FailedCall.line("alive-failed", "alive", failed));
            return false;
        }
    }

    /**
     * Says once a day which audiences nobody hears. If the topic cannot be asked, that is said instead, and raises the
     * same alarm.
     */
    private Optional<List<String>> unheard(LambdaLogger log) {
        try {
            List<String> unheard = audiences.unheard();
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "audiences-checked");
            line.put("unheard", (long) unheard.size());
            line.put("audiences", unheard);
            log.log(LogLine.of(line));
            return Optional.of(unheard);
        } catch (RuntimeException failed) {
            log.log(FailedCall.line("audiences-not-checked", "subscriptions", failed));
            return Optional.empty();
        }
    }

    private static void sayDigests(LambdaLogger log, int queued) {
        if (queued > 0) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "digests-queued");
            line.put("count", (long) queued);
            log.log(LogLine.of(line));
        }
    }

    private static Map<String, Long> metrics(RunReport report) {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("Heartbeat", 1L);
        metrics.put("ReviewRunFinished", report.isComplete() ? 1L : 0L);
        metrics.put("ReviewItemsExamined", (long) report.examined());
        metrics.put("ReviewItemsFailed", (long) report.failed());
        metrics.put(
                "OldestDueSeconds",
                report.oldestDue().map(due -> age(due, report.at())).orElse(0L));
        return metrics;
    }

    /** Never negative, even if the clock was set back. */
    private static long age(Instant due, Instant now) {
        return Math.max(0, Duration.between(due, now).toSeconds());
    }
}
