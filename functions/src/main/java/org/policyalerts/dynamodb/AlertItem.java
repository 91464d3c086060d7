package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.RaisedAlert;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;

/**
 * An alert as an item of its own beside its incident and, unless it is of an exercise, in the list of its state. So
 * they lie that were stored before alerts lay together ({@link AlertGroup}).
 */
final class AlertItem {

    /** How the sort keys of alerts begin. */
    static final String PREFIX = "C#A#";

    static final String AUDIENCES = "audiences";

    private AlertItem() {}

    static Key key(AlertId id) {
        return new Key(ItemKeys.incident(id.incident()).pk(), PREFIX + digest(id));
    }

    /** What its id holds beside the incident. */
    static String digest(AlertId id) {
        return id.value().substring(id.value().indexOf('-') + 1);
    }

    /** The partition of the list index with the alerts in one state. */
    static String listKey(AlertState state) {
        return "A#" + state.text();
    }

    static Map<String, Object> of(Alert alert) {
        Map<String, Object> item = key(alert.id()).item("alert");
        item.put("state", alert.state().text());
        item.put(AUDIENCES, audiences(alert.recipients()));
        if (alert.track() == Track.REAL) {
            item.put("listKey", listKey(listed(alert)));
            item.put("listSort", ItemKeys.instant(alert.raisedAt()) + "#" + alert.id());
        }
        item.put("body", ItemBody.write(AlertDocument.of(alert)));
        return item;
    }

    /** The alerts of one list that were raised in a period. */
    static Query raised(AlertState list, Period period, int limit, @Nullable Map<String, Object> after) {
        return new Query(
                Index.LIST,
                listKey(list),
                ItemKeys.instant(period.from()),
                ItemKeys.instant(period.to()) + ItemKeys.AFTER_ALL,
                true,
                limit,
                after,
                null);
    }

    /** What stands beside the body of {@link #of(Alert)}, which is not unpacked to count it. */
    static RaisedAlert toRaised(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        String sort = stored.text("listSort");
        return new RaisedAlert(
                new AlertId(sort.substring(sort.indexOf('#') + 1)),
                Stream.of(stored.text(AUDIENCES).split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** What still has steps to do is listed with what is open, and its tasks say how far it has come. */
    static AlertState listed(Alert alert) {
        return alert.dependsOnTasks() ? AlertState.OPEN : alert.state();
    }

    /** The recipients as a text that a list is searched by. */
    static String audiences(Collection<String> recipients) {
        return "," + String.join(",", recipients) + ",";
    }

    /** Reads what {@link #of(Alert)} wrote. */
    static Alert toAlert(Map<String, Object> item) {
        return read(new ItemReader(ItemBody.read(item)));
    }

    /** Reads the document of an alert. */
    static Alert read(ItemReader stored) {
        return new Alert(
                new AlertId(stored.text("id")),
                new IncidentId(stored.text("incident")),
                stored.number("incidentVersion"),
                source(stored),
                recipients(stored),
                actions(stored),
                stored.objects("because").stream()
                        .map(line -> TraceLine.read(line.fields()))
                        .toList(),
                state(stored),
                stored.find("note").orElse(null),
                stored.instant("raisedAt"),
                stored.instant("changedAt"),
                stored.isTrue("exercise") ? Track.EXERCISE : Track.REAL);
    }

    /** The state under which it is listed; of one of the first edition that may be what staff said of it. */
    static AlertState listedState(Map<String, Object> item) {
        return AlertState.of(new ItemReader(item).text("state"));
    }

    /** What staff of the first edition had said of it has become the state of its tasks. */
    private static AlertState state(ItemReader alert) {
        AlertState state = AlertState.of(alert.text("state"));
        return switch (state) {
            case ACKNOWLEDGED, DONE, REJECTED -> AlertState.OPEN;
            case OPEN, FULFILLED, OVERTAKEN, WITHDRAWN, SUPPRESSED -> state;
        };
    }

    /** The first edition told the policy's audience alone, whoever owned the steps. */
    private static List<String> recipients(ItemReader alert) {
        return alert.texts(alert.fields().containsKey("recipients") ? "recipients" : "audience");
    }

    private static Alert.Source source(ItemReader alert) {
        return new Alert.Source(
                new PolicyId(alert.text("policy")),
                alert.number("policyVersion"),
                alert.text("policyHash"),
                alert.text("title"),
                Severity.of(alert.text("severity")),
                alert.texts("audience"),
                alert.text("why"),
                alert.texts("references"));
    }

    private static List<Action> actions(ItemReader alert) {
        return Stream.concat(alert.objects("actions").stream(), alert.findObjects("cautions").stream())
                .map(AlertItem::action)
                .toList();
    }

    private static Action action(ItemReader action) {
        // Steps that the first edition stored name neither kind nor unit.
        return new Action(
                action.find("kind").filter("dont"::equals).isPresent() ? Kind.DONT : Kind.DO,
                action.text("do"),
                action.text("owner"),
                action.find("dueAt").map(Instant::parse).orElse(null),
                action.find("per").filter("campaign"::equals).isPresent() ? Per.CAMPAIGN : Per.INCIDENT);
    }
}
