package org.policyalerts.alert.news;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/**
 * What the same reader has to do or was told of the other incidents of a campaign. Incidents are never linked in
 * storage: one that proves false takes nothing of the others with it.
 */
final class Siblings {

    private final List<AudienceState> others;
    private final Quotable quotable;

    Siblings(AudienceState state, CampaignStates campaigns, Quotable quotable) {
        this.others = campaigns.beside(state);
        this.quotable = quotable;
    }

    /** The same step for other incidents, of those that the reader was told of. */
    List<Sibling> of(Task task) {
        if (task.step().per() != Per.CAMPAIGN) {
            return List.of();
        }
        List<Sibling> same = new ArrayList<>();
        for (AudienceState other : others) {
            for (Task one : other.tasks()) {
                if (isSame(one, task) && other.believed().tasks().containsKey(one.id())) {
                    // A text names the first alone; to read all would cost as much as the campaign is large.
                    same.add(new Sibling(one, same.isEmpty() ? victim(other) : Optional.empty()));
                }
            }
        }
        return same;
    }

    private static boolean isSame(Task one, Task other) {
        return one.policy().equals(other.policy())
                && one.step().key().equals(other.step().key());
    }

    /** The highest level the reader was told of in the campaign. */
    Optional<Severity> level() {
        return others.stream()
                .flatMap(other -> Optional.ofNullable(other.believed().level()).stream())
                .max(Severity::compareTo);
    }

    private Optional<String> victim(AudienceState other) {
        return quotable.find(other.incident())
                .flatMap(one -> one.report().objects("targets").stream()
                        .map(target -> String.valueOf(target.getOrDefault("name", target.get("sector"))))
                        .findFirst())
                .map(PlainText::clean);
    }
}
