package org.policyalerts.dynamodb.books;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;

/** What a book would say, as an item; it is due as long as it is not complete. */
final class PreviewItem {

    private static final String BOOK = "BOOK#";
    private static final String SK = "PREVIEW";
    private static final String REACHED = "reached";

    private PreviewItem() {}

    static Key key(String hash) {
        return new Key(BOOK + hash, SK);
    }

    static Optional<String> bookOf(String pk) {
        return Optional.of(pk).filter(text -> text.startsWith(BOOK)).map(text -> text.substring(BOOK.length()));
    }

    static Map<String, Object> of(BookPreview preview) {
        Key key = key(preview.hash());
        Map<String, Object> body = new HashMap<>(preview.document());
        preview.reached().ifPresent(reached -> body.put(REACHED, reached));
        Map<String, Object> item = new HashMap<>();
        item.put("pk", key.pk());
        item.put("sk", key.sk());
        item.put("type", "book-preview");
        item.put("version", preview.version());
        item.put("body", ItemBody.write(body));
        if (!preview.isComplete()) {
            item.put("dueShard", ItemKeys.dueShard(key.pk()));
            item.put("dueAt", ItemKeys.instant(preview.since()));
        }
        return item;
    }

    static BookPreview read(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        List<OpenChange> open = body.objects("open").stream()
                .map(change -> new OpenChange(
                        change.text("incident"),
                        change.text("policy"),
                        change.text("change").equals("begins")))
                .toList();
        return new BookPreview(
                body.text("hash"),
                body.text("against"),
                body.instant("since"),
                body.find(REACHED),
                body.isTrue("complete"),
                body.number("incidents"),
                counts(body, "policies", "policy"),
                counts(body, "audiences", "audience"),
                open,
                body.number("omitted"),
                ItemBody.number(item, "version"));
    }

    private static Map<String, Count> counts(ItemReader body, String list, String what) {
        Map<String, Count> counts = new TreeMap<>();
        body.objects(list)
                .forEach(count -> counts.put(
                        count.text(what),
                        new Count(
                                count.number("now"),
                                count.number("then"),
                                count.number("onTrialNow"),
                                count.number("onTrialThen"))));
        return counts;
    }
}
