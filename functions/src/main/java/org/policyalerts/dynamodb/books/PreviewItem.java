package org.policyalerts.dynamodb.books;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Change;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.PreviewDocument;

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
        Map<String, Object> body = new HashMap<>(PreviewDocument.of(preview));
        preview.reached().ifPresent(reached -> body.put(REACHED, reached));
        Map<String, Object> item = key.item("book-preview");
        item.put("version", preview.version());
        item.put("body", ItemBody.write(body));
        if (!preview.isComplete()) {
            item.put("dueShard", ItemKeys.dueShard(key.pk()));
            item.put("dueAt", ItemKeys.instant(preview.since()));
        }
        return item;
    }

    /** One that an earlier program made, which did not count messages, begins again. */
    static BookPreview read(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        long version = ItemBody.number(item, "version");
        if (body.find("back").isEmpty()) {
            return BookPreview.begun(body.text("hash"), body.text("against"), body.instant("since"), version);
        }
        return new BookPreview(
                body.text("hash"),
                body.text("against"),
                body.instant("since"),
                body.find(REACHED),
                body.instant("back"),
                body.isTrue("complete"),
                body.number("incidents"),
                counts(body, "policies", "policy"),
                counts(body, "audiences", "audience"),
                trial(body),
                changes(body),
                body.number("omitted"),
                version);
    }

    private static List<OpenChange> changes(ItemReader body) {
        return body.objects("open").stream()
                .map(change -> new OpenChange(
                        change.text("incident"),
                        change.text("policy"),
                        Change.valueOf(change.text("change").toUpperCase(Locale.ROOT)),
                        change.isTrue("alert"),
                        change.number("tasks")))
                .toList();
    }

    private static Map<String, Map<LocalDate, Sum>> trial(ItemReader body) {
        Map<String, Map<LocalDate, Sum>> trial = new TreeMap<>();
        body.objects("trial").forEach(day -> trial.computeIfAbsent(day.text("policy"), none -> new TreeMap<>())
                .put(LocalDate.parse(day.text("day")), sum(day)));
        return trial;
    }

    private static Map<String, Count> counts(ItemReader body, String list, String what) {
        Map<String, Count> counts = new TreeMap<>();
        body.objects(list)
                .forEach(count -> counts.put(
                        count.text(what),
                        new Count(
                                sum(count, "now"),
                                sum(count, "then"),
                                sum(count, "onTrialNow"),
                                sum(count, "onTrialThen"))));
        return counts;
    }

    private static Sum sum(ItemReader count, String by) {
        return sum(count.findObject(by).orElseThrow());
    }

    private static Sum sum(ItemReader counted) {
        return new Sum(counted.number("alerts"), counted.number("messages"));
    }
}
