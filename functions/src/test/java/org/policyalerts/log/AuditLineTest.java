package org.policyalerts.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditLineTest {

    private static String line(Collection<String> incidents) {
        return new AuditLine(
                        Instant.parse("2023-12-26T07:00:00Z"),
                        "request-1",
                        Optional.empty(),
                        Optional.empty(),
                        "GET /incidents",
                        Optional.empty(),
                        200,
                        incidents,
                        Optional.empty())
                .text();
    }

    @Test
    void namesEachIncidentOnce() {
        assertThat(line(List.of("inc_2", "inc_1", "inc_2")))
                .contains("\"incidents\":[\"inc_1\",\"inc_2\"]")
                .doesNotContain("omitted");
    }

    /** What one event of a log group may have (CloudWatch Logs quotas), with room to spare. */
    @Test
    void saysHowManyItOmitsBeforeALogWouldRefuseIt() {
        String line = line(IntStream.range(0, AuditLine.MOST_INCIDENTS + 7)
                .mapToObj("inc_%026d"::formatted)
                .toList());

        assertThat(line).contains("\"omitted\":7").hasSizeLessThan(256 * 1024);
    }
}
