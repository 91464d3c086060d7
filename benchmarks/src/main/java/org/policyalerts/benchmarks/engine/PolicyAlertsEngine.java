package org.policyalerts.benchmarks.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;

/** Our engine, or a plain loop over the same compiled conditions. */
public final class PolicyAlertsEngine implements MatchingEngine {

    public static final EngineSettings SETTINGS =
            new EngineSettings("AL", ZoneId.of("Europe/Tirane"), ClaimantTable.shipped(), LegalPack.shipped());

    private static final Instant NOW = Instant.parse("2026-03-16T08:00:00Z");
    private static final IncidentId ID = new IncidentId("inc_" + "0".repeat(26));
    private static final int MAX_BYTES = 256 * 1024;

    private final CompiledBook book;
    private final BiFunction<CompiledBook, Facts, List<PolicyId>> way;

    private PolicyAlertsEngine(CompiledBook book, BiFunction<CompiledBook, Facts, List<PolicyId>> way) {
        this.book = book;
        this.way = way;
    }

    public static PolicyAlertsEngine indexed(CompiledBook book) {
        return new PolicyAlertsEngine(book, CompiledBook::matching);
    }

    public static PolicyAlertsEngine plainLoop(CompiledBook book) {
        return new PolicyAlertsEngine(book, CompiledBook::matchingOneByOne);
    }

    static CompiledBook compile(List<GeneratedPolicy> book) {
        List<CheckedPolicy> policies = PolicyReader.read(PolicyFile.of(book)).orThrow();
        return CompiledBook.compile(policies, SETTINGS);
    }

    @Override
    public List<String> match(byte[] report) {
        Incident incident = new Incident(
                ID, 1, "CSIRT", NOW, NOW, "", new Report(read(report)), FirstDates.UNCHANGED, Optional.empty());
        Facts facts = new Facts(incident, Optional.empty(), List.of(), NOW);
        List<String> ids = new ArrayList<>();
        for (PolicyId id : way.apply(book, facts)) {
            ids.add(id.value());
        }
        return ids;
    }

    /** The report's tree. It is not validated against the model, since the other engines do not do that either. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(byte[] report) {
        try {
            return (Map<String, Object>) Objects.requireNonNull(JsonReader.read(report, MAX_BYTES));
        } catch (JsonInvalidException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }
}
