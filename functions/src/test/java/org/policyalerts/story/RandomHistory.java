package org.policyalerts.story;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.PolicyId;

/** What can happen to incidents of one claimant, to the book, to labels and to tasks, in an order drawn from a seed. */
final class RandomHistory {

    private static final List<String> EVENTS =
            List.of("report-one-albania.json", "report-parliament.json", "report-air-albania.json");
    private static final List<String> LABELS = List.of("clear", "clear", "amber", "amber+strict", "red");
    private static final List<String> ORGANISATIONS = List.of("KUVENDI", "ONE");
    private static final List<String> CLASSES = List.of("critical", "critical", "not-classified");
    private static final List<String> NOTIFICATIONS =
            List.of("earlyWarningAt", "incidentNotificationAt", "finalReportAt", "usersInformedAt");
    private static final List<String> POLICIES = List.of(
            "retaliatory-motive",
            "repeat-claimant",
            "several-sectors-one-claimant",
            "claim-is-not-attribution",
            "classification-gap",
            "inform-users",
            "early-warning-due",
            "attribution-contested",
            "warn-others",
            "scope-unknown-after-72h",
            "traffic-from-abroad",
            "record-only",
            "telecom-mass-exposure",
            "incident-notification-due",
            "final-report-due");

    final Chain chain = Chain.sendingExercises();
    final List<Marked> incidents = new ArrayList<>();

    /** What was done, for whoever looks for what led to a fault. */
    final List<String> log = new ArrayList<>();

    /** What acts changed that was none of theirs. */
    final List<String> trespasses = new ArrayList<>();

    private final Random random;
    private int silences;

    RandomHistory(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Optional<String> organisation() {
        return random.nextBoolean() ? Optional.of(one(ORGANISATIONS)) : Optional.empty();
    }

    /** Up to three incidents and so many things that happen to them; some policies fail from the beginning. */
    void play(int steps) {
        breakSome();
        int count = 1 + random.nextInt(3);
        IntStream.range(0, count).forEach(this::report);
        IntStream.range(0, steps).forEach(step -> happen(one(incidents)));
    }

    /** All may be told, nothing fails, and there was time for all that waits. */
    void end() {
        chain.repair();
        incidents.forEach(incident -> change(incident, Map.of("tlp", "amber")));
        IntStream.range(0, 8).forEach(run -> pass(Duration.ofHours(7)));
        Instant morning = chain.clock
                .instant()
                .atZone(Chain.TIRANA)
                .plusDays(1)
                .withHour(9)
                .toInstant();
        pass(Duration.between(chain.clock.instant(), morning));
        IntStream.range(0, 3).forEach(run -> pass(Duration.ofMinutes(16)));
    }

    private void report(int number) {
        String event = EVENTS.get(number);
        Marked incident = new Marked(event, String.valueOf((char) ('a' + number)));
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree(event));
        report.put("reference", incident.name());
        report.put("title", incident.name());
        report.put("summary", "In short.");
        report.put("tlp", one(LABELS));
        report.put("targets", incident.withVictim(organisation()));
        report.put("claims", claims("Homeland Justice"));
        log.add("report " + event + " " + report.get("tlp") + " " + report.get("targets"));
        incidents.add(incident);
        chain.clock.advance(Duration.ofMinutes(3));
        incident.is(chain.submit(report));
    }

    private void change(Marked incident, Map<String, Object> fields) {
        log.add(chain.clock.instant() + " " + incident.id() + " " + fields);
        chain.change(incident.id(), fields);
    }

    private void happen(Marked incident) {
        chain.clock.advance(Duration.ofMinutes(random.nextInt(20)));
        switch (random.nextInt(24)) {
            case 0 -> change(incident, Map.of("severity", 1L + random.nextInt(6)));
            case 1, 2 ->
                change(incident, Map.of("determination", one(List.of("confirmed", "blocked", "false-positive"))));
            case 3, 4 -> change(incident, Map.of("tlp", one(LABELS)));
            case 5 -> change(incident, Map.of("title", incident.name()));
            case 6 -> change(incident, Map.of("targets", incident.withVictim(organisation())));
            case 7 -> change(incident, Map.of("targets", incident.without(random.nextInt(9), random.nextBoolean())));
            case 8 -> claim(incident);
            case 9 -> assess(incident);
            case 10 -> change(incident, Map.of("status", one(List.of("open", "closed"))));
            case 11 -> change(incident, Map.of("mode", one(List.of("live", "live", "exercise", "backfill"))));
            case 12 -> giveOrTakeBack(incident, "notifications", one(NOTIFICATIONS), now());
            case 13 -> giveOrTakeBack(incident, "timeline", "awareAt", one(List.of("2023-12-25", now())));
            case 14, 18 -> breakSome();
            case 15 -> silence(one(POLICIES), 1 + random.nextInt(30));
            case 16, 17 -> act(incident);
            case 19 -> giveOrTakeBack(incident, "motive", "tension", "Relations cut since 2022");
            case 20 -> change(incident, Map.of("source", Map.of("domestic", one(List.of("yes", "no", "unknown")))));
            case 21 -> change(incident, Map.of("targets", incident.classified(one(CLASSES))));
            default -> pass(one(List.of(Duration.ofMinutes(16), Duration.ofHours(5), Duration.ofHours(26))));
        }
    }

