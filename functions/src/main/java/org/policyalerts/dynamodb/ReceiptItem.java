package org.policyalerts.dynamodb;

import java.util.Map;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Receipt;

/** A receipt as an item, written once under each key that a repeat could come by. */
final class ReceiptItem {

    private ReceiptItem() {}

    static Write first(Receipt receipt, Key key) {
        Map<String, Object> item = Map.of(
                "pk", key.pk(),
                "sk", key.sk(),
                "id", receipt.id().value(),
                "version", (long) receipt.version(),
                "contentHash", receipt.contentHash(),
                "receivedAt", receipt.receivedAt().toString());
        return new Write.Put(item, new Condition.Absent());
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
