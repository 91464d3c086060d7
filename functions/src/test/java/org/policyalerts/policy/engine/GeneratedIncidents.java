package org.policyalerts.policy.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.testing.Samples;

/** Random facts over few values, with every field missing now and then. */
final class GeneratedIncidents {

    static final List<String> SECTORS = List.of("government", "energy", "health", "legislature");
    static final List<String> CLASSES = List.of("critical", "important", "not-classified", "unknown");
    static final List<String> CLAIMANTS = List.of("Homeland Justice", "HLJ", "Karma", "Handala");
    static final List<String> DATES = List.of(
            "2022",
            "2022-07",
            "2023-10-31",
            "2023-11-30",
            "2023-12-25",
            "2023-12-25T10:00:00+01:00",
            "2024-02-29",
            "2025-03");

    private final Random random;

    GeneratedIncidents(Random random) {
        this.random = random;
    }

    Facts facts() {
        Instant now = Instant.parse("2023-12-20T00:00:00Z").plusSeconds(random.nextInt(40_000_000));
        List<IncidentSummary> history = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            history.add(IncidentSummary.of(Samples.incident(i + 1, report(), now), Samples.KEYS));
        }
        Optional<Report> previous = random.nextBoolean() ? Optional.of(report()) : Optional.empty();
        return new Facts(Samples.incident(1, report(), Samples.NOW), previous, history, now);
    }

    private Report report() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("reference", "R" + random.nextInt(1000));
        tree.put("title", "A title");
        tree.put("tlp", "clear");
        tree.put("mode", pick("live", "live", "backfill", "exercise"));
        tree.put("determination", pick("suspected", "confirmed", "blocked", "false-positive"));
        tree.put("severity", 1L + random.nextInt(6));
        tree.put(
                "timeline",
                object(2, Map.of("awareAt", this::date, "endedAt", this::date), Map.of("occurredAt", date())));
        tree.put("targets", list(2, this::target));
        tree.put(
                "attribution",
                object(
                        3,
                        Map.of(
                                "confidence",
                                () -> pick("none", "low", "moderate", "high"),
                                "assessments",
                                () -> list(2, this::assessment)),
                        Map.of("status", pick("claimed", "public"))));
        maybe(tree, "type", () -> pick("incident", "near-miss", "threat"));
        maybe(tree, "kinds", () -> list(3, () -> pick("doxing", "disruption", "ransomware")));
        maybe(tree, "techniques", () -> list(3, () -> pick("T1485", "T1486", "T1561.002")));
        maybe(tree, "claims", () -> list(3, this::claim));
        maybe(
                tree,
                "motive",
                () -> object(2, Map.of("primary", () -> pick("revenge", "ideology"), "tension", () -> "x"), Map.of()));
        maybe(tree, "impact", this::impact);
        maybe(tree, "responses", () -> list(3, this::response));
        return new Report(tree);
    }

    private Map<String, Object> impact() {
        return object(
                3,
                Map.of(
                        "usersExposed", () -> (long) random.nextInt(5) * 100_000,
                        "servicesDisrupted", () -> pick("yes", "no", "unknown"),
                        "crossBorder", () -> list(3, () -> pick("AL", "IR", "US"))),
                Map.of());
    }

    private Map<String, Object> target() {
        return object(
                3,
                Map.of(
                        "sector",
                        () -> pick(SECTORS),
                        "infrastructureClass",
                        () -> pick(CLASSES),
                        "nis2Entity",
                        () -> pick("essential", "none")),
                Map.of("name", "Target " + random.nextInt(4), "country", pick("AL", "IR")));
    }

    private Map<String, Object> claim() {
        return object(
                2,
                Map.of("credibility", () -> 1L + random.nextInt(6)),
                Map.of("claimant", pick(CLAIMANTS), "status", pick("active", "corroborated", "withdrawn")));
    }

    private Map<String, Object> assessment() {
        return object(
                3,
                Map.of(
                        "actor", () -> pick(CLAIMANTS),
                        "category", () -> pick("state", "non-state"),
                        "stance", () -> pick("attributes", "acknowledges", "disputes")),
                Map.of("by", "A state", "status", pick("active", "withdrawn")));
    }

    private Map<String, Object> response() {
        return object(
                2,
                Map.of("byCountry", () -> pick("AL", "US"), "at", this::date, "againstCountry", () -> "IR"),
                Map.of("status", pick("in-force", "ended")));
    }

    private void maybe(Map<String, Object> tree, String name, Supplier<Object> value) {
        if (random.nextInt(4) > 0) {
            tree.put(name, value.get());
        }
    }

    private Map<String, Object> object(int oneIn, Map<String, Supplier<Object>> some, Map<String, Object> all) {
        Map<String, Object> object = new LinkedHashMap<>(all);
        new TreeMap<>(some).forEach((name, value) -> {
            if (random.nextInt(oneIn) > 0) {
                object.put(name, value.get());
            }
        });
        return object;
    }

    private List<Object> list(int most, Supplier<Object> element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private String date() {
        return pick(DATES);
    }

    private String pick(String... values) {
        return pick(List.of(values));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
