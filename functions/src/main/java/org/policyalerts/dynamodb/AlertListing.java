package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Containing;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.CursorInvalidException;

/** The alerts in one state, newest first, through the list index. */
final class AlertListing {

    /** Reads of one request; a rare audience continues on the next page instead of searching on. */
    private static final int MOST_READS = 10;

    private final Table table;
    private final AlertState state;
    private final Optional<String> audience;
    private final ListCursor cursor;

    AlertListing(Table table, AlertState state, Optional<String> audience) {
        this.table = table;
        this.state = state;
        this.audience = audience;
        this.cursor = ListCursor.of("alerts " + state + " " + audience);
    }

    AlertPage page(int limit, Optional<String> from) {
        List<Alert> found = new ArrayList<>();
        Map<String, Object> after = from.map(this::startKey).orElse(null);
        for (int read = 0; read < MOST_READS && found.size() < limit; read++) {
            Page page = read(limit - found.size(), after);
            page.items().forEach(item -> found.add(AlertItem.toAlert(item)));
            after = page.last();
            if (after == null) {
                return new AlertPage(found, Optional.empty());
            }
        }
        return new AlertPage(found, Optional.ofNullable(after).map(this::cursor));
    }

    private Page read(int limit, @Nullable Map<String, Object> after) {
        Containing filter = audience.map(name -> new Containing("audiences", "," + name + ","))
                .orElse(null);
        String partition = AlertItem.listKey(state);
        return table.query(new Query(Index.LIST, partition, null, null, true, limit, after, filter));
    }

    private String cursor(Map<String, Object> after) {
        return cursor.after(String.valueOf(after.get("listSort")));
    }

    /**
     * The sort key names the alert, so the whole start key can be made from it, also when the alert has changed its
     * state since.
     */
    private Map<String, Object> startKey(String opaque) {
        String sort = cursor.open(opaque);
        String id = sort.substring(sort.indexOf('#') + 1);
        if (!AlertId.isWellFormed(id)) {
            throw new CursorInvalidException();
        }
        Table.Key key = AlertItem.key(new AlertId(id));
        return Map.of("pk", key.pk(), "sk", key.sk(), "listKey", AlertItem.listKey(state), "listSort", sort);
    }
}
