package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.DynamoDbSilenceStore;
import org.policyalerts.dynamodb.DynamoDbSweepStore;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/** What did not match is not kept and can be read nevertheless. */
class DecisionAnswerTest {

    private static final IncidentId ID = new IncidentId("inc_01HJJ7R0000000000000000001");
    private static final Instant DECIDED = Instant.parse("2023-12-26T07:00:00Z");
    private static final String HOLDS = "severity: {atLeast: 2}";
    private static final String DOES_NOT = "severity: {atLeast: 5}";
    private static final String NOBODY_KNOWS = "impact.disruptionHours.max: {atLeast: 5}";

    private final InMemoryTable table = new InMemoryTable();
    private final SteppingClock clock = new SteppingClock(DECIDED);
    private final DynamoDbIncidentStore incidents =
            new DynamoDbIncidentStore(table, ClaimantTable.shipped(), Chain.TIRANA);
    private final DynamoDbEvaluationStore evaluations = new DynamoDbEvaluationStore(table, ClaimantTable.shipped());

    private static PolicySource policy(String id, String when) {
        return new PolicySource(id + ".yaml", """
                id: %s
                version: 1
                title: The title of %s
                severity: high
                audience: [regulator]
                when:
                  - %s
                recommend:
                  - {do: Warn the sector, owner: regulator, within: P1D}
                why: To see which of them are kept.
                tests:
                  - {name: one, given: events/report-one-albania.json, expect: match}
                  - {name: other, given: events/report-one-albania.json, expect: no-match}
                """.formatted(id, id, when));
    }

    private IncidentEvaluation evaluation(PolicySource... book) {
        if (!(PolicyReader.read(List.of(book)) instanceof BookReading.Checked checked)) {
            throw new IllegalArgumentException(PolicyReader.read(List.of(book)).toString());
        }
        EngineSettings engine = new EngineSettings("AL", Chain.TIRANA, ClaimantTable.shipped(), LegalPack.shipped());
        return new IncidentEvaluation(
                new IncidentEvaluation.Stores(
                        incidents,
                        evaluations,
                        new DynamoDbSilenceStore(table),
                        new DynamoDbTaskStore(table, ClaimantTable.shipped()),
                        new DynamoDbMessageStore(table),
                        new DynamoDbSweepStore(table)),
                CompiledBook.compile(checked.policies(), engine),
                new EvaluationSettings(
                        Chain.TIRANA, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT),
                clock);
    }

    private Map<String, Object> decided(IncidentEvaluation evaluation) {
        Report report = new Report(Chain.tree("report-one-albania.json"));
        incidents.create(
                new Incident(ID, 1, "AKCESK", DECIDED, DECIDED, "hash", report, FirstDates.UNCHANGED, Optional.empty()),
                Optional.empty());
        evaluation.versionArrived(ID, 1);
        return evaluations.latestDecision(ID).orElseThrow();
    }

    private static DecisionAnswer answer(IncidentEvaluation evaluation) {
        return new DecisionAnswer(evaluation, Chain.TIRANA);
    }

    private static List<String> policies(Map<String, Object> document, String list) {
        List<String> policies = new ArrayList<>();
        if (document.get(list) instanceof List<?> entries) {
            entries.forEach(entry -> policies.add(String.valueOf(((Map<?, ?>) entry).get("policy"))));
        }
        return policies;
    }

    private static Object basis(Map<String, Object> answer, String name) {
        return answer.get("recomputedFrom") instanceof Map<?, ?> basis ? String.valueOf(basis.get(name)) : "";
    }

    @Test
    void isWorkedOutAgainByTheBookThatDecidedWhicheverIsInForce() {
        IncidentEvaluation decider = evaluation(policy("holds", HOLDS), policy("not", DOES_NOT));
        Map<String, Object> kept = decided(decider);
        String book = String.valueOf(kept.get("book"));
        IncidentEvaluation inForce = evaluation(policy("other", DOES_NOT));

        Map<String, Object> answer = new DecisionAnswer(
                        inForce, hash -> Optional.of(decider).filter(one -> hash.equals(book)), Chain.TIRANA)
                .of(kept);

        assertThat(policies(answer, "notMatched")).containsExactly("not");
        assertThat(basis(answer, "sameBook")).isEqualTo("true");
        assertThat(policies(answer(inForce).of(kept), "notMatched")).containsExactly("other");
    }

