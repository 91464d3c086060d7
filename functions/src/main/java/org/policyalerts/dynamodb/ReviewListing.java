package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.EvaluationStore.OpenReview;
import org.policyalerts.alert.EvaluationStore.ReviewPage;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Page;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.IncidentId;

/** The cases on the calendar, those overdue longest first, through the list index. */
final class ReviewListing {

    private static final ListCursor CURSOR = ListCursor.of("reviews");

    private final Table table;

    ReviewListing(Table table) {
        this.table = table;
    }

    ReviewPage page(Instant dueBy, int limit, Optional<String> from) {
        Map<String, Object> after = from.map(ReviewListing::startKey).orElse(null);
        String to = ItemKeys.instant(dueBy) + ItemKeys.AFTER_ALL;
        Page page = table.query(new Query(Index.LIST, ReviewItems.LIST, null, to, false, limit, after, null));
        List<OpenReview> reviews = new ArrayList<>();
        page.items()
                .forEach(item -> reviews.add(new OpenReview(IncidentItem.incidentOf(item), ReviewItems.item(item))));
        return new ReviewPage(
                reviews,
                Optional.ofNullable(page.last()).map(last -> CURSOR.after(String.valueOf(last.get("listSort")))));
    }

    /** The sort key names the incident, so the whole start key can be made from it. */
    private static Map<String, Object> startKey(String opaque) {
        String sort = CURSOR.open(opaque);
        Table.Key key = ReviewItems.key(new IncidentId(sort.substring(sort.indexOf('#') + 1)));
        return new HashMap<>(Map.of("pk", key.pk(), "sk", key.sk(), "listKey", ReviewItems.LIST, "listSort", sort));
    }
}
