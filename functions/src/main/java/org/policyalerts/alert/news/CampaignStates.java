package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentStore.Period;

/**
 * What one reader has to do and was told in the campaigns of some incidents. Each campaign is read once, and only when
 * somebody asks, however many of its incidents there are.
 */
final class CampaignStates {

    /** Incidents further apart are not one campaign. */
    private static final Duration CAMPAIGN = Duration.ofDays(90);

    /** Of those with something to do and of those without, from either end. */
    private static final int AT_AN_END = 25;

    private final TaskStore tasks;
    private final int most;
    private final Map<String, List<AudienceState>> asked;
    private final Map<String, List<AudienceState>> read = new HashMap<>();

    /** Of the campaigns of these states of one reader. */
    CampaignStates(Collection<AudienceState> asked, TaskStore tasks) {
        this(asked, tasks, TaskStore.MOST_READ);
    }

    private CampaignStates(Collection<AudienceState> asked, TaskStore tasks, int most) {
        this.tasks = tasks;
        this.most = most;
        this.asked = asked.stream()
                .filter(state -> !state.campaign().key().isEmpty())
                .collect(Collectors.groupingBy(state -> state.campaign().key()));
    }

    /**
     * Of the campaign of one state, only the earliest and the latest: whoever was told of any of a campaign was told of
     * one of those, and what a report costs must not depend on how many came before it.
     */
    static CampaignStates atItsEnds(AudienceState asked, TaskStore tasks) {
        return new CampaignStates(List.of(asked), tasks, AT_AN_END);
    }

    List<AudienceState> all() {
        return asked.keySet().stream().flatMap(key -> of(key).stream()).toList();
    }

    /** Those of the other incidents of the campaign of one that was asked for. */
    List<AudienceState> beside(AudienceState one) {
        Instant at = one.campaign().occurredAt();
        return of(one.campaign().key()).stream()
                .filter(other -> !other.incident().equals(one.incident()))
                .filter(other -> Duration.between(at, other.campaign().occurredAt())
                                .abs()
                                .compareTo(CAMPAIGN)
                        <= 0)
                .toList();
    }

    private List<AudienceState> of(String campaign) {
        List<AudienceState> some = asked.getOrDefault(campaign, List.of());
        return some.isEmpty() ? List.of() : read.computeIfAbsent(campaign, unread -> around(some));
    }

    private List<AudienceState> around(List<AudienceState> campaign) {
        AudienceState one = campaign.get(0);
        List<Instant> times =
                campaign.stream().map(state -> state.campaign().occurredAt()).toList();
        return tasks.ofCampaign(
                one.recipient(),
                one.track(),
                one.campaign().key(),
                new Period(
                        Collections.min(times).minus(CAMPAIGN),
                        Collections.max(times).plus(CAMPAIGN)),
                most);
    }
}
