package org.policyalerts.dynamodb.books;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;

/** How books and acts lie in items. */
final class BookItems {

    static final String VERSION = "version";

    private BookItems() {}

    /** The files; whole, or it is damaged. */
    static Book book(String hash, Map<String, Object> item) {
        Map<String, String> texts = new LinkedHashMap<>();
        new ItemReader(ItemBody.read(item))
                .objects("files")
                .forEach(file -> texts.put(file.text("file"), file.text("text")));
        Book book = Book.of(texts);
        if (!book.hash().equals(hash)) {
            throw new IllegalStateException("a stored book is damaged: " + hash);
        }
        return book;
    }

    static Write put(Key key, String type, Map<String, Object> tree, Condition condition) {
        Map<String, Object> item = key.item(type);
        item.put("body", ItemBody.write(tree));
        if (tree.get(VERSION) instanceof Long version) {
            item.put(VERSION, version);
        }
        return new Write.Put(item, condition);
    }

    static Map<String, Object> tree(Book book) {
        return Map.of(
                "files",
                book.files().stream()
                        .map(file -> Map.of("file", file.name(), "text", file.text()))
                        .toList());
    }

    static Map<String, Object> tree(Published published) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("hash", published.hash());
        tree.put("by", published.by());
        tree.put("at", published.at().toString());
        tree.put("policies", (long) published.policies());
        return tree;
    }

    static Published published(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        return new Published(body.text("hash"), body.text("by"), body.instant("at"), body.number("policies"));
    }

    static Map<String, Object> tree(Activation act) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(VERSION, act.version());
        tree.put("hash", act.hash());
        tree.put("publishedBy", act.publishedBy());
        tree.put("activatedBy", act.activatedBy());
        tree.put("at", act.at().toString());
        tree.put("why", act.why());
        return tree;
    }

    static Activation activation(Map<String, Object> item) {
        ItemReader body = new ItemReader(ItemBody.read(item));
        return new Activation(
                body.number(VERSION),
                body.text("hash"),
                body.text("publishedBy"),
                body.text("activatedBy"),
                body.instant("at"),
                body.text("why"));
    }
}
