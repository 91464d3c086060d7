package org.policyalerts.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds incident reports in JSON files, in files with one report a line (NDJSON), and in folders of both. */
public final class ReportFileReader {

    private final ReportCollection reports = new ReportCollection();

    private ReportFileReader() {}

    /**
     * Reads everything there is; each file once, however often it is named.
     *
     * @throws IOException if one of the paths does not exist
     */
    public static ReportCollection read(Collection<Path> given, Progress progress) throws IOException {
        Map<Path, Found> files = new LinkedHashMap<>();
        for (Path path : given) {
            for (Found found : filesOf(path)) {
                files.putIfAbsent(found.path().toRealPath(), found);
            }
        }
        ReportFileReader reading = new ReportFileReader();
        progress.start("reading", files.size());
        for (Found file : files.values()) {
            reading.read(file);
            progress.step(1);
        }
        progress.end();
        return reading.reports;
    }

    /** A file, and whether it was found in a folder; if not, somebody named it. */
    private record Found(Path path, boolean liesInFolder) {}

    private static List<Found> filesOf(Path given) throws IOException {
        if (Files.isRegularFile(given)) {
            return List.of(new Found(given, false));
        }
        if (!Files.isDirectory(given)) {
            throw new IOException("no such file or folder: " + given);
        }
        try (Stream<Path> all = Files.walk(given)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json") || isLines(file))
                    .sorted()
                    .map(file -> new Found(file, true))
                    .toList();
        }
    }

    private static boolean isLines(Path file) {
        return file.toString().endsWith(".ndjson") || file.toString().endsWith(".jsonl");
    }

    private void read(Found file) {
        try {
            if (isLines(file.path())) {
                readLines(file.path());
            } else {
                reports.add(file.path().toString(), JsonFile.read(file.path()), file.liesInFolder());
            }
        } catch (IOException unreadable) {
            reports.addUnreadable(unreadable.getMessage());
        }
    }

    private void readLines(Path file) throws IOException {
        try (ReportLines lines = new ReportLines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                read(file + ", line " + lines.number(), line);
            }
        }
    }

    private void read(String where, byte[] line) {
        if (line.length > JsonFile.MOST_BYTES) {
            reports.addUnreadable("%s: larger than %d KiB".formatted(where, JsonFile.MOST_BYTES / 1024));
            return;
        }
        try {
            reports.add(where, JsonFile.object(where, line), false);
        } catch (IOException unreadable) {
            reports.addUnreadable(unreadable.getMessage());
        }
    }
}
