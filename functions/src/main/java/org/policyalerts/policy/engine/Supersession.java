package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Muted;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.book.Supersedes;
import org.policyalerts.policy.engine.CompiledBook.Entry;

/** Which of the policies that hold speak, and which are silenced by another that speaks. */
record Supersession(List<Match> speaking, List<Muted> muted, Map<PolicyId, Supersedes> rules) {

    static Supersession among(List<Match> holding, List<Entry> entries) {
        Map<PolicyId, Supersedes> rules = new HashMap<>();
        entries.forEach(entry -> rules.put(entry.policy().id(), entry.rule().supersedes()));
        Map<PolicyId, Optional<PolicyId>> silencers = new HashMap<>();
        List<Match> speaking = new ArrayList<>();
        List<Muted> muted = new ArrayList<>();
        for (Match match : holding) {
            silencer(match, holding, rules, silencers)
                    .ifPresentOrElse(by -> muted.add(new Muted(match, by)), () -> speaking.add(match));
        }
        return new Supersession(List.copyOf(speaking), List.copyOf(muted), rules);
    }

    /** A running clock, with the policy that speaks and would silence it. */
    Decision.Pending silenced(Decision.Pending pending) {
        PolicyId by = silencer(pending.match().policy());
        return new Decision.Pending(pending.match(), pending.remindAt(), pending.dueAt(), by);
    }

    /** A policy that failed, with the one that speaks and would silence it. */
    Decision.Failed silenced(Decision.Failed failed) {
        return new Decision.Failed(failed.policy(), failed.reason(), silencer(failed.policy()), failed.ifHeld());
    }

    /** The policies on trial that would speak too. What would be silenced anyway is no news of a trial. */
    List<Match> audible(List<Match> onTrial) {
        return onTrial.stream()
                .filter(match -> silencer(match.policy()) == null)
                .toList();
    }

    /** All that are silenced, with those on trial that would be. */
    List<Muted> muted(List<Match> onTrial) {
        List<Muted> all = new ArrayList<>(muted);
        for (Match match : onTrial) {
            PolicyId by = silencer(match.policy());
            if (by != null) {
                all.add(new Muted(match, by));
            }
        }
        return List.copyOf(all);
    }

    private @Nullable PolicyId silencer(Policy policy) {
        return speaking.stream()
                .map(match -> match.policy().id())
                .filter(id -> rules.getOrDefault(id, Supersedes.NOTHING).silences(id, policy))
                .findFirst()
                .orElse(null);
    }

    // A silenced policy silences nobody. The checker refuses circles, so this ends.
    private static Optional<PolicyId> silencer(
            Match match,
            List<Match> holding,
            Map<PolicyId, Supersedes> rules,
            Map<PolicyId, Optional<PolicyId>> known) {
        PolicyId id = match.policy().id();
        Optional<PolicyId> decided = known.get(id);
        if (decided != null) {
            return decided;
        }
        Optional<PolicyId> by = Optional.empty();
        for (Match other : holding) {
            PolicyId otherId = other.policy().id();
            Supersedes rule = rules.getOrDefault(otherId, Supersedes.NOTHING);
            if (by.isEmpty()
                    && rule.silences(otherId, match.policy())
                    && silencer(other, holding, rules, known).isEmpty()) {
                by = Optional.of(otherId);
            }
        }
        known.put(id, by);
        return by;
    }
}
