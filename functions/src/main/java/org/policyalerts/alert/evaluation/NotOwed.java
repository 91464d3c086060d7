package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.text.TimeFormat;

/**
 * The duties that begin to hold only after their deadline because the class or entity of a target was changed: nobody
 * could have met them. What was ever owed stays owed, whatever is changed.
 *
 * @param isByRules whether it is made again because another book came into force: nobody could have met a duty that was
 *     no duty before
 */
record NotOwed(Snapshot snapshot, Decision decision, boolean isByRules) {

    /** How the reason begins. */
    private static final String NOT_OWED = "not-owed: ";

    private static final String RECLASSED = "the class or entity of a target was changed";
    private static final List<String> CLASSES = List.of("infrastructureClass", "nis2Entity");

    /** Whether an alert keeps the record of such a duty. */
    static boolean isRecordedBy(Alert alert) {
        return alert.state() == AlertState.SUPPRESSED && isReason(String.valueOf(alert.note()));
    }

    /** Whether these words say that a duty is not owed. */
    static boolean isReason(String words) {
        return words.startsWith(NOT_OWED);
    }

    /**
     * These duties, each with the reason.
     *
     * @param previous the version before
     * @param asIf what the book would say of this version with another report
     */
    Map<PolicyId, String> reasons(Optional<Incident> previous, Function<Report, Decision> asIf, ZoneId zone) {
        Map<PolicyId, String> reasons = new HashMap<>();
        List<Match> late = new ArrayList<>();
        for (Match match : decision.matched()) {
            if (!isPastDuty(match)) {
                continue;
            }
            List<Alert> known = alerts(match.policy().id());
            known.stream()
                    .filter(NotOwed::isRecordedBy)
                    .forEach(alert -> reasons.put(match.policy().id(), String.valueOf(alert.note())));
            if (known.isEmpty()) {
                late.add(match);
            }
        }
        if (isByRules) {
            late.forEach(match -> reasons.put(match.policy().id(), reason(match, "the rules changed", zone)));
            return reasons;
        }
        previous.filter(before -> !late.isEmpty() && isNewVersion())
                .flatMap(before -> withClassesOf(before.report()))
                .ifPresent(report -> {
                    Set<PolicyId> owed = policies(asIf.apply(report));
                    late.stream()
                            .filter(match -> !owed.contains(match.policy().id()))
                            .forEach(match -> reasons.put(match.policy().id(), reason(match, RECLASSED, zone)));
                });
        return reasons;
    }

    private boolean isPastDuty(Match match) {
        Instant due = match.clockDue();
        return match.duty().isPresent() && due != null && due.isBefore(decision.at());
    }

    private List<Alert> alerts(PolicyId policy) {
        return snapshot.alerts().stream().filter(alert -> alert.isOf(policy)).toList();
    }

    private boolean isNewVersion() {
        return snapshot.state().evaluatedVersion() < decision.version();
    }

    private static Set<PolicyId> policies(Decision decision) {
        Set<PolicyId> policies = new HashSet<>();
        decision.matched().forEach(match -> policies.add(match.policy().id()));
        decision.fulfilled().forEach(done -> policies.add(done.match().policy().id()));
        return policies;
    }

    private static String reason(Match match, String event, ZoneId zone) {
        String due = Optional.ofNullable(match.clockDue())
                .map(new TimeFormat(zone)::full)
                .orElse("");
        return NOT_OWED + "its deadline, " + due + ", had passed when " + event;
    }

    /** This version, as if each target were still classed as before; empty if none was classed otherwise. */
    private Optional<Report> withClassesOf(Report before) {
        Report now = snapshot.incident().report();
        List<Map<String, Object>> targets = now.objects("targets");
        List<Map<String, Object>> earlier = before.objects("targets");
        List<Object> classed = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Map<String, Object> target = new LinkedHashMap<>(targets.get(i));
            counterpart(target, i, earlier)
                    .ifPresent(old -> CLASSES.forEach(field -> {
                        target.remove(field);
                        Optional.ofNullable(old.get(field)).ifPresent(value -> target.put(field, value));
                    }));
            classed.add(target);
        }
        Map<String, Object> tree = new LinkedHashMap<>(now.tree());
        tree.put("targets", classed);
        return classed.equals(targets) ? Optional.empty() : Optional.of(Report.copyOf(tree));
    }

    private static Optional<Map<String, Object>> counterpart(
            Map<String, Object> target, int place, List<Map<String, Object>> earlier) {
        return earlier.stream()
                .filter(old -> target.get("name") != null && target.get("name").equals(old.get("name")))
                .findFirst()
                .or(() -> place < earlier.size() ? Optional.of(earlier.get(place)) : Optional.empty());
    }
}
