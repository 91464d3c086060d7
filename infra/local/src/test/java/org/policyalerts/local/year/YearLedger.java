package org.policyalerts.local.year;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.local.stack.Caller;

/** What callers were told is stored, and what may never be read in a message; names what turns out otherwise. */
final class YearLedger {

    private static final String CURATOR = "curator:AKCESK+restricted";
    private static final int OK = 200;

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** What was read of messages: the first text under each id and audience. */
    private final Map<String, String> messages = new HashMap<>();

    /** An incident as its reporter knows it. */
    record Entry(String id, int version, String secret, boolean isRed) {

        Entry withVersion(int next) {
            return new Entry(id, next, secret, isRed);
        }
    }

    void accepted(RandomReports.Drawn report, String id) {
        entries.put(report.reference(), new Entry(id, 1, report.secret(), report.isRed()));
    }

    void changed(String reference, int version) {
        entries.computeIfPresent(reference, (key, entry) -> entry.withVersion(version));
    }

    List<String> references() {
        return List.copyOf(entries.keySet());
    }

    Entry entry(String reference) {
        return Optional.ofNullable(entries.get(reference)).orElseThrow();
    }

    int size() {
        return entries.size();
    }

    int messages() {
        return messages.size();
    }

    /** Each accepted report is there in the version its reporter knows, decided, under one id and no other. */
    List<String> missing(Caller caller) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (Map.Entry<String, Entry> known : entries.entrySet()) {
            Entry entry = known.getValue();
            String stored = caller.get("/incidents/" + entry.id(), CURATOR).body();
            // Exercises stand in no list.
            boolean isListed = !stored.contains("\"mode\":\"exercise\"");
            String query = "/incidents?reference=" + known.getKey().replace("/", "%2F");
            Set<String> expected = isListed ? Set.of(entry.id() + " v" + entry.version()) : Set.of();
            Set<String> listed = new TreeSet<>();
            Caller.objects(caller.get(query, CURATOR).body(), "incidents")
                    .forEach(incident -> listed.add(incident.get("id") + " v" + incident.get("version")));
            if (!stored.contains("\"version\":" + entry.version() + ",") || !listed.equals(expected)) {
                complaints.add(known + " is stored as " + stored + " and listed as " + listed);
            }
            int decided = caller.get("/incidents/" + entry.id() + "/decision", CURATOR)
                    .statusCode();
            if (decided != OK) {
                complaints.add(known + " is not decided: " + decided);
            }
        }
        return complaints;
    }

    /** Reads the inboxes: a message that comes again is the same, and nothing red is named. */
    List<String> misread(List<Map<String, Object>> inboxes) {
        List<String> complaints = new ArrayList<>();
        List<String> secrets = entries.values().stream()
                .filter(Entry::isRed)
                .map(Entry::secret)
                .toList();
        for (Map<String, Object> message : inboxes) {
            Map<?, ?> attributes = (Map<?, ?>) message.getOrDefault("attributes", Map.of());
            String key = attributes.get("audience") + " " + attributes.get("notificationId");
            String text = message.get("subject") + "\n" + message.get("text") + "\n" + message.get("json");
            String before = messages.putIfAbsent(key, text);
            if (before == null) {
                secrets.stream().filter(text::contains).forEach(secret -> complaints.add(key + " names " + secret));
            } else if (!before.equals(text)) {
                complaints.add(key + " came again with other words");
            }
        }
        return complaints;
    }
}
