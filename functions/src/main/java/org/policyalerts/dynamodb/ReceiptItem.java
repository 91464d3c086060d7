package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Receipt;

/** A receipt as an item, written once under each key that a repeat could come by. */
final class ReceiptItem {

    private ReceiptItem() {}

    /** The keys under which the first edition may hold the report, other than that of this edition. */
    static Set<Key> keysOfFirstEdition(Incident incident, NaturalKey sentAs) {
        Set<Key> exact = new LinkedHashSet<>();
        exact.add(ItemKeys.exactReference(sentAs.reporter(), sentAs.reference()));
        exact.add(ItemKeys.exactReference(incident.reporter(), incident.report().text("reference")));
        exact.remove(ItemKeys.reference(incident.naturalKey()));
        return exact;
    }

    /** The first edition told references apart that are one here, so the one that is spelt alike comes first. */
    static List<Key> keys(Incident incident, NaturalKey sentAs) {
        List<Key> keys = new ArrayList<>(keysOfFirstEdition(incident, sentAs));
        keys.add(ItemKeys.reference(incident.naturalKey()));
        return keys;
    }

    /** Under the natural key: it lives as long as its incident. */
    static Write ofReference(Receipt receipt, Key key) {
        return new Write.Put(item(receipt, key), isFree(receipt.receivedAt()));
    }

    /** What has expired is only not swept up yet. */
    static Condition isFree(Instant at) {
        return new Condition.AbsentOrExpired(at.getEpochSecond());
    }

    /** Under an Idempotency-Key that was used at this moment; the table lets it expire a time afterwards. */
    static Write ofRequest(Receipt receipt, Key key, Instant at) {
        return new Write.Put(item(receipt, key), isFree(at));
    }

    private static Map<String, Object> item(Receipt receipt, Key key) {
        Map<String, Object> item = key.item();
        item.put("id", receipt.id().value());
        item.put("version", (long) receipt.version());
        item.put("contentHash", receipt.contentHash());
        item.put("receivedAt", receipt.receivedAt().toString());
        return item;
    }

    static Receipt toReceipt(Map<String, Object> item) {
        ItemReader stored = new ItemReader(item);
        return new Receipt(
                new IncidentId(stored.text("id")),
                stored.number("version"),
                stored.text("contentHash"),
                stored.instant("receivedAt"));
    }
}
