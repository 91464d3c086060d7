package org.policyalerts.alert.related;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.HistoryNeed;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.PolicyWords;

/** A book of which no more is known than what it looks at and when it has enough. */
record Looking(List<HistoryNeed> historyNeeds, Predicate<Facts> wantsMore) implements PolicyBook {

    static Looking twoYearsBack(Shared by, Predicate<Facts> wantsMore, SummaryTrait... asked) {
        return new Looking(List.of(new HistoryNeed(by, Period.ofYears(2), Set.of(asked))), wantsMore);
    }

    @Override
    public boolean needsMore(Shared by, Facts facts) {
        return wantsMore.test(facts);
    }

    @Override
    public Decision decide(Facts facts) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Policy> policies() {
        return List.of();
    }

    @Override
    public Optional<Policy> find(PolicyId id) {
        return Optional.empty();
    }

    @Override
    public Optional<PolicyWords> words(PolicyId id) {
        return Optional.empty();
    }
}
