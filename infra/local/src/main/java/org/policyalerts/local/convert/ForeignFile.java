package org.policyalerts.local.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.LocalException;

/** A file of somebody else: one JSON document, or one a line. */
record ForeignFile(Path path) {

    private static final int MOST_BYTES = 64 << 20;
    private static final List<String> LINES = List.of(".ndjson", ".jsonl");

    /** The files that are meant: each by itself, and of a folder all that hold JSON. */
    static List<ForeignFile> of(List<Path> given) throws IOException {
        List<ForeignFile> files = new ArrayList<>();
        for (Path path : given) {
            if (Files.isDirectory(path)) {
                files.addAll(inside(path));
            } else {
                files.add(new ForeignFile(path));
            }
        }
        return files;
    }

    private static List<ForeignFile> inside(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<ForeignFile> files = all.filter(Files::isRegularFile)
                    .filter(file -> Stream.concat(Stream.of(".json"), LINES.stream())
                            .anyMatch(end -> file.toString().endsWith(end)))
                    .sorted()
                    .map(ForeignFile::new)
                    .toList();
            return files.isEmpty() ? List.of(new ForeignFile(folder)) : files;
        }
    }

    /**
     * The documents in it.
     *
     * @throws LocalException with what is wrong with it and where, as the end of a sentence that begins with its name
     */
    List<@Nullable Object> documents() {
        byte[] bytes = bytes();
        boolean isLines = LINES.stream().anyMatch(end -> path.toString().endsWith(end));
        try {
            return isLines ? lines(bytes) : Arrays.asList(JsonReader.read(bytes, MOST_BYTES));
        } catch (JsonInvalidException invalid) {
            return severalLines(bytes).orElseThrow(() -> new LocalException(invalid.sentence(), invalid));
        }
    }

    /** What one file has as lines, another one has under a name that does not tell. */
    private static Optional<List<@Nullable Object>> severalLines(byte[] bytes) {
        try {
            List<@Nullable Object> documents = lines(bytes);
            return documents.size() > 1 ? Optional.of(documents) : Optional.empty();
        } catch (JsonInvalidException isNoList) {
            return Optional.empty();
        }
    }

    private static List<@Nullable Object> lines(byte[] bytes) throws JsonInvalidException {
        List<@Nullable Object> documents = new ArrayList<>();
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank()) {
                documents.add(JsonReader.read(line));
            }
        }
        if (documents.isEmpty()) {
            JsonReader.read("");
        }
        return documents;
    }

    private byte[] bytes() {
        if (Files.isDirectory(path)) {
            throw new LocalException("there is no .json, .ndjson or .jsonl file in this folder");
        }
        if (!Files.isRegularFile(path)) {
            throw new LocalException("there is no such file");
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new LocalException("it is larger than 64 MiB; divide it");
            }
            byte[] bytes = Files.readAllBytes(path);
            // Windows puts a byte order mark in front.
            boolean isMarked =
                    bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
            return isMarked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
        } catch (AccessDeniedException denied) {
            throw new LocalException("it may not be read", denied);
        } catch (IOException unreadable) {
            throw new LocalException("it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
