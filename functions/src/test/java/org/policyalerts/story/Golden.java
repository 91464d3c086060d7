package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text for people, compared with a file; {@code -Dgolden.write=true} writes the files anew, for review as a diff. */
public final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources");

    private Golden() {}

    /** Fails if the text is not the file's. */
    public static void assertMatches(String file, String text) {
        assertMatches(FOLDER.resolve(file), text);
    }

    /** The same of any file of the project. */
    public static void assertMatches(Path path, String text) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(text).as("%s", path).isEqualTo(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
