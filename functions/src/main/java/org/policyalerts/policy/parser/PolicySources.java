package org.policyalerts.policy.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where policy texts come from. */
public final class PolicySources {

    private PolicySources() {}

    /**
     * The book that a folder is: each of its YAML files, by name. Problems name them as they are given here. Folders
     * inside it are not looked into; one that is called like a policy is a problem, since somebody may think it holds,
     * and so is a file to which an editor or a mail program gave another ending.
     *
     * @throws IOException if the folder cannot be listed; a file that cannot be read is a problem like others
     */
    public static List<PolicySource> folder(Path folder) throws IOException {
        return files(folder).stream().map(PolicySources::file).toList();
    }

    private static PolicySource file(Path file) {
        if (Files.isDirectory(file)) {
            return new PolicySource(file.toString(), "", Optional.of("it is a folder"));
        }
        if (!file.toString().matches(".*\\.ya?ml")) {
            return new PolicySource(file.toString(), "", Optional.of("rename it, so that its name ends in .yaml"));
        }
        try {
            // Malformed UTF-8 becomes U+FFFD, which the reader refuses with its place.
            return new PolicySource(file.toString(), new String(beginning(file), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return new PolicySource(file.toString(), "", Optional.of(reason(unreadable)));
        }
    }

    private static String reason(IOException unreadable) {
        if (unreadable instanceof NoSuchFileException) {
            return "it is a link to a file that is not there";
        }
        if (unreadable instanceof AccessDeniedException) {
            return "access is denied";
        }
        return unreadable instanceof FileSystemException known && known.getReason() != null
                ? known.getReason()
                : String.valueOf(unreadable.getMessage());
    }

    /** As much of a file as shows that it is too large. */
    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PolicyParser.MOST_BYTES + 1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches("(?i).*\\.ya?ml(\\.txt)?"))
                    .sorted()
                    .toList();
        }
    }
}
