package org.policyalerts.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UlidGeneratorTest {

    @Test
    void startWithTheTimeAndNeverMeet() {
        UlidGenerator ids = new UlidGenerator(
                Clock.fixed(Instant.parse("2016-07-30T23:54:10.259Z"), ZoneOffset.UTC), new Random(1));

        assertThat(Stream.generate(ids::next).limit(1_000))
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id.ulid()).startsWith("01ARZ3NDEK"));
    }
}
