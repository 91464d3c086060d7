package org.policyalerts.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.benchmarks.start.Start.Subject;

class StartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.policyalerts.lambda.ApiFunction",
                "org.policyalerts.benchmarks.start.BareHandler",
                "org.policyalerts.benchmarks.start.UsualHandler"
            })
    void startsAndAnswersUnderLambdasOwnClient(String handler) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        Start start = Start.measure(new Subject(handler, java, List.of(), classPath, handler), 2);

        assertThat(start.answer()).contains("404");
        assertThat(start.warm()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.policyalerts.lambda.EvaluationFunction", "org.policyalerts.lambda.DeliveryFunction"})
    void functionsOfTheStreamStartToo(String handler) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

        Start start = Start.measure(new Subject(handler, java, List.of(), classPath, handler), 1);

        assertThat(start.answer()).isEqualTo("{\"batchItemFailures\":[]}");
    }
}
