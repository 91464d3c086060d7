package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

class ApiFunctionTest {

    private final FunctionCalls calls = new FunctionCalls("2023-12-29T08:15:00Z");

    @Test
    void withoutALogGroupOfItsOwnTheAuditIsInTheFunctionsLog() throws Exception {
        Map<String, Object> event =
                Map.of("httpMethod", "GET", "path", "/health", "requestContext", Map.of("requestId", "request-1"));

        calls.call(new ApiFunction(calls.wiring), JsonWriter.writeBytes(event));

        assertThat(calls.lines).singleElement().satisfies(line -> assertThat(JsonReader.readObject(line))
                .containsEntry("event", "audit")
                .containsEntry("requestId", "request-1")
                .containsEntry("route", "GET /health"));
    }
}
