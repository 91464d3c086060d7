package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.aDecision;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.ADecision.silence;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.WithheldChange;
import org.policyalerts.attribution.StoredReview;

/** An alert of the foreign ministry's that was escalated to the security council. */
class WithheldChangesTest {

    private final Alert fresh = raised(aPolicy("one").audience("mfa").match("cause"), NOW);
    private final Alert open = fresh.with(fresh.ownership().climbed(1, List.of("nsc")));
    private final Alert withdrawn = open.in(AlertState.WITHDRAWN, "no longer true", NOW);

    private WithheldChange note(Kind kind, String... audiences) {
        return new WithheldChange(open.id(), kind, List.of(audiences));
    }

    private static WithheldChanges withheld(boolean isRed, Alert stored, List<String> told, Note... notes) {
        return withheld(isRed, stored, told, aDecision().sorted(), notes);
    }

    private static WithheldChanges withheld(
            boolean isRed, Alert stored, List<String> told, Suppression suppression, Note... notes) {
        return withheld(isRed, snapshot(List.of(stored), told, Set.of(notes)), suppression);
    }

    private static WithheldChanges withheld(boolean isRed, Snapshot snapshot, Suppression suppression) {
        return new WithheldChanges(snapshot, suppression, isRed);
    }

    private static Snapshot snapshot(List<Alert> stored, List<String> told, Set<Note> notes) {
        Map<String, String> last = new TreeMap<>();
        told.forEach(audience -> last.put(audience, "ntf_1"));
        EvaluationState state = new EvaluationState(1, 1, "", last, notes, Optional.empty());
        return new Snapshot(anIncident().build(), state, stored, Optional.empty(), StoredReview.EMPTY);
    }

    private static List<AlertChange> changes(AlertChange... changes) {
        return List.of(changes);
    }

    @Test
    void aCorrectionReachesWhoeverWasTold() {
        AlertChange ceased = new AlertChange(Kind.WITHDRAWN, withdrawn);

        assertThat(withheld(false, open, List.of("mfa", "nsc")).told(changes(ceased)))
                .containsExactly(ceased);
        assertThat(withheld(false, open, List.of("mfa")).told(changes(ceased)))
                .containsExactly(new AlertChange(Kind.WITHDRAWN, withdrawn, List.of("mfa")));
    }

    @Test
    void aCorrectionLeavesOutWhoeverWasToJoinWhileNothingCouldLeave() {
        AlertChange ceased = new AlertChange(Kind.WITHDRAWN, withdrawn);

        assertThat(withheld(false, open, List.of("mfa", "nsc"), note(Kind.ESCALATED, "mfa", "nsc"))
                        .told(changes(ceased)))
                .containsExactly(new AlertChange(Kind.WITHDRAWN, withdrawn, List.of("mfa")));
    }

    @Test
    void aCorrectionReachesAlsoThoseWhoKnewItBeforeItWentAndCameBack() {
        AlertChange back = new AlertChange(Kind.RAISED, fresh);
        WithheldChanges red = withheld(true, withdrawn, List.of("mfa", "nsc"), note(Kind.WITHDRAWN, "mfa", "nsc"));

        assertThat(red.told(changes(back))).containsExactly(new AlertChange(Kind.RAISED, reopened()));
        assertThat(red.notes(red.told(changes(back)))).isEmpty();
    }

    private Alert reopened() {
        return fresh.with(fresh.ownership().alsoTold(List.of("nsc")));
    }

    @ParameterizedTest
    @EnumSource(names = {"RAISED", "CHANGED"})
    void nobodyIsCorrectedAboutWhatWasNeverSaid(Kind kept) {
        WithheldChanges withheld = withheld(false, open, List.of("mfa", "nsc"), note(kept, "mfa", "nsc"));

        assertThat(withheld.told(changes(new AlertChange(Kind.WITHDRAWN, withdrawn))))
                .containsExactly(AlertChange.unsaid(withdrawn));
    }

