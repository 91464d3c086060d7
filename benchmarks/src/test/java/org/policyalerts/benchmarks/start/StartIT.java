package org.policyalerts.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.benchmarks.start.Start.Subject;

/** The functions from the deployable as it is built, under the client that runs them in Lambda. */
class StartIT {

    private static final String LAMBDA = "org.policyalerts.lambda.";

    private static ClassPaths paths;

    @BeforeAll
    static void build() throws IOException {
        paths = ClassPaths.of(Path.of(".."));
    }

    @Test
    void apiFunctionStartsAndAnswers() throws IOException, InterruptedException {
        Start start = Start.measure(subject(paths.deployable(), LAMBDA + "ApiFunction"), 2);

        assertThat(start.answer()).contains("404");
        assertThat(start.warm()).isPositive();
        assertThat(start.callsBefore()).as("calls before the first event").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EvaluationFunction", "DeliveryFunction"})
    void functionsOfTheStreamStartToo(String function) throws IOException, InterruptedException {
        Start start = Start.measure(subject(paths.deployable(), LAMBDA + function), 1);

        assertThat(start.answer()).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void reviewFunctionStartsToo() throws IOException, InterruptedException {
        Start start = Start.measure(subject(paths.deployable(), LAMBDA + "ReviewFunction"), 1);

        assertThat(start.answer()).contains("\"complete\":true");
    }

    @ParameterizedTest
    @FieldSource("org.policyalerts.benchmarks.start.ImageCaches#FUNCTIONS")
    void whatWillBeASnapshotHasReadTheTableBefore(String function) throws IOException, InterruptedException {
        Start start =
                Start.measure(subject(paths.deployable(), LAMBDA + function).forSnapshot(), 1);

        assertThat(start.callsBefore()).isPositive();
    }

    @Test
    void whatItIsComparedWithStartsToo() throws IOException, InterruptedException {
        Start bare = Start.measure(subject(paths.withHandlers(), BareHandler.class.getName()), 1);
        Start least = Start.measure(subject(paths.withHandlers(), LeastHandler.class.getName()), 1);
        Start usual = Start.measure(subject(paths.usual(), UsualHandler.class.getName()), 1);

        assertThat(bare.answer()).contains("404");
        assertThat(least.answer()).contains("404");
        assertThat(usual.answer()).contains("404");
    }

    private static Subject subject(String classPath, String handler) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Subject(handler, java, List.of(), classPath, handler);
    }
}
