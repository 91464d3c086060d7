package org.policyalerts.local.year;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyalerts.local.stack.Caller;

/** What callers were told is stored; names what turns out otherwise. */
final class YearLedger {

    static final String READER = "curator:AKCESK+restricted";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int RECENT = 40;

    private final Map<String, Known> bySecret = new LinkedHashMap<>();
    private final Map<String, Known> byId = new HashMap<>();
    private final List<Known> undecided = new ArrayList<>();

    Known accepted(RandomReports.Drawn report, String id) {
        Known known = new Known(report, id);
        bySecret.put(report.secret(), known);
        byId.put(id, known);
        undecided.add(known);
        return known;
    }

    List<Known> all() {
        return List.copyOf(bySecret.values());
    }

    /** Those that somebody may still change. */
    List<Known> present(Instant now) {
        return bySecret.values().stream()
                .filter(known -> !known.mayBeGone(now.plus(Duration.ofDays(2))))
                .toList();
    }

    /** The latest of them, which are changed most. */
    List<Known> recent(Instant now) {
        List<Known> present = present(now);
        return present.subList(Math.max(0, present.size() - RECENT), present.size());
    }

    int size() {
        return bySecret.size();
    }

    long gone() {
        return bySecret.values().stream().filter(known -> known.isGone).count();
    }

    Optional<Known> ofSecret(String word) {
        return Optional.ofNullable(bySecret.get(word));
    }

    boolean isGone(String id) {
        return byId.containsKey(id) && byId.get(id).isGone;
    }

    /** Takes down how an incident stands after an act on it, from what its reporter reads. */
    void read(Known known, String body, Instant now) {
        Map<String, Object> document = Caller.object(body);
        int version = Integer.parseInt(String.valueOf(document.get("version")));
        if (version != known.version) {
            undecided.add(known);
        }
        known.version = version;
        Map<?, ?> report = document.get("report") instanceof Map<?, ?> map ? map : document;
        Map<?, ?> attribution = report.get("attribution") instanceof Map<?, ?> map ? map : Map.of();
        known.isExercise = "exercise".equals(report.get("mode"));
        known.isAttributionClosed = String.valueOf(attribution.get("status")).startsWith("closed");
        boolean isClosed = "closed".equals(report.get("status"));
        if (!isClosed) {
            known.closedAt = null;
        } else if (known.closedAt == null) {
            known.closedAt = now;
        }
    }

    /** Each accepted report is there in the version its reporter knows, once, or has ended as it should. */
    List<String> wrong(Caller caller, Instant now) throws Exception {
        List<String> complaints = new ArrayList<>();
        Map<String, Long> listed = listed(caller, complaints);
        for (Known known : bySecret.values()) {
            Long version = listed.remove(known.id);
            boolean isListed = version != null;
            boolean isThere = isListed || (!known.isGone && isThere(caller, known, now, complaints));
            if (isListed && version != known.version) {
                complaints.add(known.reference + " is listed in version " + version + ", not " + known.version);
            }
            if (isThere && (known.isGone || known.mustBeGone(now))) {
                complaints.add(known.reference + " was closed at " + known.closedAt + " and is there at " + now);
            }
            known.isGone |= !isThere;
        }
        listed.keySet().forEach(id -> complaints.add(id + " is nobody's"));
        undecided(caller, complaints);
        return complaints;
    }

    /** What stands in no list is an exercise or has ended. */
    private static boolean isThere(Caller caller, Known known, Instant now, List<String> complaints) throws Exception {
        int status = caller.get("/incidents/" + known.id, READER).statusCode();
        if (status != OK && !known.mayBeGone(now)) {
            complaints.add(known.reference + " is answered with " + status + "; closed at " + known.closedAt);
        }
        if (status == OK && !known.isExercise) {
            complaints.add(known.reference + " stands in no list");
        }
        return status != NOT_FOUND;
    }

    /** Every incident of all pages, by id. */
    private static Map<String, Long> listed(Caller caller, List<String> complaints) throws Exception {
        Map<String, Long> listed = new TreeMap<>();
        String query = "/incidents?limit=100&from=2023-01-01";
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            String page = caller.get(query + cursor.get(), READER).body();
            for (Map<?, ?> incident : Caller.objects(page, "incidents")) {
                Long before = listed.put(
                        String.valueOf(incident.get("id")), Long.valueOf(String.valueOf(incident.get("version"))));
                if (before != null) {
                    complaints.add(incident.get("id") + " is listed twice");
                }
            }
            cursor = Optional.ofNullable(Caller.object(page).get("cursor")).map(next -> "&cursor=" + next);
        }
        return listed;
    }

    /** What was reported or changed since the last look has been decided. */
    private void undecided(Caller caller, List<String> complaints) throws Exception {
        for (Known known : Set.copyOf(undecided)) {
            int status =
                    caller.get("/incidents/" + known.id + "/decision", READER).statusCode();
            if (status != OK && !known.isGone) {
                complaints.add(known.reference + " is not decided: " + status);
            }
        }
        undecided.clear();
    }

    /** Incidents that have ended and that a list of staff still names. */
    List<String> dangling(Caller caller) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (String path : List.of("/alerts?limit=100", "/tasks?limit=100", "/reviews?limit=100", "/calendar")) {
            String body = caller.get(path, "staff+restricted").body();
            String named = YearWords.ids(body).filter(this::isGone).collect(Collectors.joining(" "));
            if (!named.isEmpty()) {
                complaints.add(path + " names what has ended: " + named);
            }
        }
        return complaints;
    }
}