    @Test
    void whatDidNotMatchIsNotKeptAndAnsweredWithItsReasons() {
        IncidentEvaluation evaluation =
                evaluation(policy("holds", HOLDS), policy("not", DOES_NOT), policy("unsure", NOBODY_KNOWS));
        Map<String, Object> kept = decided(evaluation);
        assertThat(kept).doesNotContainKeys("notMatched", "unknown", "recomputed");
        assertThat(policies(kept, "matched")).containsExactly("holds");

        clock.advance(Duration.ofDays(1));
        Map<String, Object> answer = answer(evaluation).of(kept);

        assertThat(policies(answer, "matched")).containsExactly("holds");
        assertThat(policies(answer, "unknown")).containsExactly("unsure");
        assertThat(answer.get("notMatched")).asString().contains("severity is at least 5", "saw=3");
        assertThat(answer)
                .containsEntry("recomputed", true)
                .containsEntry("at", DECIDED.toString())
                .doesNotContainKeys("omitted", "otherwiseNow");
        assertThat(basis(answer, "sameBook")).isEqualTo("true");
        assertThat(basis(answer, "words"))
                .isEqualTo("What did not match is not kept. It is worked out again from version 1 of the report at"
                        + " 2023-12-26T07:00:00Z, from other incidents as they are known now, and from the rules that"
                        + " decided.");
    }

    @Test
    void rulesThatAreOthersByNowAreNotTakenForThoseThatDecided() {
        Map<String, Object> kept =
                decided(evaluation(policy("holds", HOLDS), policy("changes", DOES_NOT), policy("goes", DOES_NOT)));
        IncidentEvaluation today = evaluation(policy("holds", DOES_NOT), policy("changes", HOLDS));

        Map<String, Object> answer = answer(today).of(kept);

        assertThat(policies(answer, "matched")).containsExactly("holds");
        assertThat(policies(answer, "notMatched")).isEmpty();
        assertThat(answer.get("otherwiseNow")).isEqualTo(List.of(Map.of("policy", "changes", "now", "matched")));
        assertThat(basis(answer, "sameBook")).isEqualTo("false");
        assertThat(basis(answer, "words")).asString().contains("not those that decided");
        assertThat(basis(answer, "book")).isNotEqualTo(kept.get("book"));
    }

    @Test
    void ofALargeBookItListsFiveHundredAndOneByItsName() {
        PolicySource[] book = Stream.concat(
                        Stream.of(policy("holds", HOLDS)),
                        IntStream.range(0, 700).mapToObj(i -> policy("not-%03d".formatted(i), DOES_NOT)))
                .toArray(PolicySource[]::new);
        IncidentEvaluation evaluation = evaluation(book);
        Map<String, Object> kept = decided(evaluation);

        Map<String, Object> answer = answer(evaluation).of(kept);
        assertThat(policies(answer, "notMatched")).hasSize(500).doesNotContain("not-699");
        assertThat(answer.get("omitted")).isEqualTo(Map.of("notMatched", 200L));

        Map<String, Object> one = answer(evaluation).ofPolicy(kept, "not-699").orElseThrow();
        assertThat(policies(one, "notMatched")).containsExactly("not-699");
        assertThat(policies(one, "matched")).isEmpty();
        assertThat(policies(answer(evaluation).ofPolicy(kept, "holds").orElseThrow(), "matched"))
                .containsExactly("holds");
        assertThat(answer(evaluation).ofPolicy(kept, "none")).isEmpty();
    }

    @Test
    void ofADuplicateNoPolicyIsTried() {
        IncidentEvaluation evaluation = evaluation(policy("holds", HOLDS));
        Map<String, Object> kept = Map.of("version", 1L, "matched", List.of(), "duplicateOf", ID.value());

        assertThat(answer(evaluation).of(kept))
                .containsEntry("notMatched", List.of())
                .containsEntry("unknown", List.of())
                .doesNotContainKeys("otherwiseNow", "recomputed");
    }

    @Test
    void aDecisionThatWasKeptWholeIsAnsweredAsItWas() {
        IncidentEvaluation evaluation = evaluation(policy("holds", HOLDS));
        Map<String, Object> whole =
                Map.of("version", 1L, "matched", List.of(), "notMatched", List.of(Map.of("policy", "of-then")));

        assertThat(answer(evaluation).of(whole)).isEqualTo(whole);
    }
}
