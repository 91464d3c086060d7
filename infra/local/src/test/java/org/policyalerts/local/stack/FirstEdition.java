package org.policyalerts.local.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.files.ProjectFolder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A whole table as the first edition left it, what it had sent and what it answered; no later edition writes these
 * files anew. The README beside them says what was played.
 */
final class FirstEdition {

    /** When its last write was. */
    static final Instant AT = Instant.parse("2023-12-30T08:05:00Z");

    private FirstEdition() {}

    /** All items. */
    static List<Map<String, Object>> table() throws IOException {
        return lines("table");
    }

    /** The messages that had left. */
    static List<Map<String, Object>> sent() throws IOException {
        return lines("sent");
    }

    /** The reports that were sent to it, with its answers. */
    static List<Map<String, Object>> reports() throws IOException {
        return lines("reports");
    }

    /** What staff read of it. */
    static List<Map<String, Object>> answers() throws IOException {
        return lines("answers");
    }

    static void load(LocalTable table) throws IOException {
        for (Map<String, Object> item : table()) {
            Map<String, AttributeValue> stored = new HashMap<>();
            item.forEach((name, value) -> stored.put(
                    name,
                    value instanceof String text
                            ? AttributeValue.fromS(text)
                            : AttributeValue.fromN(String.valueOf(value))));
            table.client().putItem(r -> r.tableName(LocalTable.NAME).item(stored));
        }
    }

    private static List<Map<String, Object>> lines(String file) throws IOException {
        Path path =
                ProjectFolder.find("infra").resolve("local/src/test/resources/first-edition/" + file + ".ndjson.gz");
        List<Map<String, Object>> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Caller.object(line));
            }
        }
        return lines;
    }
}
