package org.policyalerts.policy.checker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookDocument;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;

/**
 * A step of the build: checks the policies and stores them as {@link StoredBook} reads them. Arguments: the folder of
 * the policies, the file to write. The folder is the sources' own, since a policy that was removed stays where the
 * compiler puts its classes until somebody cleans up. If a policy is wrong it writes no file, so the next step of the
 * build fails; the command line can still run between the two and say what is wrong.
 */
public final class BookBuilder {

    private BookBuilder() {}

    public static void main(String[] arguments) throws IOException {
        build(Path.of(arguments[0]), Path.of(arguments[1]), System.err);
    }

    /** Whether policies and claimants are right; if they are not, it writes no document, and says why. */
    static boolean build(Path folder, Path target, PrintStream complaints) throws IOException {
        Files.deleteIfExists(target);
        List<String> ofClaimants = BookClaimants.of(folder).problems();
        ofClaimants.forEach(complaints::println);
        BookReading reading = PolicyReader.read(PolicySources.folder(folder));
        if (reading instanceof BookReading.Faulty faulty) {
            faulty.problems().forEach(problem -> complaints.println(problem.render()));
        }
        if (reading instanceof BookReading.Faulty || !ofClaimants.isEmpty()) {
            return false;
        }
        Files.writeString(target, document(book(folder), reading.orThrow()));
        return true;
    }

    /**
     * The book that a folder is.
     *
     * @throws IOException if it cannot be read
     */
    public static Book book(Path folder) throws IOException {
        Map<String, String> texts = new HashMap<>();
        for (PolicySource source : PolicySources.folder(folder)) {
            texts.put(String.valueOf(Path.of(source.name()).getFileName()), source.text());
        }
        for (String table : List.of(Book.CLAIMANTS, Book.LEGAL_PACK)) {
            if (Files.exists(folder.resolve(table))) {
                texts.put(table, Files.readString(folder.resolve(table)));
            }
        }
        return Book.complete(texts);
    }

    /** The document of a book, after a check that reading it gives the same book again. */
    public static String document(Book sources, List<CheckedPolicy> policies) {
        String document = BookDocument.write(sources, policies);
        List<CheckedPolicy> again =
                StoredBook.published(sources.hash(), document).policies();
        for (int i = 0; i < policies.size(); i++) {
            if (!isSame(policies.get(i), again.get(i))) {
                throw new IllegalStateException(policies.get(i).file() + " cannot be stored as it is");
            }
        }
        return document;
    }

    private static boolean isSame(CheckedPolicy one, CheckedPolicy other) {
        return one.policy().equals(other.policy())
                && one.file().equals(other.file())
                && one.rule().equals(other.rule());
    }
}
