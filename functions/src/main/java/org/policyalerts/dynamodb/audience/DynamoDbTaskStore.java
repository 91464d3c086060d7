package org.policyalerts.dynamodb.audience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Attributes;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;

/**
 * What audiences have to do and were told: one from beside its incident, many from the lists of their audience.
 *
 * @param claimants the table by whose names campaigns are given
 */
public record DynamoDbTaskStore(Table table, ClaimantKeys claimants) implements TaskStore {

    private static final int PAGE = 200;

    /** An index lags behind: of one that it holds twice, the later counts. */
    private static final BinaryOperator<AudienceState> LATER =
            BinaryOperator.maxBy(Comparator.comparingLong(AudienceState::version));

    private static final Comparator<AudienceState> LATEST_INCIDENT_FIRST = Comparator.comparing(
                    (AudienceState state) -> state.campaign().occurredAt())
            .reversed()
            .thenComparing(state -> state.incident().value());

    private AudienceState state(Map<String, Object> item) {
        return AudienceItem.toState(item).named(claimants);
    }

    @Override
    public Optional<AudienceState> find(IncidentId incident, Recipient recipient, Track track) {
        return table.get(AudienceItem.key(incident, recipient, track)).map(this::state);
    }

    /** The list is in order of campaigns, so that which are the latest is known only when all are read. */
    @Override
    public List<AudienceState> unfinished(Recipient recipient, Track track, int most) {
        return listed(List.of(AudienceItem.list(recipient, track, true)), null, null, MOST_READ, false).stream()
                .sorted(LATEST_INCIDENT_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public List<AudienceState> ofCampaign(Recipient recipient, Track track, String campaign, Period period, int most) {
        Map<IncidentId, AudienceState> states = new LinkedHashMap<>();
        List<String> lists = lists(recipient, track);
        for (String signed : claimants.campaigns(campaign)) {
            ofName(lists, signed, period, most).forEach(state -> states.merge(state.incident(), state, LATER));
        }
        return states.values().stream()
                // Keys are cut to the millisecond.
                .filter(state -> period.includes(state.campaign().occurredAt()))
                .sorted(LATEST_INCIDENT_FIRST)
                .toList();
    }

    private Collection<AudienceState> ofName(List<String> lists, String signed, Period period, int most) {
        String first = AudienceItem.listed(signed) + ItemKeys.instant(period.from());
        String last = AudienceItem.listed(signed) + ItemKeys.instant(period.to()) + ItemKeys.AFTER_ALL;
        Collection<AudienceState> states = listed(lists, first, last, most, false);
        if (states.size() >= most) {
            states.addAll(listed(lists, first, last, most, true));
        }
        return states;
    }

    /** Both lists have the same order, so that the first of both together are among the first of each. */
    @Override
    public List<AudienceState> all(Recipient recipient, Track track, Optional<IncidentId> after, int most) {
        String start = after.map(incident -> find(incident, recipient, track).orElseThrow())
                .map(AudienceItem::sort)
                .orElse(null);
        return listed(lists(recipient, track), start, null, most + 1, false).stream()
                .filter(state -> after.filter(state.incident()::equals).isEmpty())
                .sorted(Comparator.comparing(AudienceItem::sort, Attributes.BYTE_ORDER))
                .limit(most)
                .toList();
    }

    private static List<String> lists(Recipient recipient, Track track) {
        return List.of(AudienceItem.list(recipient, track, true), AudienceItem.list(recipient, track, false));
    }

    private Collection<AudienceState> listed(
            List<String> lists, @Nullable String from, @Nullable String to, int most, boolean isLatestFirst) {
        Map<IncidentId, AudienceState> states = new LinkedHashMap<>();
        for (String list : lists) {
            table.first(new Query(Index.LIST, list, from, to, isLatestFirst, PAGE, null, null), most).stream()
                    .map(this::state)
                    .forEach(state -> states.merge(state.incident(), state, LATER));
        }
        return new ArrayList<>(states.values());
    }

    @Override
    public List<Recipient> operators(Track track) {
        return items(AudienceItem.operators(track)).stream()
                .map(item -> Recipient.operator(String.valueOf(item.get("organisation"))))
                .sorted()
                .toList();
    }

    @Override
    public List<Gathered> gathered(Recipient recipient, Track track, String campaign) {
        return items(GatheredItem.partition(recipient, track, campaign)).stream()
                .map(GatheredItem::read)
                .toList();
    }

    private List<Map<String, Object>> items(String partition) {
        return table.all(new Query(null, partition, null, null, false, PAGE, null, null));
    }

    @Override
    public boolean commit(Acts acts) {
        return AudienceWrites.of(acts).isWrittenWith(List.of(), table);
    }
}
