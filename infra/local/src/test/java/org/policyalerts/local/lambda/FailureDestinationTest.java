package org.policyalerts.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalException;

class FailureDestinationTest {

    @TempDir
    Path folder = Path.of("");

    private FailureDestination open() {
        return new FailureDestination(Optional.of(folder.resolve("parked.jsonl")));
    }

    private static ParkedRecord parked(String number) {
        Map<String, Object> image =
                Map.of("sk", Map.of("S", "C#INCIDENT"), "report", Map.of("S", "{\"title\":\"Straße\\n\"}"));
        Map<String, Object> change = Map.of("SequenceNumber", number, "Keys", Map.of(), "NewImage", image);
        return new ParkedRecord(
                "evaluation",
                6,
                Instant.parse("2023-12-26T07:00:00Z"),
                new StreamRecord(Map.of("eventName", "INSERT", "dynamodb", change)));
    }

    @Test
    void whatIsParkedIsThereInTheNextRunUntilItIsRemoved() {
        FailureDestination first = open();
        first.park(parked("1"));
        first.park(parked("2"));

        FailureDestination second = open();
        assertThat(second.parked()).containsExactly(parked("1"), parked("2"));
        second.remove(parked("1"));

        assertThat(open().parked()).containsExactly(parked("2"));
    }

    @Test
    void aDamagedFileIsNamed() throws Exception {
        Files.writeString(folder.resolve("parked.jsonl"), "{\"payload\":\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(LocalException.class)
                .hasMessageContaining("parked.jsonl is damaged: ");
    }

    @Test
    void withoutAFileItForgets() {
        new FailureDestination(Optional.empty()).park(parked("1"));

        assertThat(new FailureDestination(Optional.empty()).parked()).isEmpty();
    }
}
