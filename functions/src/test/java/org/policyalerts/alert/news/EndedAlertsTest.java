package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.dynamodb.AnIncident.RECEIVED;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.IncidentFacts;

class EndedAlertsTest {

    private static final String REPLACED = "it holds for another cause now";

    private final Alert first = of("first", AlertState.OVERTAKEN, REPLACED).build();

    private static AnAlert of(String cause, AlertState state, String note) {
        return anAlert("one").cause(cause).in(state, note);
    }

    private static List<Alert> toTell(List<Alert> alerts, Alert... heard) {
        Set<AlertId> ids = Stream.of(heard).map(Alert::id).collect(Collectors.toSet());
        return new EndedAlerts(alerts, List.of(new Belief(IncidentFacts.NONE, Map.of(), ids, Set.of(), null))).toTell();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"OPEN", "FULFILLED"})
    void whatReplacedItAndHoldsOrIsDoneSaysSoItself(AlertState state) {
        Alert second = of("second", state, "").build();

        assertThat(toTell(List.of(first, second), first)).isEmpty();
    }

    @Test
    void whatReplacedItAndIsOverSaysSoItselfToWhoeverHeardOfIt() {
        Alert second = of("second", AlertState.WITHDRAWN, "a false alarm").build();

        assertThat(toTell(List.of(first, second), first, second)).containsExactly(second);
        assertThat(toTell(List.of(first, second), second)).containsExactly(second);
    }

    @Test
    void whoeverDidNotHearOfWhatReplacedItHearsTheLastReason() {
        Alert second = of("second", AlertState.WITHDRAWN, "too early").build();
        Alert third = of("third", AlertState.SUPPRESSED, "muted by louder")
                .openSince(RECEIVED.plusSeconds(1))
                .build();

        assertThat(toTell(List.of(first, third, second), first))
                .extracting(Alert::id, Alert::state, Alert::note)
                .containsExactly(tuple(first.id(), AlertState.SUPPRESSED, "muted by louder"));
    }

    @Test
    void ofSeveralThatNobodySpeaksForTheLastDoesAndNoneOnceItsEndWasTold() {
        Alert second = of("second", AlertState.OVERTAKEN, REPLACED)
                .openSince(RECEIVED.plusSeconds(1))
                .build();
        Alert third = of("third", AlertState.WITHDRAWN, "a false alarm")
                .openSince(RECEIVED.plusSeconds(2))
                .build();
        List<Alert> all = List.of(first, second, third);
        Belief after = new Belief(IncidentFacts.NONE, Map.of(), Set.of(first.id()), Set.of(second.id()), null);

        assertThat(toTell(all, first, second)).extracting(Alert::id).containsExactly(second.id());
        assertThat(new EndedAlerts(all, List.of(after)).toTell()).isEmpty();
    }

    @Test
    void anotherPolicyReplacesNothing() {
        Alert other = anAlert("two").build();

        assertThat(toTell(List.of(first, other), first)).containsExactly(first);
    }

    @Test
    void whatNobodyToldItIsNoNews() {
        assertThat(toTell(List.of(of("first", AlertState.WITHDRAWN, "over").build())))
                .isEmpty();
    }
}
