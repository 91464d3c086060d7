package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.evaluation.TaskChanges.Wanted;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision.Clock;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Recommendation;

/** Whose each recommended step is: an operator's go to each organisation that was hit, or through the CSIRT. */
final class Steps {

    private static final String PASSES_ON = "csirt";

    private final Track track;
    private final List<String> organisations;
    private final boolean isSomebodyUnnamed;

    Steps(Track track, Report report) {
        this.track = track;
        this.organisations = report.distinct("targets.organisation");
        this.isSomebodyUnnamed =
                report.objects("targets").stream().anyMatch(target -> !target.containsKey("organisation"))
                        || organisations.isEmpty();
    }

    /** Those about an incident as it is. */
    static Steps of(Snapshot snapshot) {
        return new Steps(snapshot.incident().track(), snapshot.incident().report());
    }

    /** What a step is known by in every incident: its id, else its words without what does not tell them apart. */
    static String key(Recommendation step) {
        String id = step.id();
        return id == null ? ClaimantKeys.fold(step.action()) : "#" + id;
    }

    /** Who is told that an audience is: operators each for themselves, and nobody if none can be reached. */
    List<Recipient> informed(String audience) {
        return audience.equals(Recipient.OPERATOR)
                ? organisations.stream().map(Recipient::operator).toList()
                : List.of(Recipient.of(audience));
    }

    /** Who is told instead what an audience may have to do; a recipient's name is its own. */
    List<Recipient> acting(String audience) {
        return List.copyOf(owners(audience).keySet());
    }

    /** The names of those who are told instead what some audiences may have to do. */
    List<String> acting(List<String> audiences) {
        return audiences.stream()
                .flatMap(audience -> acting(audience).stream())
                .map(Recipient::name)
                .distinct()
                .toList();
    }

    /** The steps of an alert by their owners. */
    Map<Recipient, List<Wanted>> of(Alert alert, Match match, Instant now, ZoneId zone) {
        Map<Recipient, List<Wanted>> wanted = new LinkedHashMap<>();
        for (Recommendation step : match.recommended()) {
            if (!step.isCaution()) {
                owners(step.owner())
                        .forEach((owner, onBehalfOf) -> wanted.computeIfAbsent(owner, none -> new ArrayList<>())
                                .add(wanted(alert, match, step, new Owner(owner, onBehalfOf), new Time(now, zone))));
            }
        }
        return wanted;
    }

    private record Owner(Recipient recipient, Optional<String> onBehalfOf) {}

    private record Time(Instant now, ZoneId zone) {}

    private Map<Recipient, Optional<String>> owners(String owner) {
        if (!owner.equals(Recipient.OPERATOR)) {
            return Map.of(Recipient.of(owner), Optional.empty());
        }
        Map<Recipient, Optional<String>> owners = new LinkedHashMap<>();
        organisations.forEach(name -> owners.put(Recipient.operator(name), Optional.empty()));
        if (isSomebodyUnnamed) {
            owners.put(Recipient.of(PASSES_ON), Optional.of(owner));
        }
        return owners;
    }

    private Wanted wanted(Alert alert, Match match, Recommendation step, Owner owner, Time time) {
        // As long as the clock has not started, no law sets a time.
        boolean isOfDuty = match.duty().isPresent() && match.countedFrom() != null && !step.stays();
        @Nullable
        Instant remindAt = isOfDuty ? match.duty().map(Clock::remindAt).orElse(null) : null;
        Task.Step wanted = new Task.Step(
                step.action(),
                key(step),
                owner.onBehalfOf().orElse(null),
                dueAt(alert, match, step, time).orElse(null),
                remindAt,
                step.per(),
                isOfDuty);
        String known =
                owner.onBehalfOf().map(name -> wanted.key() + "\n" + name).orElse(wanted.key());
        TaskId id = TaskId.of(alert.id(), track, owner.recipient().name(), known);
        return new Wanted(alert, wanted, id);
    }

    /** As the alert says, which keeps the first times of what was kept quiet; what it does not ask yet, from now. */
    private static Optional<Instant> dueAt(Alert alert, Match match, Recommendation step, Time time) {
        return alert.tasks().stream()
                .filter(action -> action.isOf(step))
                .findFirst()
                .map(action -> Optional.ofNullable(action.dueAt()))
                .orElseGet(() -> match.dueAt(step, time.now(), time.zone()));
    }
}
