package org.policyalerts.local.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file of any size, one at a time. Of a line that is longer than a report may be, only the beginning is
 * kept.
 */
final class ReportLines implements AutoCloseable {

    private final InputStream in;
    private int number;

    ReportLines(Path file) throws IOException {
        this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    /** How many lines a file has, blank ones included. */
    static long count(Path file) throws IOException {
        byte[] part = new byte[1 << 16];
        long lines = 0;
        byte last = '\n';
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                for (int i = 0; i < read; i++) {
                    lines += part[i] == '\n' ? 1 : 0;
                    last = part[i];
                }
            }
        }
        return last == '\n' ? lines : lines + 1;
    }

    /**
     * The next line that is not blank, without its line feed; null at the end of the file. A line that is too long is
     * cut to one byte more than allowed.
     */
    byte @Nullable [] next() throws IOException {
        byte[] line = read();
        while (line != null && isBlank(line)) {
            line = read();
        }
        return line;
    }

    private byte @Nullable [] read() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= JsonFile.MOST_BYTES) {
                line.write(next);
            }
        }
        number++;
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        if (line.length > JsonFile.MOST_BYTES) {
            return false;
        }
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The number of the line returned last, counted from 1. */
    int number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
