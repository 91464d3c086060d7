package org.policyalerts.local.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalException;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a published book into a folder, to go on from. */
@Command(
        name = "pull",
        description = "Write the files of the book in force into an empty folder.",
        mixinStandardHelpOptions = true)
final class PullCommand extends ShelfCommand {

    @Parameters(paramLabel = "DIR", description = "The folder; it is made if it is not there.")
    private @Nullable Path folder;

    @Option(names = "--book", paramLabel = "HASH", description = "Another book than the one in force.")
    private @Nullable String hash;

    @Override
    public Integer call() throws IOException {
        if (folder == null || !isEmpty(folder)) {
            throw new LocalException(folder + " is not an empty folder: its files would become part of the book");
        }
        try (BookShelf shelf = open()) {
            String wanted = hash == null ? shelf.inForce() : hash(hash);
            if (wanted.equals(BookStore.SHIPPED)) {
                throw new LocalException("the book that ships is in force; its files are in the project,"
                        + " functions/src/main/resources/policies");
            }
            Book book = shelf.sources(wanted)
                    .orElseThrow(() -> new LocalException("the files of " + wanted + " cannot be read from here"));
            write(book, folder);
            out().println("written: " + book.files().size() + " files of " + wanted);
            return 0;
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(Book book, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Book.File file : book.files()) {
            Path name = Path.of(file.name()).getFileName();
            Files.writeString(folder.resolve(String.valueOf(name)), file.text());
        }
    }
}
