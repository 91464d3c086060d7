package org.policyalerts.dynamodb.books;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;

/**
 * Books as items: what is known of all of them, the pointer and its acts in one partition, the contents of each in one
 * of its own.
 *
 * @param table one that takes large bodies
 */
public record DynamoDbBookStore(Table table) implements BookStore {

    private static final String BOOKS = "BOOKS";
    private static final String ENTRY = "B#";
    private static final String ACT = "A#";
    private static final Key POINTER = new Key(BOOKS, "IN-FORCE");
    private static final String SOURCES = "SOURCES";
    private static final String CHECKED = "CHECKED";
    private static final String STEP = "step";
    private static final String SWEEP_PK = "RULES";
    private static final Key SWEEP = new Key(SWEEP_PK, "SWEEP");
    private static final String REACHED = "reached";
    private static final int PAGE = 200;

    /** Until then every function goes by the new book: none that does not may decide an incident after it was swept. */
    private static final Duration FOLLOWED_BY_ALL = Duration.ofMinutes(2);

    /** Whether a partition is that of incidents that are decided again because of another book. */
    public static boolean isSweep(String pk) {
        return pk.equals(SWEEP_PK);
    }

    /** The book in whose partition a preview is to be gone on with; empty if it is no book's. */
    public static Optional<String> previewOf(String pk) {
        return PreviewItem.bookOf(pk);
    }

    private static Key entry(String hash) {
        return new Key(BOOKS, ENTRY + hash);
    }

    private static Key content(String hash, String what) {
        return new Key("BOOK#" + hash, what);
    }

    /** The contents are written before the entry by which the book is found. */
    @Override
    public Published put(Book book, String checked, String by, Instant at) {
        Optional<Published> there = find(book.hash());
        if (there.isPresent()) {
            return there.get();
        }
        Published published = new Published(book.hash(), by, at, book.policies().size());
        table.write(List.of(
                BookItems.put(content(book.hash(), SOURCES), "book", BookItems.tree(book), new Condition.Always())));
        Map<String, Object> form = content(book.hash(), CHECKED).item("book");
        form.put("body", checked);
        table.put(form);
        boolean isFirst = table.isWritten(
                BookItems.put(entry(book.hash()), "book-entry", BookItems.tree(published), new Condition.Absent()));
        return isFirst ? published : find(book.hash()).orElse(published);
    }

    @Override
    public Optional<Published> find(String hash) {
        return table.get(entry(hash)).map(BookItems::published);
    }

    @Override
    public List<Published> published() {
        return table.all(Query.beginning(BOOKS, ENTRY, PAGE)).stream()
                .map(BookItems::published)
                .sorted(Comparator.comparing(Published::at).reversed().thenComparing(Published::hash))
                .toList();
    }

    @Override
    public Optional<Book> sources(String hash) {
        return table.get(content(hash, SOURCES)).map(item -> BookItems.book(hash, item));
    }

    @Override
    public Optional<String> checked(String hash) {
        return table.get(content(hash, CHECKED)).map(item -> String.valueOf(item.get("body")));
    }

    @Override
    public Optional<Activation> inForce() {
        return table.get(POINTER).map(BookItems::activation);
    }

    @Override
    public List<Activation> history() {
        List<Activation> acts = new ArrayList<>();
        table.all(Query.beginning(BOOKS, ACT, PAGE)).forEach(item -> acts.add(0, BookItems.activation(item)));
        return acts;
    }

    @Override
    public boolean activate(Activation next) {
        Condition isStill = next.version() == 1
                ? new Condition.Absent()
                : new Condition.Equal(BookItems.VERSION, next.version() - 1);
        Key act = new Key(BOOKS, ACT + ItemBody.padded(next.version()));
        return table.isWritten(
                BookItems.put(POINTER, "book-pointer", BookItems.tree(next), isStill),
                BookItems.put(act, "book-act", BookItems.tree(next), new Condition.Absent()),
                sweep(new Progress(next.version(), next.at(), Optional.empty()), new Condition.Always()));
    }

    @Override
    public Optional<Progress> progress() {
        return table.get(SWEEP)
                .map(item -> new Progress(
                        ItemBody.number(item, BookItems.VERSION),
                        Instant.parse(String.valueOf(item.get("since"))),
                        Optional.ofNullable((String) item.get(REACHED)).filter(text -> !text.isEmpty())));
    }

    @Override
    public boolean advance(Progress read, Optional<String> reached) {
        // One step of an act moves at most once: where it was is where it has to be still.
        Condition isStill = new Condition.Equal(STEP, step(read));
        return table.isWritten(
                reached.isPresent()
                        ? sweep(new Progress(read.act(), read.since(), reached), isStill)
                        : new Write.Delete(SWEEP, isStill));
    }

    @Override
    public Optional<BookPreview> preview(String hash) {
        return table.get(PreviewItem.key(hash)).map(PreviewItem::read);
    }

    @Override
    public void begin(BookPreview preview) {
        table.put(PreviewItem.of(preview));
    }

    @Override
    public boolean keep(BookPreview read, BookPreview next) {
        return table.isWritten(
                new Write.Put(PreviewItem.of(next), new Condition.Equal(BookItems.VERSION, read.version())));
    }

    private static String step(Progress progress) {
        return progress.act() + " " + progress.reached().orElse("");
    }

    private static Write sweep(Progress progress, Condition condition) {
        Map<String, Object> item = SWEEP.item("book-sweep");
        item.put(BookItems.VERSION, progress.act());
        item.put("since", progress.since().toString());
        item.put(REACHED, progress.reached().orElse(""));
        item.put(STEP, step(progress));
        item.put("dueShard", ItemKeys.dueShard(SWEEP_PK));
        item.put("dueAt", ItemKeys.instant(progress.since().plus(FOLLOWED_BY_ALL)));
        return new Write.Put(item, condition);
    }
}
