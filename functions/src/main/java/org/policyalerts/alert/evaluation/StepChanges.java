package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.policy.Decision.Match;

/**
 * What becomes of the steps of an alert that holds as before: one is added or dropped, or a duty's clock has started.
 */
final class StepChanges {

    private final Alert there;
    private final Alert fresh;
    private final Match match;

    /** Compares an alert with one that its match would raise now. */
    StepChanges(Alert there, Alert fresh, Match match) {
        this.there = there;
        this.fresh = fresh;
        this.match = match;
    }

    /**
     * To the owners of the steps that are not as they were; to whoever was not told of the alert it is new. None if the
     * alert is worded by another version of its policy, which it outlives.
     */
    List<AlertChange> changes() {
        List<Action> now = new ArrayList<>();
        Set<String> owners = new LinkedHashSet<>();
        for (Action wanted : fresh.actions()) {
            Optional<Action> before =
                    there.actions().stream().filter(one -> isSame(one, wanted)).findFirst();
            Action kept = before.map(one -> timed(one, wanted)).orElse(wanted);
            now.add(kept);
            if (before.isEmpty() || !before.get().equals(kept)) {
                owners.add(kept.owner());
            }
        }
        there.actions().stream()
                .filter(one -> fresh.actions().stream().noneMatch(wanted -> isSame(one, wanted)))
                .forEach(dropped -> owners.add(dropped.owner()));
        return owners.isEmpty() || !there.policy().hash().equals(fresh.policy().hash())
                ? List.of()
                : told(there.revised(owners, now, fresh.because()), owners);
    }

    private List<AlertChange> told(Alert revised, Set<String> owners) {
        List<String> knowing = owners.stream().filter(there.toldTo()::contains).toList();
        List<String> others =
                owners.stream().filter(owner -> !knowing.contains(owner)).toList();
        return Stream.of(
                        new AlertChange(AlertChange.Kind.RAISED, revised, others),
                        new AlertChange(AlertChange.Kind.REVISED, revised, knowing))
                .filter(change -> !change.audiences().isEmpty())
                .toList();
    }

    private static boolean isSame(Action one, Action other) {
        return one.kind() == other.kind()
                && one.action().equals(other.action())
                && one.owner().equals(other.owner());
    }

    /** What counts from the alert keeps its time; what counts from a duty's start has the time of the duty. */
    private Action timed(Action before, Action wanted) {
        boolean countsFromStart = match.duty().isPresent()
                && match.countedFrom() != null
                && match.recommended().stream().anyMatch(step -> wanted.isOf(step) && !step.stays());
        return countsFromStart ? wanted : before;
    }
}
