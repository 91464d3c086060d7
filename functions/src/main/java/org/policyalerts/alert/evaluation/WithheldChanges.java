package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 *
 * <p>Of each alert some audiences may believe what is no longer so: that it is not there (kept as raised or changed),
 * or that it still is (kept as withdrawn). Whoever believes what is true is told nothing.
 */
final class WithheldChanges {

    static final Set<Kind> RAISING = EnumSet.of(Kind.RAISED, Kind.CHANGED);

    /** What became of a live alert beside being there; whoever does not know of it hears of that instead. */
    static final Set<Kind> BESIDE =
            EnumSet.of(Kind.REVISED, Kind.UNFULFILLED, Kind.OVERDUE, Kind.ESCALATED, Kind.REOPENED);

    /** Nobody needs to hear that nobody had taken what somebody has taken since. */
    private static final Set<Kind> UNTAKEN = EnumSet.of(Kind.ESCALATED, Kind.REOPENED);

    private final Snapshot snapshot;
    private final Suppression suppression;
    private final boolean isWithheld;
    private final WithheldNotes.Unheard before;

    /**
     * Compares what is to be said with what could not leave.
     *
     * @param isWithheld whether nothing may leave now
     */
    WithheldChanges(Snapshot snapshot, Suppression suppression, boolean isWithheld) {
        this.snapshot = snapshot;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
        this.before = WithheldNotes.Unheard.of(snapshot.state().notes());
    }

    /** The same changes as those see them who have not heard everything, and what may be told late. */
    List<AlertChange> told(List<AlertChange> changes) {
        List<AlertChange> known = changes.stream().map(this::asKnown).toList();
        if (isWithheld) {
            return known;
        }
        List<AlertChange> told = known.stream()
                .flatMap(change -> toThoseWhoKnow(change).stream())
                .toList();
        return Stream.concat(told.stream(), late(told)).toList();
    }

