package org.policyalerts.policy.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.text.Fingerprint;

/**
 * A book as its authors wrote it: policies, the table of claimants and the legal pack, each a file. It never changes;
 * its hash says which it is.
 */
public final class Book {

    /** The file that says which names are one claimant's. */
    public static final String CLAIMANTS = "claimants.csv";

    /** The file that holds the periods which laws set. */
    public static final String LEGAL_PACK = "legal-pack.csv";

    private final List<File> files;
    private final String hash;

    private Book(List<File> files) {
        this.files = List.copyOf(files);
        StringBuilder all = new StringBuilder();
        for (File file : files) {
            all.append(file.name()).append('\0').append(file.text()).append('\0');
        }
        this.hash = Fingerprint.sha256(all.toString());
    }

    public record File(String name, String text) {}

    /** The book of these texts by name. How lines end and a byte order mark depend on the editor, and are no part. */
    public static Book of(Map<String, String> texts) {
        List<File> files = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> files.add(new File(name, plain(text))));
        return new Book(files);
    }

    /** The same; what is missing of its tables is taken from the program. */
    public static Book complete(Map<String, String> texts) {
        Map<String, String> all = new HashMap<>(texts);
        all.computeIfAbsent(CLAIMANTS, none -> resource("/policies/claimants.csv"));
        all.computeIfAbsent(LEGAL_PACK, none -> resource("/legal-pack.csv"));
        return of(all);
    }

    private static String resource(String name) {
        try (InputStream in = Book.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String plain(String text) {
        String whole = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return whole.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** SHA-256 over the names, sorted, and the texts. */
    public String hash() {
        return hash;
    }

    public List<File> files() {
        return files;
    }

    public List<File> policies() {
        return files.stream().filter(file -> !file.name().endsWith(".csv")).toList();
    }

    /** The text of a file, if the book has it. */
    public Optional<String> text(String name) {
        return files.stream()
                .filter(file -> file.name().equals(name))
                .map(File::text)
                .findFirst();
    }
}
