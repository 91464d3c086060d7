package org.policyalerts.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A message as one of the golden files has it. */
record GoldenMessage(String subject, String text) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "messages");
    private static final Pattern LINK = Pattern.compile("(?m)^Answer: (https://\\S+)");

    /** The files with messages for people. */
    static List<String> files() {
        return Stream.concat(
                        list(FOLDER)
                                .filter(file -> file.getFileName().toString().matches("[0-9]-.*\\.txt")),
                        list(FOLDER.resolve("kinds")))
                .map(file -> FOLDER.relativize(file).toString().replace(".txt", ""))
                .sorted()
                .toList();
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<GoldenMessage> read(String file) {
        try {
            String all = Files.readString(FOLDER.resolve(file + ".txt"));
            return Arrays.stream(all.split("(?m)^To: .*\n", -1))
                    .filter(part -> !part.isBlank())
                    .map(GoldenMessage::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GoldenMessage of(String page) {
        String[] parts = page.split("\n\n", 2);
        return new GoldenMessage(parts[0].replaceFirst("^Subject: ", ""), parts[1].stripTrailing() + "\n");
    }

    Optional<String> link() {
        Matcher link = LINK.matcher(text);
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }

    String html() {
        return HtmlText.of(subject, text, link());
    }
}
