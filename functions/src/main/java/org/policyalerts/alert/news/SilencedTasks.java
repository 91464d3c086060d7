package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Task;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** Tasks of which nobody is reminded while a silence is about them; all that was due is said when it ends. */
final class SilencedTasks {

    private final List<Silence> silences;
    private final IncidentStore incidents;
    private final ClaimantKeys keys;
    private final Map<IncidentId, Optional<Incident>> read = new HashMap<>();

    /** @param silences those that have not ended */
    SilencedTasks(List<Silence> silences, IncidentStore incidents, ClaimantKeys keys) {
        this.silences = List.copyOf(silences);
        this.incidents = incidents;
        this.keys = keys;
    }

    /** When something about a task may be said that is due at a moment: then, or at the end of the last silence. */
    Instant after(Instant moment, Task task) {
        return silences.stream()
                .filter(silence -> silence.isInForce(task.id().incident(), moment)
                        && silence.until().isAfter(moment)
                        && silence.subject().fits(task.policy())
                        && isAbout(silence, task.id().incident()))
                .map(Silence::until)
                .max(Comparator.naturalOrder())
                .orElse(moment);
    }

    private boolean isAbout(Silence silence, IncidentId id) {
        return read.computeIfAbsent(id, incidents::find)
                .filter(incident -> silence.subject().fits(incident.report(), keys))
                .isPresent();
    }
}
