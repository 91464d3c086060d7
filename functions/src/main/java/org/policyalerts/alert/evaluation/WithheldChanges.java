package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;

/**
 * What nobody was told because the report was TLP:RED: it is told once the label is lowered, as far as it is still
 * true.
 */
final class WithheldChanges {

    private static final String MARK = "withheld";
    private static final int PARTS = 4;
    private static final Set<Kind> RAISING = EnumSet.of(Kind.RAISED, Kind.CHANGED);
    private static final Set<Kind> WAITING = EnumSet.of(Kind.ESCALATED, Kind.REOPENED);

    private final Snapshot snapshot;
    private final boolean isWithheld;

    /** What each alert's audiences have not heard, and who. */
    private final Map<AlertId, Map<Kind, Set<String>>> unheard = new HashMap<>();

    /**
     * Compares what is to be said with what could not leave.
     *
     * @param isWithheld whether nothing may leave now
     */
    WithheldChanges(Snapshot snapshot, boolean isWithheld) {
        this.snapshot = snapshot;
        this.isWithheld = isWithheld;
        snapshot.state().notes().stream()
                .map(key -> key.split("\\|", PARTS))
                .filter(parts -> parts.length == PARTS && parts[0].equals(MARK))
                .forEach(parts -> add(
                        unheard,
                        new AlertId(parts[2]),
                        Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)),
                        List.of(parts[3].split(",", -1))));
    }

    private static void add(Map<AlertId, Map<Kind, Set<String>>> to, AlertId alert, Kind kind, List<String> audiences) {
        to.computeIfAbsent(alert, none -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, none -> new TreeSet<>())
                .addAll(audiences);
    }

    private Map<Kind, Set<String>> unheard(Alert alert) {
        return unheard.getOrDefault(alert.id(), Map.of());
    }

    /** Nobody is corrected about what was never said, and nothing is new to those who never heard that it was over. */
    AlertChange asKnown(AlertChange change) {
        if (change.kind() == Kind.RAISED && unheard(change.alert()).containsKey(Kind.WITHDRAWN)) {
            return new AlertChange(Kind.CHANGED, change.alert());
        }
        if (change.kind() != Kind.WITHDRAWN) {
            return change;
        }
        boolean isUnsaid = RAISING.stream().anyMatch(unheard(change.alert())::containsKey);
        List<String> knowing = isUnsaid ? List.of() : knowing(change.alert());
        return knowing.isEmpty()
                ? AlertChange.unsaid(change.alert())
                : new AlertChange(change.kind(), change.alert(), knowing);
    }

    /**
     * Whoever was to join while nothing could leave has not; whoever knew it before it went and came back still does.
     */
    private List<String> knowing(Alert alert) {
        Set<String> before = unheard(alert).getOrDefault(Kind.UNSAID, Set.of());
        Set<String> joining = new TreeSet<>(unheard(alert).getOrDefault(Kind.ESCALATED, Set.of()));
        alert.policy().audience().forEach(joining::remove);
        return Stream.concat(
                        before.stream(),
                        alert.toldTo().stream()
                                .filter(snapshot.state().told()::containsKey)
                                .filter(audience -> !joining.contains(audience)))
                .distinct()
                .toList();
    }

    /** What may be told now: beside what was kept, alerts that joined audiences have heard nothing of. */
    List<AlertChange> due(List<AlertChange> moved, Predicate<Alert> isQuiet) {
        if (isWithheld) {
            return List.of();
        }
        Set<AlertId> ids = moved.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        return snapshot.alerts().stream()
                .filter(alert -> !ids.contains(alert.id()) && !(alert.state().isLive() && isQuiet.test(alert)))
                .flatMap(alert -> due(alert).stream())
                .filter(change -> !change.audiences().isEmpty())
                .toList();
    }

    private Optional<AlertChange> due(Alert alert) {
        Map<Kind, Set<String>> kept = unheard(alert);
        if (!alert.state().isLive()) {
            List<String> knowing = List.copyOf(kept.getOrDefault(Kind.WITHDRAWN, Set.of()));
            return Optional.of(new AlertChange(Kind.WITHDRAWN, alert, knowing));
        }
        for (Kind kind : RAISING) {
            if (kept.containsKey(kind)) {
                return Optional.of(new AlertChange(kind, alert));
            }
        }
        for (Kind kind : WAITING) {
            Set<String> audiences = kept.getOrDefault(kind, Set.of());
            if (alert.state() == AlertState.OPEN && !audiences.isEmpty()) {
                return Optional.of(new AlertChange(kind, alert, List.copyOf(audiences)));
            }
        }
        return Optional.of(new AlertChange(
                Kind.RAISED,
                alert,
                alert.toldTo().stream()
                        .filter(audience -> !snapshot.state().told().containsKey(audience))
                        .toList()));
    }

    /** What to remember after these changes: once something may leave, only what is still to be told. */
    Set<String> kept(List<AlertChange> changes) {
        Map<AlertId, Map<Kind, Set<String>>> kept = new HashMap<>();
        for (Alert alert : snapshot.alerts()) {
            unheard(alert).forEach((kind, audiences) -> {
                if (alert.state().isLive() == (kind != Kind.WITHDRAWN)) {
                    add(kept, alert.id(), kind, List.copyOf(audiences));
                }
            });
        }
        changes.forEach(change -> keep(change, kept));
        return kept.entrySet().stream()
                .flatMap(entry -> keys(entry.getKey(), entry.getValue()))
                .collect(Collectors.toSet());
    }

    /** What came and went while nothing could leave, or went and came back, leaves everybody where they are. */
    private void keep(AlertChange change, Map<AlertId, Map<Kind, Set<String>>> kept) {
        Alert alert = change.alert();
        Map<Kind, Set<String>> ofAlert = kept.getOrDefault(alert.id(), new EnumMap<>(Kind.class));
        boolean isUndone = RAISING.contains(change.kind())
                ? comesBack(ofAlert)
                : !alert.state().isLive() && ofAlert.keySet().removeAll(RAISING);
        if (!alert.state().isLive()) {
            ofAlert.keySet().removeAll(WAITING);
            ofAlert.remove(Kind.UNSAID);
        }
        if (!isWithheld && change.kind() != Kind.UNSAID) {
            ofAlert.clear();
        } else if (isWithheld && !isUndone && isRemembered(change.kind())) {
            add(kept, alert.id(), change.kind(), change.audiences());
        }
    }

    /** Those who were told of it keep knowing it. */
    private static boolean comesBack(Map<Kind, Set<String>> ofAlert) {
        Set<String> knowing = ofAlert.remove(Kind.WITHDRAWN);
        if (knowing != null) {
            ofAlert.put(Kind.UNSAID, knowing);
        }
        return knowing != null;
    }

    private static boolean isRemembered(Kind kind) {
        return RAISING.contains(kind) || WAITING.contains(kind) || kind == Kind.WITHDRAWN;
    }

    private static Stream<String> keys(AlertId alert, Map<Kind, Set<String>> kinds) {
        List<String> keys = new ArrayList<>();
        kinds.forEach((kind, audiences) -> keys.add(String.join(
                "|", MARK, kind.name().toLowerCase(Locale.ROOT), alert.value(), String.join(",", audiences))));
        return keys.stream();
    }
}
