package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.EvaluationStore.Sheet;

/** What nobody was told because the report was TLP:RED: it is told once the label is lowered, as far as it is still true. */
final class Withheld {

    private final Sheet sheet;
    private final boolean isWithheld;

    /**
     * Compares what is to be said with what could not leave.
     *
     * @param isWithheld whether nothing may leave now
     */
    Withheld(Sheet sheet, boolean isWithheld) {
        this.sheet = sheet;
        this.isWithheld = isWithheld;
    }

    /** Nobody is corrected about what was never said. */
    AlertChange toThoseWhoKnow(AlertChange change) {
        if (change.kind() != Kind.WITHDRAWN) {
            return change;
        }
        List<String> knowing = knowing(change.alert());
        boolean isKept = raised(change.alert()).stream().anyMatch(sheet.state().reminded()::contains);
        return knowing.isEmpty() || isKept
                ? AlertChange.unsaid(change.alert())
                : new AlertChange(change.kind(), change.alert(), knowing);
    }

    private List<String> knowing(Alert alert) {
        return alert.toldTo().stream().filter(sheet.state().told()::containsKey).toList();
    }

    private boolean isKept(Kind kind, Alert alert) {
        return sheet.state().reminded().contains(key(kind, alert));
    }

    /** What may be told now: beside what was kept, alerts that joined audiences have heard nothing of. */
    List<AlertChange> due(List<AlertChange> moved, Predicate<Alert> isQuiet) {
        if (isWithheld) {
            return List.of();
        }
        Set<AlertId> ids = moved.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        List<AlertChange> due = new ArrayList<>();
        for (Alert alert : sheet.alerts()) {
            if (!ids.contains(alert.id()) && !(alert.state().isLive() && isQuiet.test(alert))) {
                due(alert).filter(change -> !change.audiences().isEmpty()).ifPresent(due::add);
            }
        }
        return due;
    }

    private Optional<AlertChange> due(Alert alert) {
        if (!alert.state().isLive()) {
            return isKept(Kind.WITHDRAWN, alert)
                    ? Optional.of(new AlertChange(Kind.WITHDRAWN, alert, knowing(alert)))
                    : Optional.empty();
        }
        if (isKept(Kind.CHANGED, alert) || isKept(Kind.RAISED, alert)) {
            return Optional.of(new AlertChange(isKept(Kind.CHANGED, alert) ? Kind.CHANGED : Kind.RAISED, alert));
        }
        return Optional.of(new AlertChange(
                Kind.RAISED,
                alert,
                alert.toldTo().stream()
                        .filter(audience -> !sheet.state().told().containsKey(audience))
                        .toList()));
    }

    /** What to remember after these changes: once something may leave, only what is still to be told. */
    Set<String> kept(List<AlertChange> changes) {
        Set<String> kept = new HashSet<>();
        for (Alert alert : sheet.alerts()) {
            Stream.of(Kind.RAISED, Kind.CHANGED, Kind.WITHDRAWN)
                    .filter(kind -> isKept(kind, alert) && alert.state().isLive() == (kind != Kind.WITHDRAWN))
                    .forEach(kind -> kept.add(key(kind, alert)));
        }
        changes.forEach(change -> keep(change, kept));
        return kept;
    }

    /** What came and went while nothing could leave, or went and came back, leaves everybody where they are. */
    private void keep(AlertChange change, Set<String> kept) {
        Alert alert = change.alert();
        boolean isRaised = change.kind() == Kind.RAISED || change.kind() == Kind.CHANGED;
        boolean isUndone = isRaised
                ? kept.remove(key(Kind.WITHDRAWN, alert))
                : !alert.state().isLive() && kept.removeAll(raised(alert));
        if (isWithheld && !isUndone && (isRaised || change.kind() == Kind.WITHDRAWN)) {
            kept.add(key(change.kind(), alert));
        } else if (!isWithheld && change.kind() != Kind.UNSAID) {
            kept.removeAll(raised(alert));
            kept.remove(key(Kind.WITHDRAWN, alert));
        }
    }

    private static Set<String> raised(Alert alert) {
        return Set.of(key(Kind.RAISED, alert), key(Kind.CHANGED, alert));
    }

    private static String key(Kind kind, Alert alert) {
        return "withheld|" + kind.name().toLowerCase(Locale.ROOT) + "|" + alert.id();
    }
}
