package org.policyalerts.api.incidents;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyBook;

/**
 * The clocks that a report starts, for its receipt: those of the book's policies that hold for the report by itself.
 */
public final class RunningClocks {

    private final PolicyBook book;

    public RunningClocks(PolicyBook book) {
        this.book = book;
    }

    /** None for backfills and exercises: what they count from is over, or never was. */
    List<Map<String, Object>> of(Incident incident) {
        if (!incident.report().text("mode").equals("live")) {
            return List.of();
        }
        Decision decision = book.decide(new Facts(incident, Optional.empty(), List.of(), incident.receivedAt()));
        return Stream.concat(
                        decision.pending().stream().flatMap(pending -> document(pending.match(), pending.dueAt())),
                        decision.matched().stream().flatMap(match -> document(match, null)))
                .toList();
    }

    private static Stream<Map<String, Object>> document(Match match, @Nullable Instant dueAt) {
        if (match.countedFrom() == null) {
            return Stream.empty();
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("clock", match.policy().id().value());
        document.put("startsAt", match.countedFrom().toString());
        if (dueAt != null) {
            document.put("dueAt", dueAt.toString());
        }
        return Stream.of(document);
    }
}
