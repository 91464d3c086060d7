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

    /** Words that are taken, and that no message may repeat as they are or run. */
    private static final List<String> HOSTILE = List.of(
            "\u202Etxt.exe ", "<script>alert(1)</script> ", "=HYPERLINK(\"http://x.example\") ", "\u0007\u001b[31m ");

    private final Random random;
    private final List<Map<String, Object>> events = new ArrayList<>();

    RandomReports(long seed) throws IOException {
        random = new Random(seed);
        for (String event : EVENTS) {
            events.add(Caller.object(Caller.report(event.substring("report-".length()))));
        }
    }

    /**
     * A report and what the year's book-keeping has to know of it.
     *
     * @param key the Idempotency-Key it is sent with; empty for none
     */
    record Drawn(String reference, String secret, String label, String key, String json) {

        Map<String, String> headers() {
            return key.isEmpty()
                    ? Map.of("Content-Type", "application/json")
                    : Map.of("Content-Type", "application/json", "Idempotency-Key", key);
        }
    }

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
        Map<String, Object> report = plain();
        String reference = "YEAR/" + number;
        String secret = YearWords.secret(number);
        String label = one(LABELS);
        report.put("reference", reference);
        report.put("title", (once(40) ? one(HOSTILE) : "") + secret + " attacked");
        report.put("summary", "In short.");
        report.put("tlp", label);
        report.put("mode", one(MODES));
        report.put("severity", 1L + random.nextInt(6));
        report.put("timeline", Map.of("occurredAt", day(now, -2), "awareAt", day(now, -1)));
        report.put("targets", List.of(victim(secret)));
        report.put("claims", once(3) ? List.of() : List.of(claim(now)));
        report.put("attribution", Map.of("status", "unassessed", "confidence", "none"));
        report.remove("notifications");
        return new Drawn(reference, secret, label, once(3) ? "key-" + number : "", JsonWriter.write(report));
    }

    /** One of the sample reports as it is. */
    Map<String, Object> plain() {
        return new LinkedHashMap<>(one(events));
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
                switch (random.nextInt(9)) {
                    case 0 -> Map.of("severity", 1L + random.nextInt(6));
                    case 1 -> Map.of("determination", one(List.of("confirmed", "blocked", "false-positive")));
                    case 2 -> Map.of("claims", List.of(claim(now)));
                    case 3 -> Map.of("mode", one(MODES));
                    case 4 -> Map.of("attribution", Map.of("status", "investigating", "confidence", "low"));
                    case 5 -> Map.of("motive", Map.of("primary", "revenge", "basis", "claimed", "confidence", "low"));
                    case 6 -> Map.of("status", "open");
                    default -> Map.of("status", "closed");
                });
    }
}