    private List<Map<String, Object>> claims(String... claimants) {
        List<Map<String, Object>> claims = new ArrayList<>();
        for (String claimant : claimants) {
            claims.add(Map.of(
                    "claimant", claimant, "claimedAt", "2023-12-25", "status", one(List.of("active", "corroborated"))));
        }
        return claims;
    }

    private void claim(Marked incident) {
        List<Map<String, Object>> claims =
                switch (random.nextInt(4)) {
                    case 0 -> List.of();
                    case 1 -> claims("Homeland Justice", "Another Front");
                    case 2 -> claims("Another Front");
                    default -> claims("Homeland Justice");
                };
        change(incident, Map.of("claims", claims));
    }

    private void assess(Marked incident) {
        List<Map<String, Object>> assessments = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String country = one(List.of("IR", "RU"));
            assessments.add(Map.of(
                    "by",
                    one(List.of("NCSC", "CISA")),
                    "byCountry",
                    "US",
                    "at",
                    "2023-12-26",
                    "level",
                    "state",
                    "actor",
                    "Service of " + country,
                    "category",
                    "state",
                    "country",
                    country,
                    "confidence",
                    one(List.of("low", "moderate", "high"))));
        }
        boolean isAny = !assessments.isEmpty();
        change(
                incident,
                Map.of(
                        "attribution",
                        Map.of(
                                "status", isAny ? "public" : "unassessed",
                                "confidence", isAny ? one(List.of("low", "moderate", "high")) : "none",
                                "assessments", assessments)));
    }

    private String now() {
        return chain.clock.instant().toString();
    }

    private void giveOrTakeBack(Marked incident, String group, String field, Object value) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (report(incident).get(group).orElse(null) instanceof Map<?, ?> given) {
            given.forEach((name, old) -> fields.put(String.valueOf(name), old));
        }
        if (fields.remove(field) == null) {
            fields.put(field, value);
        }
        change(incident, Map.of(group, fields));
    }

    private void breakSome() {
        log.add(chain.clock.instant() + " break");
        switch (random.nextInt(4)) {
            case 0 -> chain.breakAllPolicies();
            case 1 -> chain.breakPolicy(one(POLICIES));
            default -> chain.repair();
        }
    }

    private void silence(String policy, int hours) {
        log.add(chain.clock.instant() + " silence " + policy + " " + hours);
        Instant now = chain.clock.instant();
        chain.silences.begin(new Silence(
                "sil_" + ++silences,
                new Silence.Subject(
                        Optional.of(new PolicyId(policy)), Optional.empty(), Optional.empty(), Optional.empty()),
                "mira",
                "planned talks",
                now,
                now.plus(Duration.ofHours(hours))));
    }

    private void pass(Duration time) {
        chain.clock.advance(time);
        log.add(chain.clock.instant() + " run");
        chain.review();
    }

    /** Somebody does something with a task, mostly one of their own. */
    private void act(Marked incident) {
        List<AudienceState> all = audiences(incident.id()).stream()
                .filter(state -> !state.tasks().isEmpty())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        AudienceState owner = one(all);
        Task task = one(owner.tasks());
        String audience = random.nextInt(4) == 0 ? "policy" : owner.recipient().name();
        TaskAct act = one(List.of(
                new TaskAct.Take(
                        Optional.of("officer"),
                        Optional.of(chain.clock.instant().plus(Duration.ofHours(1 + random.nextInt(60))))),
                new TaskAct.Take(Optional.empty(), Optional.empty()),
                new TaskAct.Done(Optional.of("note " + random.nextInt(9))),
                new TaskAct.Decline("not ours"),
                new TaskAct.Reopen("too early")));
        log.add(chain.clock.instant() + " " + audience + " " + act + " on " + task.policy() + " of " + owner.recipient()
                + " " + task.id());
        Map<String, Object> before = others(owner);
        chain.acts.act(task.id(), act, new Actor("somebody", Optional.of(Set.of(audience))));
        Map<String, Object> after = others(owner);
        if (!after.equals(before)) {
            trespasses.add(act + " of " + owner.recipient() + " changed another's");
        }
        chain.settle();
    }

    /** An incident as it is. */
    Report report(Marked incident) {
        return chain.incidents.find(incident.id()).orElseThrow().report();
    }

    List<AudienceState> audiences(IncidentId id) {
        return chain.evaluations.snapshot(id).orElseThrow().audiences();
    }

    /** All that is stored but the state of one audience of one incident. */
    private Map<String, Object> others(AudienceState own) {
        Map<String, Object> others = new LinkedHashMap<>();
        for (Map<String, Object> item : chain.table.items()) {
            boolean isOwn =
                    String.valueOf(item.get("pk")).endsWith(own.incident().value())
                            && own.recipient().name().equals(item.get("recipient"))
                            && own.track().name().equalsIgnoreCase(String.valueOf(item.get("track")));
            if (!isOwn) {
                others.put(item.get("pk") + " " + item.get("sk"), item);
            }
        }
        return others;
    }
}
