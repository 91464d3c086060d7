package org.policyalerts.dynamodb.audience;

import java.util.Map;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/** News of an incident that waits to be told, as an item beside what will be told with it. */
public final class GatheredItem {

    private static final String PREFIX = "G#";
    private static final String AT = "at";

    private GatheredItem() {}

    /** Whether an item is of this kind, by its partition. */
    public static boolean isOne(String pk) {
        return pk.startsWith(PREFIX);
    }

    /** What waits together. */
    static String partition(Recipient recipient, Track track, String campaign) {
        return PREFIX + AudienceItem.initial(track) + "#" + ItemKeys.part(recipient.name()) + "#"
                + ItemKeys.part(campaign);
    }

    static Key key(Gathered gathered) {
        return new Key(
                partition(gathered.recipient(), gathered.track(), gathered.campaign()),
                gathered.incident().value());
    }

    /** Takes away what was read, and not what was written there since. */
    static Write deletion(Gathered read) {
        return new Write.Delete(key(read), new Condition.Equal(AT, read.dueAt().toString()));
    }

    static Map<String, Object> of(Gathered gathered) {
        Key key = key(gathered);
        Map<String, Object> item = key.item("gathered");
        item.put("recipient", gathered.recipient().name());
        item.put("track", gathered.track().text());
        item.put("campaign", gathered.campaign());
        item.put(AT, gathered.dueAt().toString());
        item.put("dueShard", ItemKeys.dueShard(key.pk()));
        item.put("dueAt", ItemKeys.instant(gathered.dueAt()));
        return item;
    }

    static Gathered read(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        return new Gathered(
                Recipient.of(stored.text("recipient")),
                AudienceItem.track(stored.text("track")),
                stored.text("campaign"),
                new IncidentId(stored.text("sk")),
                stored.instant(AT));
    }
}
