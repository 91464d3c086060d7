package org.policyalerts.alert.evaluation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;

/**
 * What nobody was told because the report was TLP:RED: it is told once the label is lowered, as far as it is still
 * true.
 */
final class WithheldChanges {

    private static final Set<Kind> RAISING = EnumSet.of(Kind.RAISED, Kind.CHANGED);
    private static final Set<Kind> WAITING = EnumSet.of(Kind.ESCALATED, Kind.REOPENED);

    private final Snapshot snapshot;
    private final Suppression suppression;
    private final boolean isWithheld;
    private final Unheard before;

    /**
     * Compares what is to be said with what could not leave.
     *
     * @param isWithheld whether nothing may leave now
     */
    WithheldChanges(Snapshot snapshot, Suppression suppression, boolean isWithheld) {
        this.snapshot = snapshot;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
        this.before = Unheard.of(snapshot.state().notes());
    }

    /** The same changes as those see them who have not heard everything, and what may be told late. */
    List<AlertChange> told(List<AlertChange> changes) {
        return Stream.concat(changes.stream().map(this::asKnown), late(changes)).toList();
    }

    /** Nobody is corrected about what was never said, and nothing is new to those who never heard that it was over. */
    private AlertChange asKnown(AlertChange change) {
        Alert alert = change.alert();
        Map<Kind, Set<String>> unheard = before.about(alert.id());
        if (change.kind() == Kind.RAISED && unheard.containsKey(Kind.WITHDRAWN)) {
            return new AlertChange(Kind.CHANGED, alert);
        }
        if (change.kind() != Kind.WITHDRAWN) {
            return change;
        }
        boolean isUnsaid = RAISING.stream().anyMatch(unheard::containsKey);
        List<String> knowing = isUnsaid ? List.of() : knowing(alert, unheard);
        return knowing.isEmpty() ? AlertChange.unsaid(alert) : new AlertChange(Kind.WITHDRAWN, alert, knowing);
    }

    /**
     * Whoever was to join while nothing could leave does not know it; whoever knew it before it went and came back
     * still does.
     */
    private List<String> knowing(Alert alert, Map<Kind, Set<String>> unheard) {
        Set<String> joining = new TreeSet<>(unheard.getOrDefault(Kind.ESCALATED, Set.of()));
        alert.policy().audience().forEach(joining::remove);
        return Stream.concat(
                        unheard.getOrDefault(Kind.UNSAID, Set.of()).stream(),
                        alert.toldTo().stream().filter(this::wasTold).filter(audience -> !joining.contains(audience)))
                .distinct()
                .toList();
    }

    private boolean wasTold(String audience) {
        return snapshot.state().told().containsKey(audience);
    }

    /** Of alerts that do not change now; one that is kept quiet waits. */
    private Stream<AlertChange> late(List<AlertChange> changes) {
        if (isWithheld) {
            return Stream.of();
        }
        Set<AlertId> changing =
                changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        return snapshot.alerts().stream()
                .filter(alert -> !changing.contains(alert.id()))
                .filter(alert -> !alert.state().isLive()
                        || suppression.quietUntil(alert.policy().id()).isEmpty())
                .map(this::late)
                .filter(change -> !change.audiences().isEmpty());
    }

    /** What is to be told of an alert, the most important first; to nobody if all have heard of it. */
    private AlertChange late(Alert alert) {
        Map<Kind, Set<String>> unheard = before.about(alert.id());
        if (!alert.state().isLive()) {
            return new AlertChange(Kind.WITHDRAWN, alert, List.copyOf(unheard.getOrDefault(Kind.WITHDRAWN, Set.of())));
        }
        for (Kind kind : RAISING) {
            if (unheard.containsKey(kind)) {
                return new AlertChange(kind, alert);
            }
        }
        for (Kind kind : WAITING) {
            Set<String> audiences = unheard.getOrDefault(kind, Set.of());
            if (alert.state() == AlertState.OPEN && !audiences.isEmpty()) {
                return new AlertChange(kind, alert, List.copyOf(audiences));
            }
        }
        return new AlertChange(
                Kind.RAISED,
                alert,
                alert.toldTo().stream().filter(audience -> !wasTold(audience)).toList());
    }

    /**
     * What to remember. This is a second visit because only changes that the cap lets through are told or withheld now;
     * the others come again, and must find what is remembered as it was.
     */
    Set<Note> notes(List<AlertChange> changes) {
        Unheard after = new Unheard();
        for (Alert alert : snapshot.alerts()) {
            before.about(alert.id()).forEach((kind, audiences) -> {
                if (alert.state().isLive() == (kind != Kind.WITHDRAWN)) {
                    after.add(alert.id(), kind, audiences);
                }
            });
        }
        changes.forEach(change -> remember(change, after));
        return after.notes();
    }

    /** What came and went while nothing could leave, or went and came back, leaves everybody where they are. */
    private void remember(AlertChange change, Unheard after) {
        Alert alert = change.alert();
        Map<Kind, Set<String>> unheard = after.about(alert.id());
        boolean isUndone = RAISING.contains(change.kind())
                ? comesBack(unheard)
                : !alert.state().isLive() && unheard.keySet().removeAll(RAISING);
        if (!alert.state().isLive()) {
            unheard.keySet().removeAll(WAITING);
            unheard.remove(Kind.UNSAID);
        }
        if (!isWithheld && change.kind() != Kind.UNSAID) {
            unheard.clear();
        } else if (isWithheld && !isUndone && isRemembered(change.kind())) {
            after.add(alert.id(), change.kind(), change.audiences());
        }
    }

    /** Those who were told of it keep knowing it. */
    private static boolean comesBack(Map<Kind, Set<String>> unheard) {
        Set<String> knowing = unheard.remove(Kind.WITHDRAWN);
        if (knowing != null) {
            unheard.put(Kind.UNSAID, knowing);
        }
        return knowing != null;
    }

    private static boolean isRemembered(Kind kind) {
        return RAISING.contains(kind) || WAITING.contains(kind) || kind == Kind.WITHDRAWN;
    }
}
