package org.policyalerts.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.AtomicFile;
import org.policyalerts.local.LocalException;

/**
 * Where the event source mappings put the records that they give up; the deployed ones have a bucket for that. Kept in
 * a file if there is one.
 */
public final class FailureDestination {

    private final Optional<Path> file;
    private final List<ParkedRecord> parked = new ArrayList<>();

    /** The records in the file are still parked. */
    public FailureDestination(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(this::load);
    }

    synchronized void park(ParkedRecord record) {
        parked.add(record);
        keep();
    }

    synchronized void remove(ParkedRecord record) {
        parked.remove(record);
        keep();
    }

    /** All parked records, those given up first coming first. */
    public synchronized List<ParkedRecord> parked() {
        return List.copyOf(parked);
    }

    private void keep() {
        file.ifPresent(path -> AtomicFile.replace(
                path,
                parked.stream()
                        .map(record -> JsonWriter.write(record.document()) + "\n")
                        .collect(Collectors.joining())));
    }

    private void load(Path path) {
        try {
            for (String line : Files.readAllLines(path)) {
                Map<String, Object> document = JsonReader.readObject(line);
                parked.add(ParkedRecord.of(document));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonInvalidException damaged) {
            throw new LocalException(path + " is damaged: " + damaged.sentence(), damaged);
        }
    }
}
