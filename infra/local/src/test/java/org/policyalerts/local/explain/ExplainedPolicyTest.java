package org.policyalerts.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.engine.CompiledBook;

/** The outcome of each policy, also for a report that no check would let through. */
class ExplainedPolicyTest {

    private static final CompiledBook BOOK =
            CompiledBook.compile(StoredBook.shipped().policies(), DemoSettings.ENGINE);

    @Test
    void onesThatFailAreShownWithTheirFailureAndHideNoOther() {
        Instant now = Instant.parse("2023-12-26T07:00:00Z");
        // A report with such a target is not valid.
        Report misshapen = new Report(Map.of("mode", "live", "determination", "confirmed", "targets", List.of("text")));
        Incident incident = new Incident(
                new IncidentId("inc_01HJJ7R0000000000000000001"),
                1,
                "AKCESK",
                now,
                now,
                "hash",
                misshapen,
                FirstDates.UNCHANGED,
                Optional.empty());

        List<ExplainedPolicy> all = ExplainedPolicy.all(BOOK, new Facts(incident, Optional.empty(), List.of(), now));

        assertThat(all).hasSize(BOOK.policies().size());
        assertThat(all)
                .filteredOn(explained -> explained.outcome() == PolicyOutcome.FAILED)
                .isNotEmpty()
                .allSatisfy(failed -> assertThat(failed.notes().get(0)).startsWith("could not be evaluated: "));
    }
}
