package org.policyalerts.policy.checker;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.book.Book;
import org.policyalerts.text.CsvTable;

/**
 * The claimants of a book that is a folder: its {@code claimants.csv} or, if it has none, the table that ships.
 *
 * @param problems what is wrong with the table, with the file's name in front
 */
public record BookClaimants(ClaimantKeys keys, List<String> problems) {

    private static final int MOST_BYTES = 1 << 20;

    public BookClaimants {
        problems = List.copyOf(problems);
    }

    /**
     * Those of a folder.
     *
     * @throws IOException if there is such a file and it cannot be read
     */
    public static BookClaimants of(Path folder) throws IOException {
        Path file = folder.resolve(Book.CLAIMANTS);
        if (!Files.exists(file)) {
            return new BookClaimants(ClaimantTable.shipped(), List.of());
        }
        if (Files.size(file) > MOST_BYTES) {
            return faulty(file, "larger than %d KiB".formatted(MOST_BYTES / 1024));
        }
        try {
            return of(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException notText) {
            return faulty(file, "not text in UTF-8; save it as \"CSV UTF-8\"");
        }
    }

    /** Those of a text. */
    public static BookClaimants of(String file, String text) {
        // Spreadsheets put a byte order mark in front.
        ClaimantTable.Reading reading = ClaimantTable.read(CsvTable.read(text.replaceFirst("^\uFEFF", "")));
        List<String> problems = reading.problems().stream()
                .map(problem -> file + ": " + problem)
                .toList();
        return new BookClaimants(reading.keys(), problems);
    }

    private static BookClaimants faulty(Path file, String why) {
        return new BookClaimants(ClaimantTable.shipped(), List.of(file + ": " + why));
    }
}
