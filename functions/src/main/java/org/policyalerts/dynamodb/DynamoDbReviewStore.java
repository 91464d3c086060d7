package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.IncidentId;

/** Cases with their reviews: one from the items beside its incident, those that are due from the list index. */
public final class DynamoDbReviewStore implements ReviewStore {

    /** The latest version, the place on the calendar and the latest review. */
    private static final int ITEMS_OF_A_CASE = 3;

    private final Table table;
    private final ListCursor cursor;

    public DynamoDbReviewStore(Table table) {
        this.table = table;
        this.cursor = new ListCursor(new CursorKey(table), "reviews");
    }

    /**
     * The three items sort next to each other, with neither alerts nor timers between them. One page holds them: only
     * the incident is large, and a page ends at 1 MB.
     */
    @Override
    public Optional<ReviewCase> find(IncidentId id) {
        Key latest = ItemKeys.incident(id);
        Query query = new Query(null, latest.pk(), latest.sk(), ReviewItems.LAST, false, ITEMS_OF_A_CASE, null, null);
        List<Map<String, Object>> items = table.query(query).items();
        return items.stream()
                .filter(IncidentItem::isLatest)
                .findFirst()
                .map(item -> new ReviewCase(IncidentItem.toIncident(item), ReviewItems.stored(items)));
    }

    @Override
    public ReviewPage due(Instant dueBy, int limit, Optional<String> from) {
        Map<String, Object> after = from.map(this::startKey).orElse(null);
        String to = ItemKeys.instant(dueBy) + ItemKeys.AFTER_ALL;
        Page page = table.query(new Query(Index.LIST, ReviewItems.LIST, null, to, false, limit, after, null));
        return new ReviewPage(
                page.items().stream().map(DynamoDbReviewStore::dueReview).toList(),
                Optional.ofNullable(page.last()).map(last -> cursor.after(String.valueOf(last.get("listSort")))));
    }

    private static DueReview dueReview(Map<String, Object> item) {
        return new DueReview(IncidentItem.incidentOf(item), ReviewItems.item(item));
    }

    /** The sort key names the incident, so the whole start key can be made from it. */
    private Map<String, Object> startKey(String from) {
        String sort = cursor.open(from);
        Key key = ReviewItems.key(new IncidentId(sort.substring(sort.indexOf('#') + 1)));
        return new HashMap<>(Map.of("pk", key.pk(), "sk", key.sk(), "listKey", ReviewItems.LIST, "listSort", sort));
    }
}
