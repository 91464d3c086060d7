package org.policyalerts.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where policy texts come from. */
public final class PolicySources {

    private static final String FOLDER = "/policies/";

    private PolicySources() {}

    /** The book on the class path. It is listed in {@code policies/index.txt}, because a jar has no folders to list. */
    public static List<PolicySource> shipped() {
        return resource(FOLDER + "index.txt")
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new PolicySource("policies/" + name, resource(FOLDER + name)))
                .toList();
    }

    /** The YAML files of a folder, by name; problems name them as they are given here. */
    public static List<PolicySource> folder(Path folder) throws IOException {
        List<PolicySource> sources = new ArrayList<>();
        for (Path file : files(folder)) {
            // Malformed UTF-8 becomes U+FFFD, which the reader refuses with its place.
            String text = new String(beginning(file), StandardCharsets.UTF_8);
            sources.add(new PolicySource(file.toString(), text));
        }
        return sources;
    }

    /** No more than it takes to see that a file is too large. */
    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(PolicyText.MOST_BYTES + 1);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml") && !Files.isDirectory(file))
                    .sorted()
                    .toList();
        }
    }

    private static String resource(String name) {
        try (InputStream in = PolicySources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
