package org.policyalerts.alert.evaluation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.WithheldChange;

/** What to remember of what could not leave: who believes what is no longer so, and what they are to be told. */
final class WithheldNotes {

    private final Snapshot snapshot;
    private final Unheard before;
    private final boolean isWithheld;
    private final Unheard after = new Unheard();

    WithheldNotes(Snapshot snapshot, Unheard before, boolean isWithheld) {
        this.snapshot = snapshot;
        this.before = before;
        this.isWithheld = isWithheld;
    }

    /**
     * The notes after these changes.
     *
     * @param knowing who believed before that a live alert is there
     */
    Set<Note> after(List<AlertChange> changes, Function<Alert, List<String>> knowing) {
        for (Alert alert : snapshot.alerts()) {
            before.about(alert.id()).forEach((kind, audiences) -> {
                if (alert.state().isLiveOrFulfilled() == (kind != Kind.WITHDRAWN) && kind != Kind.UNSAID) {
                    after.add(alert.id(), kind, audiences);
                }
            });
        }
        for (AlertChange change : changes) {
            if (change.alert().state().isLive()) {
                standing(change);
            } else {
                over(change);
            }
        }
        changes.forEach(change -> replaced(change, changes, knowing));
        return after.notes();
    }

    private void standing(AlertChange change) {
        Alert alert = change.alert();
        if (change.kind() == Kind.UNSAID) {
            return;
        }
        if (!isWithheld) {
            after.about(alert.id()).clear();
        } else if (WithheldChanges.RAISING.contains(change.kind())) {
            // Those who never heard that it was over are right again.
            Set<String> unaware = new TreeSet<>(change.audiences());
            unaware.removeAll(after.of(alert.id(), Kind.WITHDRAWN));
            after.about(alert.id()).remove(Kind.WITHDRAWN);
            after.add(alert.id(), change.kind(), unaware);
        } else if (WithheldChanges.BESIDE.contains(change.kind())) {
            after.add(alert.id(), change.kind(), change.audiences());
        }
    }

    /** What came and went while nothing could leave, leaves everybody where they are. */
    private void over(AlertChange change) {
        Alert alert = change.alert();
        after.about(alert.id())
                .keySet()
                .retainAll(alert.state() == AlertState.FULFILLED ? WithheldChanges.RAISING : Set.of(Kind.WITHDRAWN));
        if (change.kind() == Kind.WITHDRAWN) {
            after.about(alert.id()).clear();
            if (isWithheld) {
                after.add(alert.id(), Kind.WITHDRAWN, change.audiences());
            }
        }
    }

    /** Whoever knows an alert and has not heard what replaced it, has to hear if that ceases too. */
    private void replaced(AlertChange change, List<AlertChange> changes, Function<Alert, List<String>> knowing) {
        Alert alert = change.alert();
        if (change.kind() == Kind.CHANGED && !isWithheld) {
            snapshot.alerts().stream()
                    .filter(other -> other.isOf(alert.policy().id()))
                    .forEach(other -> after.forget(other.id(), Kind.WITHDRAWN, change.audiences()));
        }
        if (isWithheld && alert.state() == AlertState.OVERTAKEN && isReplacedUnheard(alert, changes)) {
            after.add(alert.id(), Kind.WITHDRAWN, knowing.apply(alert));
        }
    }

    private boolean isReplacedUnheard(Alert alert, List<AlertChange> changes) {
        return changes.stream()
                        .anyMatch(change -> WithheldChanges.RAISING.contains(change.kind())
                                && change.alert().isOf(alert.policy().id()))
                || snapshot.alerts().stream()
                        .anyMatch(other -> other.isOf(alert.policy().id())
                                && WithheldChanges.RAISING.stream().anyMatch(kind -> !after.of(other.id(), kind)
                                        .isEmpty()));
    }

    /** What became of alerts that nobody was told of: by alert and kind, the audiences the notes name. */
    static final class Unheard {

        private final Map<AlertId, Map<Kind, Set<String>>> byAlert = new HashMap<>();

        /** What earlier evaluations remembered. */
        static Unheard of(Set<Note> notes) {
            Unheard unheard = new Unheard();
            for (Note note : notes) {
                if (note instanceof WithheldChange change) {
                    unheard.add(change.alert(), change.kind(), change.audiences());
                }
            }
            return unheard;
        }

        void add(AlertId alert, Kind kind, Collection<String> audiences) {
            if (audiences.isEmpty()) {
                return;
            }
            byAlert.computeIfAbsent(alert, none -> new EnumMap<>(Kind.class))
                    .computeIfAbsent(kind, none -> new TreeSet<>())
                    .addAll(audiences);
        }

        /** These audiences have heard of it. */
        void forget(AlertId alert, Kind kind, Collection<String> audiences) {
            Set<String> left = new TreeSet<>(of(alert, kind));
            left.removeAll(audiences);
            about(alert).remove(kind);
            add(alert, kind, left);
        }

        /** Whom the notes name; nobody if there are none. */
        Set<String> of(AlertId alert, Kind kind) {
            return about(alert).getOrDefault(kind, Set.of());
        }

        /** What there is of one alert; whoever changes the map changes what is remembered. */
        Map<Kind, Set<String>> about(AlertId alert) {
            return byAlert.computeIfAbsent(alert, none -> new EnumMap<>(Kind.class));
        }

        /** What to remember. */
        Set<Note> notes() {
            return byAlert.entrySet().stream()
                    .flatMap(alert -> alert.getValue().entrySet().stream()
                            .map(kind ->
                                    new WithheldChange(alert.getKey(), kind.getKey(), List.copyOf(kind.getValue()))))
                    .collect(Collectors.toSet());
        }
    }
}
