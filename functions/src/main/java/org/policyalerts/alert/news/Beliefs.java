package org.policyalerts.alert.news;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.message.News;
import org.policyalerts.policy.Severity;

/** What recipients take to be so once they were told. */
public final class Beliefs {

    private Beliefs() {}

    /** The belief of who is told this news: all that is so, not only what is new. */
    public static Belief after(News news) {
        AudienceState state = news.state();
        Belief before = state.believed();
        Map<TaskId, ToldTask> tasks = new HashMap<>(before.tasks());
        state.tasks().forEach(task -> tasks.put(task.id(), ToldTask.of(task)));
        news.untaken().forEach(other -> tasks.put(other.task().id(), ToldTask.of(other.task())));
        Set<AlertId> over = ids(news.ended());
        // What it was told of may concern it no longer, and it takes it to hold all the same.
        Set<AlertId> alerts = new HashSet<>(before.alerts());
        alerts.removeAll(over);
        alerts.addAll(ids(news.alerts()));
        Set<AlertId> ended = new HashSet<>(before.ended());
        ended.addAll(over);
        ended.removeAll(alerts);
        Optional<Severity> level =
                news.alerts().stream().map(alert -> alert.policy().severity()).max(Severity::compareTo);
        IncidentFacts facts = IncidentFacts.of(news.incident().report());
        IncidentFacts told = news.duplicateOf().map(facts::asDuplicateOf).orElse(facts);
        return new Belief(told, tasks, alerts, ended, level.orElse(null));
    }

    private static Set<AlertId> ids(List<Alert> alerts) {
        return alerts.stream().map(Alert::id).collect(Collectors.toSet());
    }
}