    @Test
    void whatComesBackIsNotNewToThoseWhoNeverHeardThatItWasOver() {
        AlertChange raised = new AlertChange(Kind.RAISED, open);

        assertThat(withheld(false, withdrawn, List.of("mfa", "nsc"), note(Kind.WITHDRAWN, "mfa"))
                        .told(changes(raised)))
                .containsExactly(new AlertChange(Kind.CHANGED, open));
        assertThat(withheld(false, withdrawn, List.of("mfa", "nsc")).told(changes(raised)))
                .containsExactly(raised);
    }

    @ParameterizedTest(name = "kept {0} of an alert that is {1}: told {2} to {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "RAISED    | OPEN         | RAISED    | nsc",
                "CHANGED   | OPEN         | CHANGED   | nsc",
                "ESCALATED | OPEN         | ESCALATED | nsc",
                "REOPENED  | OPEN         | REOPENED  | nsc",
                "ESCALATED | ACKNOWLEDGED |           | ",
                "WITHDRAWN | WITHDRAWN    | WITHDRAWN | nsc",
                "RAISED    | WITHDRAWN    |           | "
            })
    void onceTheLabelIsLoweredWhatIsStillTrueIsTold(Kind kept, AlertState state, Kind told, String audiences) {
        Alert stored = open.in(state, "note", NOW);
        WithheldChanges lowered = withheld(false, stored, List.of("mfa", "nsc"), note(kept, "nsc"));
        WithheldChanges red = withheld(true, stored, List.of("mfa", "nsc"), note(kept, "nsc"));

        assertThat(lowered.told(List.of()))
                .isEqualTo(
                        told == null
                                ? List.of()
                                : changes(new AlertChange(told, stored, List.of(audiences.split(",")))));
        assertThat(red.told(List.of())).isEmpty();
    }

    @Test
    void anAudienceThatHasHeardNothingAtAllIsToldOfWhatStands() {
        assertThat(withheld(false, open, List.of("mfa")).told(List.of()))
                .containsExactly(new AlertChange(Kind.RAISED, open, List.of("nsc")));
    }

    @Test
    void aSilenceKeepsBackWhatStandsButNotCorrections() {
        Suppression quiet = aDecision().sorted("live", "confirmed", silence("sil_1", "one", NOW.plusSeconds(1)));

        assertThat(withheld(false, open, List.of("mfa", "nsc"), quiet, note(Kind.RAISED, "mfa"))
                        .told(List.of()))
                .isEmpty();
        assertThat(withheld(false, withdrawn, List.of("mfa", "nsc"), quiet, note(Kind.WITHDRAWN, "mfa"))
                        .told(List.of()))
                .hasSize(1);
    }

    @Test
    void whoDoesNotKnowAnAlertHearsOfItAndTheOthersWhatBecameOfIt() {
        AlertChange escalated = new AlertChange(Kind.ESCALATED, open, List.of("mfa", "nsc"));

        assertThat(withheld(false, open, List.of("mfa", "nsc"), note(Kind.RAISED, "mfa"))
                        .told(changes(escalated)))
                .containsExactlyInAnyOrder(
                        new AlertChange(Kind.RAISED, open, List.of("mfa")),
                        new AlertChange(Kind.ESCALATED, open, List.of("nsc")));
    }

    @ParameterizedTest(name = "{0} under TLP:RED is remembered: {1}")
    @CsvSource({
        "RAISED, true",
        "CHANGED, true",
        "REVISED, true",
        "UNFULFILLED, true",
        "OVERDUE, true",
        "ESCALATED, true",
        "REOPENED, true",
        "REMINDED, false",
        "UNSAID, false"
    })
    void whatCannotLeaveIsRememberedWithItsAudiences(Kind kind, boolean isRemembered) {
        AlertChange change = new AlertChange(kind, open, List.of("nsc"));

        assertThat(withheld(true, open, List.of("mfa", "nsc")).notes(changes(change)))
                .isEqualTo(isRemembered ? Set.of(note(kind, "nsc")) : Set.of());
    }

    @Test
    void whatCameAndWentMeanwhileIsForgotten() {
        WithheldChanges withheld = withheld(true, open, List.of("mfa", "nsc"), note(Kind.RAISED, "mfa", "nsc"));

        assertThat(withheld.notes(changes(AlertChange.unsaid(withdrawn)))).isEmpty();
    }

    @Test
    void ofWhatWentAndCameBackIsRememberedWhoDoesNotKnowIt() {
        WithheldChanges withheld = withheld(true, withdrawn, List.of("mfa", "nsc"), note(Kind.WITHDRAWN, "mfa"));

        assertThat(withheld.notes(changes(new AlertChange(Kind.CHANGED, open))))
                .containsExactly(note(Kind.CHANGED, "nsc"));
    }

    @Test
    void whoeverKnowsWhatWasReplacedUnheardIsCorrectedOnceTheReplacementIsOverToo() {
        Alert next = raised(aPolicy("one").audience("mfa").match("other"), NOW);
        Alert overtaken = open.in(AlertState.OVERTAKEN, "replaced by " + next.id(), NOW);
        Alert over = next.in(AlertState.WITHDRAWN, "no longer true", NOW);
        List<AlertChange> replaced = changes(new AlertChange(Kind.CHANGED, next), AlertChange.unsaid(overtaken));

        Set<Note> notes = withheld(
                        true,
                        snapshot(List.of(open), List.of("mfa", "nsc"), Set.of()),
                        aDecision().sorted())
                .notes(replaced);
        assertThat(notes)
                .containsExactlyInAnyOrder(
                        note(Kind.WITHDRAWN, "mfa", "nsc"),
                        new WithheldChange(next.id(), Kind.CHANGED, List.of("mfa")));
        WithheldChanges lowered = withheld(
                false,
                snapshot(List.of(overtaken, next), List.of("mfa", "nsc"), notes),
                aDecision().sorted());
        assertThat(lowered.told(changes(new AlertChange(Kind.WITHDRAWN, over))))
                .containsExactly(
                        AlertChange.unsaid(over), new AlertChange(Kind.WITHDRAWN, withdrawn, List.of("mfa", "nsc")));
    }

    @Test
    void ofWhatCeasesMeanwhileOnlyTheCorrectionIsRemembered() {
        WithheldChanges withheld =
                withheld(true, open, List.of("mfa"), note(Kind.REOPENED, "mfa"), note(Kind.ESCALATED, "nsc"));

        assertThat(withheld.notes(changes(new AlertChange(Kind.WITHDRAWN, withdrawn, List.of("mfa")))))
                .containsExactly(note(Kind.WITHDRAWN, "mfa"));
    }

    @Test
    void whatIsOnlyRecordedLeavesACorrectionToBeTold() {
        Alert suppressed = open.in(AlertState.SUPPRESSED, "muted by louder", NOW);
        WithheldChanges withheld = withheld(false, suppressed, List.of("mfa"), note(Kind.WITHDRAWN, "mfa"));

        assertThat(withheld.notes(changes(AlertChange.unsaid(suppressed))))
                .containsExactly(note(Kind.WITHDRAWN, "mfa"));
    }

    @Test
    void whatStaffHaveMadeUntrueIsForgotten() {
        assertThat(withheld(false, withdrawn, List.of("mfa"), note(Kind.RAISED, "mfa"))
                        .notes(List.of()))
                .isEmpty();
        assertThat(withheld(false, open, List.of("mfa"), note(Kind.WITHDRAWN, "mfa"))
                        .notes(List.of()))
                .isEmpty();
    }

    @Test
    void onceToldItIsForgottenAndWhatTheCapPutOffIsKept() {
        WithheldChanges withheld = withheld(false, open, List.of("mfa", "nsc"), note(Kind.RAISED, "mfa"));

        assertThat(withheld.notes(changes(new AlertChange(Kind.RAISED, open)))).isEmpty();
        assertThat(withheld.notes(List.of())).containsExactly(note(Kind.RAISED, "mfa"));
    }
}
