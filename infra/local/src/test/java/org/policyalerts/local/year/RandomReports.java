package org.policyalerts.local.year;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.stack.Caller;

/** Draws reports, changes and bad input. */
final class RandomReports {

    private static final int CLAIMANTS = 300;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final List<String> EVENTS =
            List.of("report-air-albania", "report-one-albania", "report-parliament", "report-hospital-essential");
    private static final List<String> LABELS =
            List.of("clear", "clear", "green", "amber", "amber", "amber", "amber+strict", "red");
    private static final List<String> MODES =
            List.of("live", "live", "live", "live", "live", "live", "live", "backfill", "exercise");

    private final Random random;
    private final List<Map<String, Object>> events = new ArrayList<>();

    RandomReports(long seed) throws IOException {
        random = new Random(seed);
        for (String event : EVENTS) {
            events.add(Caller.object(Caller.report(event.substring("report-".length()))));
        }
    }

    /** A report and what the year's book-keeping has to know of it. */
    record Drawn(String reference, String secret, boolean isRed, String json) {}

    <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whether something happens that happens once in so many times. */
    boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    int upTo(int most) {
        return random.nextInt(most + 1);
    }

    /** The report of that number; it names its victim by a word that stands nowhere else. */
    Drawn report(int number, Instant now) {
        Map<String, Object> report = new LinkedHashMap<>(one(events));
        String reference = "YEAR/" + number;
        String secret = "Viktima" + number + "x";
        String label = one(LABELS);
        report.put("reference", reference);
        report.put("title", secret + " attacked");
        report.put("summary", "In short.");
        report.put("tlp", label);
        report.put("mode", one(MODES));
        report.put("severity", 1L + random.nextInt(6));
        report.put("timeline", Map.of("occurredAt", day(now, -2), "awareAt", day(now, -1)));
        report.put("targets", List.of(victim(secret)));
        report.put("claims", once(3) ? List.of() : List.of(claim(now)));
        report.put("attribution", Map.of("status", "unassessed", "confidence", "none"));
        report.remove("notifications");
        return new Drawn(reference, secret, label.equals("red"), JsonWriter.write(report));
    }

    private Map<String, Object> victim(String name) {
        return Map.of(
                "name", name,
                "country", "AL",
                "sector", one(List.of("telecommunications", "legislature", "energy", "transport", "health")),
                "infrastructureClass", one(List.of("critical", "not-classified", "unknown")),
                "confirmation", one(List.of("victim", "claim-only", "media")));
    }

    private Map<String, Object> claim(Instant now) {
        return Map.of("claimant", "Front " + random.nextInt(CLAIMANTS), "claimedAt", day(now, -1), "status", "active");
    }

    private static String day(Instant now, int days) {
        return now.plusSeconds((long) days * SECONDS_OF_DAY)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    /** A change to a report, as a merge patch. */
    String change(Instant now) {
        return JsonWriter.write(
                switch (random.nextInt(8)) {
                    case 0 -> Map.of("severity", 1L + random.nextInt(6));
                    case 1 -> Map.of("determination", one(List.of("confirmed", "blocked", "false-positive")));
                    case 2 -> Map.of("claims", List.of(claim(now)));
                    case 3 -> Map.of("mode", one(MODES));
                    case 4 -> Map.of("attribution", Map.of("status", "investigating", "confidence", "low"));
                    case 5 -> Map.of("motive", Map.of("primary", "revenge", "basis", "claimed", "confidence", "low"));
                    default -> Map.of("status", "closed");
                });
    }

    /** A request that must not be accepted: method, path, token, type and body. */
    List<String> rubbish() {
        String json = "application/json";
        return one(List.of(
                List.of(
                        "POST",
                        "/incidents",
                        "curator:AKCESK",
                        json,
                        "{\"title\": \"=HYPERLINK(1)\", \"tlp\": \"ambre\""),
                List.of("POST", "/incidents", "curator:AKCESK", json, "{\"title\": 7, \"tlp\": \"ambre\"}"),
                List.of("POST", "/incidents", "curator:AKCESK", json, "[" + "[".repeat(5_000)),
                List.of("POST", "/incidents", "curator:AKCESK", json, "x".repeat(1_000_000)),
                List.of("POST", "/incidents", "", json, "{}"),
                List.of("POST", "/incidents", "staff", json, "{}"),
                List.of("POST", "/incidents", "curator:AKCESK", "text/html", "<script>"),
                List.of("GET", "/incidents/inc_nowhere", "staff", "", ""),
                List.of("GET", "/incidents?limit=-1&colour=red", "staff", "", ""),
                List.of("GET", "/../etc/passwd", "staff", "", ""),
                List.of("POST", "/tasks:act", "staff:mfa", json, "{\"acts\":7}"),
                List.of(
                        "POST",
                        "/books",
                        "publisher:ana",
                        "application/x-ndjson",
                        "{\"file\":\"a.yaml\",\"text\":\"id: [\"}"),
                List.of("POST", "/silences", "staff", json, "{\"policy\":\"none-such\"}")));
    }
}