    /** What became of an alert concerns those who know of it; the others hear beside that it is there. */
    private Optional<AlertChange> toThoseWhoKnow(AlertChange change) {
        boolean isBeside = BESIDE.contains(change.kind()) || change.kind() == Kind.REMINDED;
        if (!isBeside || !wasLive(change.alert())) {
            return Optional.of(change);
        }
        List<String> knowing = without(change.audiences(), unaware(change.alert()));
        return knowing.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertChange(change.kind(), change.alert(), knowing));
    }

    private boolean wasLive(Alert alert) {
        return snapshot.alerts().stream()
                .anyMatch(stored ->
                        stored.id().equals(alert.id()) && stored.state().isLiveOrFulfilled());
    }

    /** Nobody is corrected about what was never said, and nothing is new to those who never heard that it was over. */
    private AlertChange asKnown(AlertChange change) {
        Alert alert = change.alert();
        if (change.kind() == Kind.WITHDRAWN) {
            List<String> knowing = knowing(alert);
            return knowing.isEmpty() ? AlertChange.unsaid(alert) : new AlertChange(Kind.WITHDRAWN, alert, knowing);
        }
        Set<String> believing = before.of(alert.id(), Kind.WITHDRAWN);
        if (!RAISING.contains(change.kind()) || believing.isEmpty()) {
            return change;
        }
        List<String> beyond = believing.stream()
                .filter(audience -> !alert.recipients().contains(audience))
                .toList();
        Alert known = alert.with(alert.ownership().alsoTold(beyond));
        return new AlertChange(isWithheld ? change.kind() : Kind.CHANGED, known);
    }

    /** Who believes that a live alert is there; whoever was to join while nothing could leave does not know it. */
    private List<String> knowing(Alert alert) {
        Set<String> unaware = unaware(alert);
        unaware.addAll(joining(alert, Kind.ESCALATED));
        return without(alert.toldTo(), unaware);
    }

    private Set<String> joining(Alert alert, Kind kind) {
        Set<String> joining = new TreeSet<>(before.of(alert.id(), kind));
        alert.recipients().forEach(joining::remove);
        return joining;
    }

    /** Who does not know that a live alert is there; whoever has heard nothing of the incident is among them. */
    private Set<String> unaware(Alert alert) {
        Set<String> unaware = new LinkedHashSet<>();
        RAISING.forEach(kind -> unaware.addAll(before.of(alert.id(), kind)));
        alert.toldTo().stream()
                .filter(audience -> !snapshot.state().told().containsKey(audience))
                .forEach(unaware::add);
        return unaware;
    }

    /** What could not leave before and can now. */
    private Stream<AlertChange> late(List<AlertChange> changes) {
        Map<AlertId, Alert> now = new LinkedHashMap<>();
        snapshot.alerts().forEach(alert -> now.put(alert.id(), alert));
        changes.forEach(change -> now.put(change.alert().id(), change.alert()));
        List<AlertChange> late = new ArrayList<>();
        now.values().stream()
                .filter(alert -> alert.state().isLive() && wasLive(alert) && !isQuiet(alert))
                .forEach(alert -> late.addAll(ofLive(alert, changes)));
        List<AlertChange> told = Stream.concat(changes.stream(), late.stream()).toList();
        now.values().stream()
                .filter(alert -> !alert.state().isLiveOrFulfilled())
                .forEach(alert -> corrected(alert, told, now.values()).ifPresent(late::add));
        return late.stream();
    }

    /** One that is kept quiet waits. */
    private boolean isQuiet(Alert alert) {
        return suppression.quietUntil(alert.policy().id()).isPresent();
    }

    /** That it is there, to those who do not know it; what became of it before, to the others. */
    private List<AlertChange> ofLive(Alert alert, List<AlertChange> changes) {
        List<AlertChange> late = new ArrayList<>();
        Set<String> hearing = changes.stream()
                .filter(change -> change.alert().id().equals(alert.id()))
                .flatMap(change -> change.audiences().stream())
                .collect(Collectors.toSet());
        Set<String> unaware = unaware(alert);
        unaware.removeAll(hearing);
        if (alert.state() == AlertState.OPEN) {
            UNTAKEN.forEach(kind -> unaware.removeAll(joining(alert, kind)));
        }
        if (!unaware.isEmpty()) {
            boolean isChange = !before.of(alert.id(), Kind.CHANGED).isEmpty();
            late.add(new AlertChange(isChange ? Kind.CHANGED : Kind.RAISED, alert, List.copyOf(unaware)));
            hearing.addAll(unaware);
        }
        for (Kind kind : BESIDE) {
            List<String> audiences = without(before.of(alert.id(), kind), hearing);
            boolean isUseless = UNTAKEN.contains(kind) && alert.state() != AlertState.OPEN;
            if (!isUseless && !audiences.isEmpty()) {
                late.add(new AlertChange(kind, alert, audiences));
                hearing.addAll(audiences);
            }
        }
        return late;
    }

    /** That it is over, to those who believe it still; whoever hears now what replaces it needs no correction. */
    private Optional<AlertChange> corrected(Alert alert, List<AlertChange> told, Collection<Alert> all) {
        Set<String> hearing = told.stream()
                .filter(change -> change.kind() == Kind.CHANGED
                        && change.alert().isOf(alert.policy().id()))
                .flatMap(change -> change.audiences().stream())
                .collect(Collectors.toSet());
        List<String> believing = without(before.of(alert.id(), Kind.WITHDRAWN), hearing);
        return believing.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertChange(Kind.WITHDRAWN, asOver(alert, all), believing));
    }

    /** Of one whose replacement nobody has heard of, the reason is why that is over. */
    private static Alert asOver(Alert alert, Collection<Alert> all) {
        return all.stream()
                .filter(other -> alert.state() == AlertState.OVERTAKEN
                        && other.isOf(alert.policy().id()))
                .filter(other -> !other.state().isLive() && other.state() != AlertState.OVERTAKEN)
                .max(Comparator.comparing(Alert::changedAt))
                .map(last -> alert.in(last.state(), String.valueOf(last.note()), last.changedAt()))
                .orElse(alert);
    }

    private static List<String> without(Collection<String> audiences, Set<String> others) {
        return audiences.stream().filter(audience -> !others.contains(audience)).toList();
    }

    /**
     * What to remember. This is a second visit because only changes that the cap lets through are told or withheld now;
     * the others come again, and must find what is remembered as it was.
     */
    Set<Note> notes(List<AlertChange> changes) {
        return new WithheldNotes(snapshot, before, isWithheld).after(changes, this::knowing);
    }
}
