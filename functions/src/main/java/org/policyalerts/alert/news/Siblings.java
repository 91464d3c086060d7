package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/**
 * What the same reader has to do or was told of the other incidents of a campaign. Incidents are never linked in
 * storage: one that proves false takes nothing of the others with it.
 */
final class Siblings {
    private final AudienceState state;
    private final CampaignStates campaigns;
    private final Quotable quotable;

    private @Nullable Told told;

    Siblings(AudienceState state, CampaignStates campaigns, Quotable quotable) {
        this.state = state;
        this.campaigns = campaigns;
        this.quotable = quotable;
    }

    /** What tells steps apart in every incident. */
    private record Step(PolicyId policy, String key) {
        static Step of(Task task) {
            return new Step(task.policy(), task.step().key());
        }
    }

    /** A task that its owner was told of. */
    private record ToldTask(AudienceState state, Task task) {}

    /**
     * What the reader was told of the others.
     *
     * @param tasks by their steps: a large book asks thousands, of which each looks for its like
     * @param level the highest
     */
    private record Told(Map<Step, List<ToldTask>> tasks, Optional<Severity> level) {

        static Told of(List<AudienceState> others) {
            Map<Step, List<ToldTask>> tasks = new HashMap<>();
            Optional<Severity> level = Optional.empty();
            for (AudienceState other : others) {
                Belief believed = other.believed();
                other.tasks().stream()
                        .filter(task -> believed.tasks().containsKey(task.id()))
                        .forEach(task -> tasks.computeIfAbsent(Step.of(task), none -> new ArrayList<>())
                                .add(new ToldTask(other, task)));
                Severity one = believed.level();
                level = one == null
                                || level.filter(most -> most.compareTo(one) >= 0)
                                        .isPresent()
                        ? level
                        : Optional.of(one);
            }
            return new Told(tasks, level);
        }
    }

    /** Read when somebody asks: most have nothing to hear, and need nothing of the others for that. */
    private Told told() {
        Told known = told == null ? Told.of(campaigns.beside(state)) : told;
        told = known;
        return known;
    }

    /** The same step for other incidents, of those that the reader was told of. */
    List<Sibling> of(Task task) {
        if (task.step().per() != Per.CAMPAIGN) {
            return List.of();
        }
        List<Sibling> same = new ArrayList<>();
        for (ToldTask other : told().tasks().getOrDefault(Step.of(task), List.of())) {
            // A text names the first alone; to read all would cost as much as the campaign is large.
            same.add(new Sibling(other.task(), same.isEmpty() ? victim(other.state()) : Optional.empty()));
        }
        return same;
    }

    /** What the reader was told to do for other incidents, and has not done. */
    List<Task> toDo() {
        return told().tasks().values().stream()
                .flatMap(List::stream)
                .map(ToldTask::task)
                .filter(task -> task.state().isUnfinished())
                .toList();
    }

    /** The highest level the reader was told of in the campaign. */
    Optional<Severity> level() {
        return told().level();
    }

    private Optional<String> victim(AudienceState other) {
        return quotable.find(other.incident())
                .flatMap(one -> one.report().objects("targets").stream()
                        .map(target -> String.valueOf(target.getOrDefault("name", target.get("sector"))))
                        .findFirst())
                .map(PlainText::clean);
    }
}
