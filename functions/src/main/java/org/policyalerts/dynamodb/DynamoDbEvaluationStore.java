package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.attribution.ReviewOutcome;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.dynamodb.audience.AudienceWrites;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;

/** Decisions, alerts, notifications and timers beside their incident in the table. */
public final class DynamoDbEvaluationStore implements EvaluationStore {

    private static final int RAISED_PAGE = 1_000;

    private final Table table;
    private final ClaimantKeys claimants;
    private final CursorKey cursors;

    /** By the names of a table of claimants. */
    public DynamoDbEvaluationStore(Table table, ClaimantKeys claimants) {
        this.table = table;
        this.claimants = claimants;
        this.cursors = new CursorKey(table);
    }

    @Override
    public Optional<Snapshot> snapshot(IncidentId id) {
        List<Map<String, Object>> items = current(id);
        return items.stream().filter(IncidentItem::isLatest).findFirst().map(item -> snapshot(item, items));
    }

    private Snapshot snapshot(Map<String, Object> latest, List<Map<String, Object>> items) {
        Incident incident = IncidentItem.toIncident(latest);
        List<Map<String, Object>> alerts = items.stream()
                .filter(item -> sk(item).startsWith(AlertItem.PREFIX))
                .toList();
        List<AudienceState> audiences = items.stream()
                .filter(item -> AudienceItem.isOne(sk(item)))
                .map(item -> AudienceItem.toState(item).named(claimants))
                .toList();
        Optional<Map<String, Object>> state = find(items, EvaluationItems.STATE);
        return new Snapshot(
                incident,
                state.map(EvaluationItems::state).orElse(EvaluationState.NONE),
                alerts.stream()
                        .flatMap(item -> AlertGroup.alerts(item).stream())
                        .toList(),
                find(items, EvaluationItems.CLOCK).map(item -> Instant.parse(String.valueOf(item.get("dueAt")))),
                ReviewItems.stored(items),
                FirstEditionAudiences.with(audiences, alerts, state.orElse(null), incident));
    }

    private static Optional<Map<String, Object>> find(List<Map<String, Object>> items, String sk) {
        return items.stream().filter(item -> sk(item).equals(sk)).findFirst();
    }

    private static String sk(Map<String, Object> item) {
        return String.valueOf(item.get("sk"));
    }

    /**
     * Everything current about an incident sorts under "C#", so that one query fetches it; versions and decisions do
     * not.
     */
    private List<Map<String, Object>> current(IncidentId id) {
        return table.all(Query.beginning(ItemKeys.incident(id).pk(), "C#", 1000));
    }

    @Override
    public boolean commit(Evaluation evaluation) {
        List<Write> writes = new ArrayList<>();
        writes.add(new Write.Put(
                EvaluationItems.state(evaluation.incident(), evaluation.after()), unchanged(evaluation.before())));
        EvaluationItems.decision(evaluation).ifPresent(item -> writes.add(new Write.Put(item, new Condition.Absent())));
        writes.add(timer(evaluation));
        evaluation.review().ifPresent(outcome -> writes.add(review(evaluation.incident(), outcome)));
        writes.addAll(alerts(evaluation));
        return AudienceWrites.of(evaluation.audiences()).isWrittenWith(writes, table);
    }

    /**
     * What lies together is written together, so the others are read, after the state that must still be stored: what a
     * read before it has seen of them may be older. Before the first evaluation there is nothing to read.
     */
    private List<Write> alerts(Evaluation evaluation) {
        String pk = ItemKeys.incident(evaluation.incident()).pk();
        boolean isAnyThere =
                evaluation.before().sequence() > 0 && !evaluation.alerts().isEmpty();
        return AlertWrites.of(
                evaluation.alerts(),
                evaluation.after().sequence(),
                isAnyThere ? table.all(Query.beginning(pk, AlertItem.PREFIX, 1000)) : List.of());
    }

    private static Condition unchanged(EvaluationState before) {
        return before.sequence() == 0 ? new Condition.Absent() : new Condition.Equal("sequence", before.sequence());
    }

    private static Write timer(Evaluation evaluation) {
        Key key = new Key(ItemKeys.incident(evaluation.incident()).pk(), EvaluationItems.CLOCK);
        return evaluation
                .nextMoment()
                .<Write>map(
                        at -> new Write.Put(EvaluationItems.timer(evaluation.incident(), at), new Condition.Always()))
                .orElseGet(() -> new Write.Delete(key, new Condition.Always()));
    }

    private static Write review(IncidentId incident, ReviewOutcome outcome) {
        return outcome.item()
                .<Write>map(item -> new Write.Put(ReviewItems.item(incident, item), new Condition.Always()))
                .orElseGet(() -> new Write.Delete(ReviewItems.key(incident), new Condition.Always()));
    }

    @Override
    public void judged(IncidentId id, int version) {
        table.write(List.of(new Write.Delete(ItemKeys.unjudged(id, version), new Condition.Always())));
    }

    @Override
    public boolean takeTurn(IncidentId id, Turn turn, Instant now) {
        Map<String, Object> item = EvaluationItems.turn(id, turn, now);
        boolean isTaken = table.get(new Key(ItemKeys.incident(id).pk(), sk(item)))
                .filter(last -> ItemBody.number(last, TableDefinition.EXPIRES_AT) > now.getEpochSecond())
                .isPresent();
        if (!isTaken) {
            table.put(item);
        }
        return !isTaken;
    }

    @Override
    public void wake(IncidentId id, Instant at) {
        table.put(EvaluationItems.wake(id, at));
    }

    @Override
    public Optional<Map<String, Object>> latestDecision(IncidentId id) {
        Query newest = new Query(null, ItemKeys.incident(id).pk(), "D#", "D#~", true, 1, null, null);
        return table.query(newest).items().stream().findFirst().map(EvaluationItems::decision);
    }

    @Override
    public AlertPage alerts(AlertState state, Optional<String> audience, int limit, Optional<String> cursor) {
        return new AlertListing(table, cursors, state, audience).page(limit, cursor);
    }

    @Override
    public Raised raised(Period period, int most) {
        List<RaisedAlert> found = new ArrayList<>();
        boolean isComplete = true;
        for (AlertState list : AlertState.values()) {
            if (list != AlertState.SUPPRESSED) {
                isComplete &= readRaised(list, period, most, found);
            }
        }
        return new Raised(found, isComplete);
    }

    /** Adds what one list has; false if there may be more of it. */
    private boolean readRaised(AlertState list, Period period, int most, List<RaisedAlert> found) {
        Map<String, Object> after = null;
        do {
            int left = most - found.size();
            if (left == 0) {
                return false;
            }
            Page page = table.query(AlertItem.raised(list, period, Math.min(left, RAISED_PAGE), after));
            List<RaisedAlert> more =
                    page.items().stream().flatMap(AlertGroup::raised).toList();
            found.addAll(more.subList(0, Math.min(left, more.size())));
            if (more.size() > left) {
                return false;
            }
            after = page.last();
        } while (after != null);
        return true;
    }
}
