package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.api.OpenApi.Operation;
import org.policyalerts.json.JsonWriter;

/** Every example of the description keeps to its schema, and the API takes those that are sent to it. */
class OpenApiExamplesTest {

    private static final OpenApi DESCRIPTION = OpenApi.file();

    private final FakeApi api = new FakeApi();

    /** One example of a body, a parameter or a header. */
    record Example(String name, Object schema, @Nullable Object value) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> examples() {
        return DESCRIPTION.operations().stream().flatMap(operation -> {
            Stream<Example> answers = OpenApi.object(operation.node().get("responses")).entrySet().stream()
                    .flatMap(status -> answer(operation + " -> " + status.getKey(), status.getValue()));
            Stream<Example> parameters = OpenApi.list(operation.node().get("parameters")).stream()
                    .flatMap(parameter -> value(operation + " parameter", parameter));
            return Stream.of(bodies(operation), parameters, answers).flatMap(each -> each);
        });
    }

    private static Stream<Example> bodies(Operation operation) {
        return contents(operation + " body", operation.node().get("requestBody"));
    }

    private static Stream<Example> answer(String name, Object answer) {
        Map<String, Object> headers =
                OpenApi.object(DESCRIPTION.resolved(answer).get("headers"));
        return Stream.concat(
                contents(name, answer),
                headers.entrySet().stream().flatMap(header -> value(name + " " + header.getKey(), header.getValue())));
    }

    private static Stream<Example> contents(String name, @Nullable Object parent) {
        Map<String, Object> content =
                OpenApi.object(DESCRIPTION.resolved(parent).get("content"));
        return content.entrySet().stream().flatMap(entry -> {
            Map<String, Object> media = OpenApi.object(entry.getValue());
            Map<String, Object> examples = media.containsKey("example")
                    ? Map.of("only", Map.of("value", Objects.requireNonNull(media.get("example"))))
                    : OpenApi.object(media.get("examples"));
            assertThat(examples).as(name).isNotEmpty();
            return examples.entrySet().stream()
                    .flatMap(example -> inMedia(name + " " + example.getKey(), media, example.getValue()));
        });
    }

    private static Stream<Example> inMedia(String name, Map<String, Object> media, Object example) {
        Object value = Objects.requireNonNull(DESCRIPTION.resolved(example).get("value"));
        Object schema = Objects.requireNonNull(media.get("schema"));
        Object item = media.get("x-item-schema");
        Stream<Example> lines = item == null
                ? Stream.empty()
                : value.toString().lines().map(line -> new Example(name + " line", item, FakeApi.document(line)));
        return Stream.concat(Stream.of(new Example(name, schema, value)), lines);
    }

    private static Stream<Example> value(String name, Object parameter) {
        Map<String, Object> node = DESCRIPTION.resolved(parameter);
        return node.containsKey("example")
                ? Stream.of(new Example(
                        name + " " + node.get("name"), Objects.requireNonNull(node.get("schema")), node.get("example")))
                : Stream.empty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void keepsToItsSchema(Example example) {
        boolean isMeantToBeRefused = example.name().contains("oneGoodOneBad line")
                && !JsonWriter.write(example.value()).contains("title");

        assertThat(Judge.shared().objections(example.schema(), example.value()).isEmpty())
                .as(Judge.shared().objections(example.schema(), example.value()).toString())
                .isEqualTo(!isMeantToBeRefused);
    }

    @Test
    void theExamplesOfReportsAreStored() {
        for (Object report : sent("POST", "/incidents")) {
            assertThat(submit(report).status()).as(report.toString()).isEqualTo(201);
        }
    }

    @Test
    void theExamplesOfPatchesAreApplied() {
        for (Object patch : sent("PATCH", "/incidents/{id}")) {
            Map<String, Object> report = aReport()
                    .with("/reference", "R-" + patch.hashCode())
                    .with("/summary", "Soon to be taken back")
                    .tree();
            String id = submit(report).text("id");

            Answer changed = api.call("PATCH", "/incidents/" + id)
                    .asSubmitter("AKCESK")
                    .patch("\"v1\"", JsonWriter.write(patch))
                    .send();

            assertThat(changed.status()).as(patch.toString()).isEqualTo(200);
            assertThat(changed.header("ETag")).isEqualTo("\"v2\"");
        }
    }

    @Test
    void theExampleOfABatchIsTakenLineByLine() {
        String batch = String.valueOf(sent("POST", "/incidents:batch").get(0));

        Answer answer = api.call("POST", "/incidents:batch")
                .asSubmitter("AKCESK")
                .body("application/x-ndjson", batch)
                .send();

        assertThat(answer.body().lines().map(FakeApi::document))
                .extracting(line -> line.get("status"))
                .containsExactly(201L, 400L);
    }

    @Test
    void theExamplesOfWhatStaffDoAreRecorded() {
        for (String action : List.of("acknowledgement", "outcome")) {
            for (Object body : sent("POST", "/alerts/{id}/" + action)) {
                String id = submit(aReport().with("/reference", "R-" + action).tree())
                        .text("id");
                api.evaluate(id, 1);
                Object alert = api.call("GET", "/incidents/" + id + "/alerts")
                        .asStaff()
                        .send()
                        .objects("alerts")
                        .get(0)
                        .get("id");

                Answer done = api.call("POST", "/alerts/" + alert + "/" + action)
                        .asStaff()
                        .json(JsonWriter.write(body))
                        .send();

                assertThat(done.status()).as(done.body()).isEqualTo(200);
            }
        }
    }

    /** The examples of an operation's body in all its forms. */
    private static List<Object> sent(String method, String path) {
        List<Object> sent = new ArrayList<>();
        bodies(DESCRIPTION.operation(method, path))
                .filter(example -> !example.name().endsWith(" line"))
                .forEach(example -> sent.add(Objects.requireNonNull(example.value())));
        assertThat(sent).isNotEmpty();
        return sent;
    }

    private Answer submit(Object report) {
        return api.call("POST", "/incidents")
                .asCurator("AKCESK")
                .json(JsonWriter.write(report))
                .send();
    }
}
