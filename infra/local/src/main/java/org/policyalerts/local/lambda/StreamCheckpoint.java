package org.policyalerts.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.policyalerts.local.AtomicFile;

/** Keeps the position in the stream in a file, so that a new process continues where a killed one was. */
public record StreamCheckpoint(Path file) {

    /** DynamoDB deletes stream records after 24 hours, so an older position may have lost some. */
    private static final Duration TRUSTED_FOR = Duration.ofHours(23);

    /** The position; empty if there is none, or if the records after it may be gone. */
    Optional<StreamPosition> read() {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            String[] parts = Files.readString(file).strip().split(" ", -1);
            boolean isTrusted =
                    parts.length == 2 && written.isAfter(Instant.now().minus(TRUSTED_FOR));
            return isTrusted ? Optional.of(new StreamPosition(parts[0], parts[1])) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void write(StreamPosition position) {
        AtomicFile.replace(file, position.shardId() + " " + position.sequenceNumber());
    }
}
