package org.policyalerts.api.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyBook;

/**
 * The clocks of a report, for its receipt: the duties and waits of the book's policies that hold for the report by
 * itself. Whose they are to do is not for reporters.
 */
public record RunningClocks(PolicyBook book, ZoneId zone) {

    /** None for backfills and exercises: what they count from is over, or never was. */
    List<Map<String, Object>> of(Incident incident) {
        return matches(incident).stream().map(RunningClocks::document).toList();
    }

    /** What holds for the version at the moment it was stored, so that a repeat gets the same receipt. */
    private List<Match> matches(Incident incident) {
        return decision(incident, incident.updatedAt())
                .map(RunningClocks::running)
                .orElse(List.of());
    }

    private static List<Match> running(Decision decision) {
        List<Match> matches =
                new ArrayList<>(decision.pending().stream().map(Pending::match).toList());
        matches.addAll(decision.matched());
        matches.removeIf(match -> match.clock() == null);
        return matches;
    }

    private Optional<Decision> decision(Incident incident, Instant at) {
        Map<String, Instant> anchors = incident.firstDates().anchors(incident.report(), zone);
        return Optional.of(incident)
                .filter(one -> one.report().text("mode").equals("live"))
                .map(one -> book.decide(new Facts(one, Optional.empty(), List.of(), Map.of(), anchors, at)));
    }

    /** Where the duties of a report stand at a moment: {@code met}, {@code late}, {@code missed} or {@code open}. */
    Map<String, String> duties(Incident incident, Instant now) {
        Map<String, String> states = new TreeMap<>();
        decision(incident, now).ifPresent(decision -> {
            decision.fulfilled().stream()
                    .filter(done -> done.match().duty().isPresent())
                    .forEach(done -> states.put(id(done.match()), done.isLate() ? "late" : "met"));
            decision.matched().stream()
                    .filter(match -> match.duty().isPresent())
                    .forEach(match -> states.put(id(match), isPast(match.clockDue(), now) ? "missed" : "open"));
        });
        return states;
    }

    private static String id(Match match) {
        return match.policy().id().value();
    }

    private static boolean isPast(@Nullable Instant due, Instant now) {
        return due != null && due.isBefore(now);
    }

    private static Map<String, Object> document(Match match) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("clock", match.policy().id().value());
        document.put("title", match.policy().title());
        document.put("kind", match.duty().isPresent() ? "duty" : "wait");
        put(document, "startsAt", match.countedFrom());
        put(document, "dueAt", match.clockDue());
        return document;
    }

    private static void put(Map<String, Object> document, String name, @Nullable Instant at) {
        if (at != null) {
            document.put(name, at.toString());
        }
    }

    /** The legal deadlines, each in words, by the path of the date that they count from. */
    Map<String, List<String>> deadlines(Incident incident) {
        Map<String, List<String>> deadlines = new HashMap<>();
        for (Match match : matches(incident)) {
            Instant dueAt = match.clockDue();
            if (dueAt != null) {
                match.duty().ifPresent(clock -> deadlines
                        .computeIfAbsent(clock.from(), none -> new ArrayList<>())
                        .add(words(match, dueAt)));
            }
        }
        return deadlines;
    }

    private String words(Match match, Instant dueAt) {
        return "\"%s\", due %s"
                .formatted(match.policy().title(), dueAt.atZone(zone).toOffsetDateTime());
    }
}
