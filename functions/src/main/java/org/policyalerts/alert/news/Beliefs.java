package org.policyalerts.alert.news;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Set<AlertId> alerts = new HashSet<>();
        news.alerts().forEach(alert -> alerts.add(alert.id()));
        Set<AlertId> ended = new HashSet<>(before.ended());
        news.ended().forEach(alert -> ended.add(alert.id()));
        ended.removeAll(alerts);
        Optional<Severity> level =
                news.alerts().stream().map(alert -> alert.policy().severity()).max(Severity::compareTo);
        return new Belief(IncidentFacts.of(news.incident().report()), tasks, alerts, ended, level.orElse(null));
    }
}
