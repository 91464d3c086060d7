package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.evaluation.IncidentEvaluation;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.log.MetricLine;

/** Evaluates the incident versions that the table's stream brings, with partial-batch answers. */
public final class EvaluationFunction implements RequestStreamHandler, SnapshotPriming {

    private final BookInForce book;
    private final Following<Engine> engine;
    private final Clock clock;

    /** As Lambda makes it. */
    public EvaluationFunction() {
        this(Wiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** With clients and a clock of the caller's. */
    public EvaluationFunction(Wiring wiring) {
        this.book = wiring.bookInForce();
        this.clock = wiring.clock();
        this.engine = new Following<>(book, current -> {
            Wiring ofBook = wiring.withBook(current);
            return new Engine(ofBook.evaluation(), ofBook.intake());
        });
    }

    /** What belongs to one book. */
    private record Engine(IncidentEvaluation evaluation, IncidentIntake intake) {}

    /** Judges a report with the history it asks for. */
    @Override
    public void prime() {
        Engine now = engine.now();
        now.evaluation().dryRun(PrimingReport.incident(now.intake()), other -> true);
    }

    @Override
    public void restored() {
        book.askAgain();
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        List<Long> waited = new ArrayList<>();
        StreamBatch.read(input)
                .handle(
                        record -> {
                            evaluate(record);
                            secondsSince(record.image().get("updatedAt")).ifPresent(waited::add);
                        },
                        context.getLogger(),
                        output);
        if (!waited.isEmpty()) {
            Map<String, Long> longest = Map.of("ReceiptToDecisionSeconds", Collections.max(waited));
            context.getLogger().log(MetricLine.of(clock.instant(), "evaluation", longest));
        }
    }

    private Optional<Long> secondsSince(@Nullable String stored) {
        return Optional.ofNullable(stored)
                .map(at -> Duration.between(Instant.parse(at), clock.instant()).toSeconds());
    }

    /** The images spare the two reads; a record without them, as people write for a redrive, is as good. */
    private void evaluate(StreamBatch.Change record) {
        IncidentId id = IncidentItem.incidentOf(record.image());
        int version = Integer.parseInt(record.get("version"));
        if (record.get("version").equals(record.old().get("version"))) {
            // Only when the incident may be deleted has been said, or taken back.
            return;
        }
        Optional<Incident> arrived = incident(record.image());
        Optional<Incident> previous = incident(record.old()).filter(old -> old.version() == version - 1);
        if (arrived.isPresent() && previous.isPresent() == version > 1) {
            engine.now().evaluation().versionArrived(arrived.get(), previous);
        } else {
            engine.now().evaluation().versionArrived(id, version);
        }
    }

    private static Optional<Incident> incident(Map<String, String> image) {
        if (!image.containsKey("report")) {
            return Optional.empty();
        }
        Map<String, Object> item = new HashMap<>(image);
        item.computeIfPresent("version", (name, text) -> Long.valueOf(text.toString()));
        return Optional.of(IncidentItem.toIncident(item));
    }
}
