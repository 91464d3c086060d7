package org.policyalerts.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Reads JSON objects from files; the message of every failure is one line that names the file. */
public final class JsonFile {

    /** As large as a report to the API may be. */
    static final int MOST_BYTES = 256 * 1024;

    private JsonFile() {}

    public static Map<String, Object> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file: " + file);
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("%s: larger than %d KiB".formatted(file, MOST_BYTES / 1024));
        }
        return object(file.toString(), Files.readAllBytes(file));
    }

    /** The object in a document; failures name the document by {@code name}. */
    public static Map<String, Object> object(String name, byte[] document) throws IOException {
        try {
            if (JsonReader.read(document, MOST_BYTES) instanceof Map<?, ?> members) {
                Map<String, Object> object = new LinkedHashMap<>();
                members.forEach((key, value) -> object.put(String.valueOf(key), value));
                return object;
            }
        } catch (JsonInvalidException invalid) {
            throw new IOException(name + ": " + invalid.sentence(), invalid);
        }
        throw new IOException(name + ": not a JSON object");
    }
}
