package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample Lambda events of {@code events/}, each given to its function against a real table. */
class SampleEventsTest {

    private final FunctionCalls calls = new FunctionCalls("2023-12-29T08:15:00Z");

    @Test
    void streamIncidentParliamentIsDecided() throws Exception {
        calls.store("report-parliament.json", Instant.parse("2023-12-26T07:00:00Z"));

        Map<String, Object> answer = call(new EvaluationFunction(calls.wiring), "stream-incident-parliament.json");

        assertThat(answer).isEqualTo(Map.of("batchItemFailures", List.of()));
        assertThat(calls.wiring
                        .evaluations()
                        .latestDecision(FunctionCalls.INCIDENT)
                        .orElseThrow()
                        .toString())
                .contains("constitutional-body-targeted");
    }

    @Test
    void streamIncidentParliamentThatIsNotInTheTableComesAgain() throws Exception {
        Map<String, Object> answer = call(new EvaluationFunction(calls.wiring), "stream-incident-parliament.json");

        assertThat(answer).isEqualTo(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", "111"))));
    }

    @Test
    void scheduleReviewAnswersWithItsRunReport() throws Exception {
        Map<String, Object> report = call(new ReviewFunction(calls.wiring), "schedule-review.json");

        assertThat(report)
                .containsEntry("at", "2023-12-29T08:15:00Z")
                .containsEntry("examined", 0L)
                .containsEntry("complete", true);
    }

    private Map<String, Object> call(RequestStreamHandler handler, String event) throws Exception {
        return calls.call(handler, Files.readAllBytes(Path.of("../events", event)));
    }
}
