package org.policyalerts.local.files;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.checker.BookBuilder;
import org.policyalerts.policy.checker.BookClaimants;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.parser.PolicyProblem;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;
import org.policyalerts.text.CsvTable;

/** Reads the book that a folder is. */
public final class PolicyFolder {

    private static final String SHIPPED = "functions/src/main/resources/policies";

    private PolicyFolder() {}

    /** Prints all problems and is empty if one of the policies, or the table of claimants, has any. */
    public static Optional<LocalBook> read(@Nullable Path given, PrintWriter out) throws IOException {
        Path folder = given == null ? ProjectFolder.find(SHIPPED) : given;
        LegalPack pack = legalPack(folder);
        BookReading reading = PolicyReader.read(sources(folder), pack);
        BookClaimants claimants = BookClaimants.of(folder);
        List<String> problems = new ArrayList<>(claimants.problems());
        if (reading instanceof BookReading.Faulty faulty) {
            faulty.problems().stream().map(PolicyProblem::render).forEach(problems::add);
        }
        if (problems.isEmpty()) {
            return Optional.of(new LocalBook(reading.orThrow(), claimants.keys(), pack));
        }
        problems.forEach(problem -> out.println(problem));
        out.println("problems: " + problems.size());
        return Optional.empty();
    }

    /** The book that ships, as far as its files are here. */
    public static Optional<Book> shipped() throws IOException {
        Optional<Path> folder = ProjectFolder.search(SHIPPED);
        return folder.isPresent() ? Optional.of(BookBuilder.book(folder.get())) : Optional.empty();
    }

    private static LegalPack legalPack(Path folder) throws IOException {
        Path file = folder.resolve(Book.LEGAL_PACK);
        if (!Files.exists(file)) {
            return LegalPack.shipped();
        }
        try {
            return LegalPack.of(CsvTable.read(Files.readString(file)));
        } catch (CharacterCodingException notText) {
            throw new LocalException(file + ": not text in UTF-8; save it as \"CSV UTF-8\"", notText);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            throw new LocalException(file + ": " + malformed.getMessage(), malformed);
        }
    }

    private static List<PolicySource> sources(Path folder) throws IOException {
        if (Files.isRegularFile(folder)) {
            throw new LocalException(folder + " is a file: give the folder of the whole book");
        }
        if (!Files.isDirectory(folder)) {
            throw new LocalException("no such folder: " + folder);
        }
        List<PolicySource> sources = PolicySources.folder(folder);
        if (sources.isEmpty()) {
            throw new LocalException("no policy files (*.yaml) in " + folder);
        }
        return sources;
    }
}
