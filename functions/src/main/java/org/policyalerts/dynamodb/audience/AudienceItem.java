package org.policyalerts.dynamodb.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.AudienceState.Waiting;
import org.policyalerts.alert.Recipient;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/**
 * What one audience has to do about one incident and was told of it, as an item beside the incident. It is in a list of
 * its audience, in another one while something is left to do, and in the calendar while time alone will change it.
 */
public final class AudienceItem {

    /** How the sort keys of these items begin; they sort before the incident, so that reviews can be read past them. */
    public static final String PREFIX = "C#B#";

    private static final int PAGE = 1_000;
    private static final String NO_CAMPAIGN = "~";

    private AudienceItem() {}

    static Key key(IncidentId incident, Recipient recipient, Track track) {
        return new Key(
                ItemKeys.incident(incident).pk(), PREFIX + initial(track) + "#" + ItemKeys.part(recipient.name()));
    }

    /** All audiences' items of one incident. */
    public static List<Map<String, Object>> all(Table table, IncidentId incident) {
        return table.all(Query.beginning(ItemKeys.incident(incident).pk(), PREFIX, PAGE));
    }

    /** "r" or "x"; exercises are never read along with what is real. */
    static String initial(Track track) {
        return track == Track.EXERCISE ? "x" : "r";
    }

    /** Where an audience's items lie in the list index, by whether it still has something to do. */
    static String list(Recipient recipient, Track track, boolean hasToDo) {
        return (hasToDo ? "O#" : "P#") + initial(track) + "#" + ItemKeys.part(recipient.name());
    }

    /** How the sort keys of the list index begin for one campaign. */
    static String listed(String campaign) {
        return (campaign.isEmpty() ? NO_CAMPAIGN : ItemKeys.part(campaign)) + "#";
    }

    /** Where it stands in either list of its audience. */
    static String sort(AudienceState state) {
        Campaign campaign = state.campaign();
        return listed(campaign.signed()) + ItemKeys.instant(campaign.occurredAt()) + "#"
                + state.incident().ulid();
    }

    /** The item with the version that the state has. */
    static Map<String, Object> of(AudienceState state) {
        Key key = key(state.incident(), state.recipient(), state.track());
        Map<String, Object> item = key.item("audience");
        item.put("recipient", state.recipient().name());
        item.put("track", state.track().text());
        item.put("version", state.version());
        item.put(
                "listKey",
                list(state.recipient(), state.track(), !state.unfinished().isEmpty()));
        item.put("listSort", sort(state));
        state.next().ifPresent(next -> {
            item.put("dueShard", ItemKeys.dueShard(key.pk() + key.sk()));
            item.put("dueAt", ItemKeys.instant(next));
        });
        item.put("body", ItemBody.write(body(state)));
        return item;
    }

    private static Map<String, Object> body(AudienceState state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("campaign", state.campaign().signed());
        body.put("occurredAt", state.campaign().occurredAt().toString());
        body.put("tasks", state.tasks().stream().map(TaskTree::of).toList());
        if (!state.told().isNothing()) {
            body.put("told", BeliefTree.of(state.told()));
        }
        if (!state.pointed().isNothing()) {
            body.put("pointed", BeliefTree.of(state.pointed()));
        }
        state.next().ifPresent(next -> body.put("next", next.toString()));
        state.waiting().ifPresent(news -> body.put("waiting", of(news)));
        body.put("messages", state.messages());
        return body;
    }

    private static Map<String, Object> of(Waiting news) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("campaign", news.campaign());
        tree.put("dueAt", news.dueAt().toString());
        return tree;
    }

    private static Waiting waiting(ItemReader tree) {
        return new Waiting(tree.text("campaign"), tree.instant("dueAt"));
    }

    /** Reads what {@link #of} wrote; its campaign goes by the name that was signed. */
    public static AudienceState toState(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        ItemReader body = new ItemReader(ItemBody.read(item));
        IncidentId incident = ItemKeys.incidentOf(stored.text("pk"));
        Track track = track(stored.text("track"));
        TaskTree tasks = new TaskTree(incident, track);
        BeliefTree beliefs = new BeliefTree(incident);
        return new AudienceState(
                incident,
                Recipient.of(stored.text("recipient")),
                track,
                ItemBody.number(item, "version"),
                new Campaign(body.text("campaign"), body.instant("occurredAt")),
                body.objects("tasks").stream().map(tasks::read).toList(),
                beliefs.read(body.findObject("told")),
                beliefs.read(body.findObject("pointed")),
                body.findInstant("next"),
                body.findObject("waiting").map(AudienceItem::waiting),
                body.texts("messages"));
    }

    /** The messages that it names, oldest first. */
    static List<String> messages(Map<String, Object> item) {
        return new ItemReader(ItemBody.read(item)).texts("messages");
    }

    /** A track as it is stored. */
    public static Track track(String text) {
        return Track.valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether an item is of this kind, by its sort key. */
    public static boolean isOne(String sk) {
        return sk.startsWith(PREFIX);
    }

    /** An operator's organisation is listed, because its name can't be guessed from anything. */
    static Optional<Map<String, Object>> operator(AudienceState state) {
        return state.recipient()
                .organisation()
                .filter(unseen -> state.version() == 0)
                .map(organisation -> {
                    Key key = new Key(operators(state.track()), ItemKeys.part(organisation));
                    Map<String, Object> item = key.item("operator");
                    item.put("organisation", organisation);
                    return item;
                });
    }

    static String operators(Track track) {
        return "OPERATORS#" + initial(track);
    }
}
