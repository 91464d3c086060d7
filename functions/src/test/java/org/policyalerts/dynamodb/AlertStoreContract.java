package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;

/** What keeping alerts means: those of one evaluation lie together, and each is read and listed as if it lay alone. */
abstract class AlertStoreContract {

    private static final Incident INCIDENT = anIncident().number(1).build();

    private static final Comparator<AlertId> NEWEST =
            Comparator.comparing(AlertId::value).reversed();

    private Table table;
    private DynamoDbEvaluationStore store;

    abstract Table newTable();

    @BeforeEach
    void startWithAnIncident() {
        table = newTable();
        store = new DynamoDbEvaluationStore(table, ClaimantKeys.AS_SIGNED);
        Table.Key key = new Table.Key("I#" + INCIDENT.id(), "C#INCIDENT");
        table.write(List.of(new Write.Put(IncidentItem.of(INCIDENT, key), new Condition.Always())));
    }

    private boolean commit(IncidentId incident, long sequence, Alert... alerts) {
        return store.commit(new Evaluation(
                incident,
                state(sequence - 1),
                state(sequence),
                Optional.empty(),
                List.of(alerts),
                Optional.empty(),
                Optional.empty(),
                Acts.NONE,
                false));
    }

    private static EvaluationState state(long sequence) {
        return sequence == 0
                ? EvaluationState.NONE
                : new EvaluationState(sequence, 1, "signature", Set.of(), Optional.empty());
    }

    private static AnAlertOf of(String policy) {
        return new AnAlertOf(policy);
    }

    private record AnAlertOf(String policy) {
        Alert in(AlertState state) {
            return anAlert(policy).of(INCIDENT.id()).in(state, "why").build();
        }
    }

    private List<Map<String, Object>> items() {
        return table.all(Query.beginning("I#" + INCIDENT.id(), AlertItem.PREFIX, 100));
    }

    private List<Alert> read() {
        return store.snapshot(INCIDENT.id()).orElseThrow().alerts();
    }

    private List<AlertId> listed(AlertState state, Optional<String> audience, int limit) {
        List<AlertId> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            AlertPage page = store.alerts(state, audience, limit, cursor);
            assertThat(page.alerts()).hasSizeLessThanOrEqualTo(limit);
            page.alerts().forEach(alert -> listed.add(alert.id()));
            cursor = page.cursor();
        } while (cursor.isPresent());
        return listed;
    }

    private List<AlertId> listed(AlertState state) {
        return listed(state, Optional.empty(), 10);
    }

    @Test
    void whatOneEvaluationRaisesIsOneItemAndReadAsItWas() {
        Alert one = of("one").in(AlertState.OPEN);
        Alert two = of("two").in(AlertState.OPEN);
        Alert three = of("three").in(AlertState.OPEN);
        Alert quiet = of("quiet").in(AlertState.SUPPRESSED);

        commit(INCIDENT.id(), 1, one, two, quiet);
        commit(INCIDENT.id(), 2, three);

        assertThat(items()).hasSize(3);
        assertThat(read()).containsExactlyInAnyOrder(one, two, three, quiet);
        assertThat(listed(AlertState.OPEN)).containsExactlyInAnyOrder(one.id(), two.id(), three.id());
        assertThat(listed(AlertState.SUPPRESSED)).containsExactly(quiet.id());
    }

    @Test
    void oneThatChangesItsStateLeavesTheOthersAsTheyAre() {
        Alert one = of("one").in(AlertState.OPEN);
        Alert two = of("two").in(AlertState.OPEN);
        commit(INCIDENT.id(), 1, one, two);

        commit(INCIDENT.id(), 2, of("one").in(AlertState.WITHDRAWN));
        assertThat(read()).containsExactlyInAnyOrder(of("one").in(AlertState.WITHDRAWN), two);
        assertThat(listed(AlertState.OPEN)).containsExactly(two.id());
        assertThat(listed(AlertState.WITHDRAWN)).containsExactly(one.id());

        commit(INCIDENT.id(), 3, of("two").in(AlertState.WITHDRAWN));
        assertThat(items()).hasSize(1);
        assertThat(listed(AlertState.OPEN)).isEmpty();

        commit(INCIDENT.id(), 4, one);
        assertThat(read()).containsExactlyInAnyOrder(one, of("two").in(AlertState.WITHDRAWN));
    }

    @Test
    void whatLiesAloneGoesOnDoingSo() {
        Alert old = of("old").in(AlertState.OPEN);
        table.write(List.of(new Write.Put(AlertItem.of(old), new Condition.Always())));
        commit(INCIDENT.id(), 1, of("new").in(AlertState.OPEN));

        commit(INCIDENT.id(), 2, of("old").in(AlertState.WITHDRAWN), of("new").in(AlertState.WITHDRAWN));

        assertThat(items()).hasSize(2);
        assertThat(read())
                .containsExactlyInAnyOrder(
                        of("old").in(AlertState.WITHDRAWN), of("new").in(AlertState.WITHDRAWN));
        assertThat(listed(AlertState.WITHDRAWN)).hasSize(2);
        assertThat(listed(AlertState.OPEN)).isEmpty();
    }

    @Test
    void anEvaluationThatComesTooLateChangesNothing() {
        commit(INCIDENT.id(), 1, of("one").in(AlertState.OPEN));

        assertThat(commit(INCIDENT.id(), 1, of("two").in(AlertState.OPEN))).isFalse();
        assertThat(read()).containsExactly(of("one").in(AlertState.OPEN));
    }

    @Test
    void pagesRunThroughAllNewestFirstEachOnceWhereverTheyEnd() {
        List<AlertId> expected = new ArrayList<>();
        List<AlertId> ofTheMinistry = new ArrayList<>();
        for (int number = 1; number <= 6; number++) {
            IncidentId incident = new IncidentId("inc_01HJ%022d".formatted(number));
            int raised = number;
            Alert[] alerts = IntStream.range(0, 4)
                    .mapToObj(i -> anAlert("policy-" + i)
                            .of(incident)
                            .audience(i % 2 == 0 ? "mfa" : "nsc")
                            .openSince(RECEIVED.plusSeconds(raised / 2))
                            .build())
                    .toArray(Alert[]::new);
            Alert alone = anAlert("alone")
                    .of(incident)
                    .openSince(RECEIVED.plusSeconds(raised / 2))
                    .build();
            commit(incident, 1, alerts);
            table.write(List.of(new Write.Put(AlertItem.of(alone), new Condition.Always())));
            List<AlertId> together =
                    Stream.of(alerts).map(Alert::id).sorted(NEWEST).toList();
            expected.add(0, alone.id());
            expected.addAll(0, together);
            ofTheMinistry.add(0, alone.id());
            ofTheMinistry.addAll(
                    0,
                    Stream.of(alerts)
                            .filter(alert -> alert.recipients().contains("mfa"))
                            .map(Alert::id)
                            .sorted(NEWEST)
                            .toList());
        }

        for (int limit : new int[] {1, 2, 3, 5, 7, 100}) {
            assertThat(listed(AlertState.OPEN, Optional.empty(), limit)).containsExactlyElementsOf(expected);
            assertThat(listed(AlertState.OPEN, Optional.of("mfa"), limit)).containsExactlyElementsOf(ofTheMinistry);
            assertThat(listed(AlertState.OPEN, Optional.of("legal"), limit)).isEmpty();
        }
    }
}
