package org.policyalerts.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InvocationTest {

    @Test
    void aFunctionThatCannotStartFailsBeforeAnybodyCallsIt() {
        Invocation broken = new Invocation("api", 1, line -> {}, () -> {
            throw new IllegalStateException("policies/book.json is not on the class path");
        });

        assertThatThrownBy(broken::started).hasMessage("policies/book.json is not on the class path");
    }

    @Test
    void theInstanceStartedAheadTakesTheCalls() throws IOException {
        AtomicInteger starts = new AtomicInteger();
        Invocation ahead = new Invocation("api", 1, line -> {}, () -> {
                    starts.incrementAndGet();
                    return (input, output, context) -> output.write("{}".getBytes(UTF_8));
                })
                .started();

        assertThat(ahead.call(Map.of())).isEmpty();
        assertThat(ahead.call(Map.of())).isEmpty();
        assertThat(starts).hasValue(1);
    }
}
