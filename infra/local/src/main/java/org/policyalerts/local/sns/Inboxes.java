package org.policyalerts.local.sns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * What each subscriber has received. Kept in a file if there is one, since real subscribers keep their messages when
 * the sender is killed.
 */
final class Inboxes {

    private final Optional<Path> journal;
    private final Map<String, List<Delivered>> inboxes = new LinkedHashMap<>();

    Inboxes(Optional<Path> journal) {
        this.journal = journal;
        journal.filter(Files::exists).ifPresent(this::load);
    }

    synchronized List<Delivered> of(String endpoint) {
        return List.copyOf(inboxes.getOrDefault(endpoint, List.of()));
    }

    /** Puts one published message into the inboxes of all who get it. */
    synchronized void add(Map<String, Delivered> byEndpoint) {
        byEndpoint.values().stream()
                .findFirst()
                .ifPresent(any -> journal.ifPresent(file -> append(file, line(any, byEndpoint))));
        byEndpoint.forEach(this::put);
    }

    private void put(String endpoint, Delivered delivered) {
        inboxes.computeIfAbsent(endpoint, none -> new ArrayList<>()).add(delivered);
    }

    /** One line for all inboxes, so that a message is in all of them or in none if the process is killed meanwhile. */
    private static String line(Delivered any, Map<String, Delivered> byEndpoint) {
        Map<String, String> bodies = new LinkedHashMap<>();
        byEndpoint.forEach((endpoint, delivered) -> bodies.put(endpoint, delivered.body()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("messageId", any.messageId());
        document.put("subject", any.subject());
        document.put("attributes", any.attributes());
        document.put("deliveredAt", any.deliveredAt().toString());
        document.put("bodies", bodies);
        return JsonWriter.write(document) + "\n";
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void load(Path file) {
        try {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                Files.writeString(file, whole);
            }
            for (String line : whole.lines().toList()) {
                load(JsonReader.readObject(line));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonInvalidException damaged) {
            throw new IllegalStateException(file + " is damaged: " + damaged.sentence(), damaged);
        }
    }

    private void load(Map<String, Object> document) {
        Instant at = Instant.parse(text(document, "deliveredAt"));
        Map<String, String> attributes = texts(document, "attributes");
        texts(document, "bodies")
                .forEach((endpoint, body) -> put(
                        endpoint,
                        new Delivered(text(document, "messageId"), text(document, "subject"), body, attributes, at)));
    }

    private static Map<String, String> texts(Map<String, Object> document, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (document.get(name) instanceof Map<?, ?> stored) {
            stored.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        }
        return texts;
    }

    private static String text(Map<String, Object> document, String name) {
        return String.valueOf(document.get(name));
    }
}
