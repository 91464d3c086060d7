package org.policyalerts.alert.evaluation;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.WithheldChange;

/** What became of alerts that nobody was told of: by alert and kind, the audiences the notes name. */
final class Unheard {

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
                        .map(kind -> new WithheldChange(alert.getKey(), kind.getKey(), List.copyOf(kind.getValue()))))
                .collect(Collectors.toSet());
    }
}
