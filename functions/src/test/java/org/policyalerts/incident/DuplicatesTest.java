package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;

/** Which report counts in the place of which. */
class DuplicatesTest {

    private final IncidentStore incidents =
            new DynamoDbIncidentStore(new InMemoryTable(), new ClaimantKeys(Map.of()), ZoneOffset.UTC);

    private Incident stored(AnIncident report) {
        Incident incident = report.build();
        incidents.create(incident, Optional.empty());
        return incident;
    }

    private static AnIncident report(int number, int... of) {
        AnIncident report = anIncident().number(number);
        return of.length == 0 ? report : report.duplicateOf("AL-" + of[0]);
    }

    private @Nullable Integer primaryOf(int number) {
        return new Duplicates(incidents)
                .primaryOf(incidents.find(report(number).build().id()).orElseThrow())
                .map(primary ->
                        Integer.valueOf(primary.report().text("reference").substring(3)))
                .orElse(null);
    }

    @Test
    void aChainEndsInItsRoot() {
        stored(report(1));
        stored(report(2, 1));
        stored(report(3, 2));

        assertThat(primaryOf(1)).isNull();
        assertThat(primaryOf(2)).isEqualTo(1);
        assertThat(primaryOf(3)).isEqualTo(1);
    }

    @Test
    void aCircleEndsInWhatWasReceivedFirst() {
        stored(report(1, 3));
        stored(report(2, 1));
        stored(report(3, 2));
        stored(report(4, 3));

        // All were received at once: the id decides.
        assertThat(primaryOf(1)).isNull();
        assertThat(primaryOf(2)).isEqualTo(1);
        assertThat(primaryOf(3)).isEqualTo(1);
        assertThat(primaryOf(4)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"determination, false-positive", "mode, exercise"})
    void whatIsNoneOrOnTheOtherTrackTakesNoPlace(String field, String value) {
        stored(report(1).with(field, value));
        stored(report(2, 1));
        stored(report(3, 2));

        assertThat(primaryOf(2)).isNull();
        assertThat(primaryOf(3)).isEqualTo(2);
    }

    @Test
    void anExerciseHasDuplicatesOfItsOwn() {
        stored(report(1).with("mode", "exercise"));
        stored(report(2, 1).with("mode", "exercise"));

        assertThat(primaryOf(2)).isEqualTo(1);
    }

    @Test
    void whatNamesItselfOrNothingThatThereIsCountsItself() {
        stored(report(1, 1));
        stored(report(2, 9));
        stored(report(3).duplicateOf("AL-9", "AL-2"));

        assertThat(primaryOf(1)).isNull();
        assertThat(primaryOf(2)).isNull();
        assertThat(primaryOf(3)).isEqualTo(2);
    }

    @Test
    void aReferenceIsOnesOwnAndAnIdEverybodys() {
        Incident one = stored(report(1).by("one"));
        stored(report(2, 1).by("two"));
        stored(report(3).duplicateOf(one.id().value()).by("two"));

        assertThat(primaryOf(2)).isNull();
        assertThat(primaryOf(3)).isEqualTo(1);
    }

    @Test
    void noChainIsFollowedWithoutEnd() {
        stored(report(1));
        for (int number = 2; number <= 120; number++) {
            stored(report(number, number - 1));
        }

        assertThat(primaryOf(100)).isEqualTo(1);
        assertThat(primaryOf(120)).isNull();
    }

    @Test
    void allThatLeadToAnIncidentFollowIt() {
        Incident root = stored(report(1, 3));
        Incident middle = stored(report(2, 1));
        Incident end = stored(report(3, 2));
        stored(report(4));

        assertThat(new Duplicates(incidents).followers(root, Optional.empty())).containsExactly(middle, end);
        assertThat(new Duplicates(incidents).followers(root, Optional.of(root))).isEmpty();
        Incident wasFalse = report(1, 3).with("determination", "false-positive").build();
        assertThat(new Duplicates(incidents).followers(root, Optional.of(wasFalse)))
                .hasSize(2);
    }
}
