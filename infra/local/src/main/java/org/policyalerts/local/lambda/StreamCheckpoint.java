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

/** Keeps the position in the stream beside the table's files, so that a new process goes on where a killed one was. */
public final class StreamCheckpoint {

    /** DynamoDB drops stream records after 24 hours; from here on some may be missing. */
    private static final Duration TRUSTED_FOR = Duration.ofHours(23);

    private final Path file;

    public StreamCheckpoint(Path file) {
        this.file = file;
    }

    /** The position, unless there is none or it is so old that the records after it may be gone. */
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
