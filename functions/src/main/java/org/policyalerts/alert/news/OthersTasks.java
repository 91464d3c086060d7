package org.policyalerts.alert.news;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.OtherTask;

/** What a recipient hears of the tasks of others about the same incident. */
final class OthersTasks {

    private OthersTasks() {}

    /** Those of the alerts that concern the recipient. */
    static List<OtherTask> of(Snapshot snapshot, AudienceState state, List<Alert> concerning) {
        Set<AlertId> ids = concerning.stream().map(Alert::id).collect(Collectors.toSet());
        return ofOthers(snapshot, state)
                .filter(other -> ids.contains(other.task().alert()))
                .toList();
    }

    /** Operators are kept apart: none is told what another has to do. */
    private static Stream<OtherTask> ofOthers(Snapshot snapshot, AudienceState state) {
        return snapshot.audiences().stream()
                .filter(other ->
                        other.track() == state.track() && !other.recipient().equals(state.recipient()))
                .filter(other -> !(other.recipient().organisation().isPresent()
                        && state.recipient().organisation().isPresent()))
                .flatMap(other -> other.tasks().stream().map(task -> new OtherTask(other.recipient(), task)));
    }

    /** Those that nobody has taken for so long that the recipient is told too, and was not. */
    static List<OtherTask> untaken(Snapshot snapshot, AudienceState state, Belief base) {
        String audience = state.recipient().audience();
        return ofOthers(snapshot, state)
                .filter(other -> other.task().state() == TaskState.OPEN
                        && TaskTimes.told(other.task()).contains(audience))
                .filter(other -> !base.tasks().containsKey(other.task().id()))
                .toList();
    }
}
