package org.policyalerts.local.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
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

    private final Progress progress;

    private ReportFileReader(Progress progress) {
        this.progress = progress;
    }

    /**
     * Reads everything there is; each file once, however often it is named. Its progress counts lines, of which a file
     * with a single report is one.
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
        ReportFileReader reading = new ReportFileReader(progress);
        progress.start("reading", lines(files.values()));
        for (Found file : files.values()) {
            reading.read(file);
        }
        progress.end();
        return reading.reports;
    }

    /** A file, and whether it was found in a folder; if not, somebody named it. */
    private record Found(Path path, boolean liesInFolder) {

        boolean isLines() {
            return path.toString().endsWith(".ndjson") || path.toString().endsWith(".jsonl");
        }

        boolean isForeign() {
            return liesInFolder && !isLines() && !path.toString().endsWith(".json");
        }
    }

    private static long lines(Collection<Found> files) {
        return files.stream().mapToLong(ReportFileReader::lines).sum();
    }

    private static long lines(Found file) {
        try {
            return file.isLines() ? ReportLines.count(file.path()) : 1;
        } catch (IOException unreadable) {
            // Whoever reads the file says so, with the reason.
            return 1;
        }
    }

    private static List<Found> filesOf(Path given) throws IOException {
        if (Files.isRegularFile(given)) {
            return List.of(new Found(given, false));
        }
        if (!Files.isDirectory(given)) {
            throw new IOException("no such file or folder: " + given);
        }
        try (Stream<Path> all = Files.walk(given)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> new Found(file, true))
                    .toList();
        }
    }

    private void read(Found file) {
        try {
            if (file.isLines()) {
                readLines(file.path());
                return;
            }
            if (file.isForeign()) {
                reports.addForeign(file.path().toString());
            } else {
                reports.add(file.path().toString(), JsonFile.read(file.path()), file.liesInFolder());
            }
        } catch (IOException unreadable) {
            reports.addUnreadable(reason(unreadable));
        }
        progress.step(1);
    }

    private static String reason(IOException unreadable) {
        return unreadable instanceof AccessDeniedException denied
                ? denied.getFile() + ": not allowed to read it"
                : String.valueOf(unreadable.getMessage());
    }

    private void readLines(Path file) throws IOException {
        int read = 0;
        try (ReportLines lines = new ReportLines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                read(file + ", line " + lines.number(), line);
                progress.step(lines.number() - read);
                read = lines.number();
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
            reports.addUnreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
