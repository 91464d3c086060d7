package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.testing.UnstoredIncident;

class LoggingPolicyBookTest {

    private static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");
    private static final Instant NOW = Instant.parse("2023-12-26T08:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final LoggingPolicyBook book = new LoggingPolicyBook(
            CompiledBook.compile(
                    StoredBook.shipped().policies(),
                    new EngineSettings("AL", TIRANE, ClaimantTable.shipped(), LegalPack.shipped())),
            lines::add);

    @Test
    void namesThePolicyThatFailedAndWhomItWouldHaveToldButNothingOfTheReport() {
        Map<String, Object> malformed = new LinkedHashMap<>(aReport().report().tree());
        malformed.put("context", Map.of("nationalEventOn", "secret text"));

        Decision decision = decide(new Report(malformed));

        assertThat(decision.failed())
                .extracting(failed -> failed.policy().id().value())
                .containsExactly("vote-near");
        assertThat(decision.matched()).isNotEmpty();
        assertThat(lines)
                .singleElement()
                .asString()
                .contains("\"policy-failed\"", "\"vote-near\"", "[\"nsc\",\"policy\"]")
                .doesNotContain("secret");
    }

    @Test
    void keepsSilentWhenEveryPolicyCanBeEvaluated() {
        decide(aReport().report());

        assertThat(lines).isEmpty();
    }

    private Decision decide(Report report) {
        return book.decide(new Facts(UnstoredIncident.of(1, report, NOW), Optional.empty(), List.of(), NOW));
    }
}
