package org.policyalerts.incident.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a field of another form is called here: NIS2 forms, CSIRT tools and national portals name the same facts. */
public final class FieldHints {

    private static final String EFFECT =
            "; whether there is an effect across the border is impact.crossBorderEffect (yes, no or unknown)";

    /** Names of other forms by what they are called here, without regard to case, hyphens and underlines. */
    private static final Map<String, String> FOREIGN = byForeignName(Map.ofEntries(
            Map.entry(
                    "cause.malicious",
                    "suspectedMalicious maliciousAct maliciousOrUnlawful unlawfulOrMalicious suspectedUnlawful intentional isMalicious"),
            Map.entry("cause.rootCause", "rootCauseCategory causeCategory causeType"),
            Map.entry(
                    "timeline.awareAt",
                    "detectedAt detected detectionTime detectionDate dateDetected discoveredAt discoveryDate identifiedAt noticedAt"
                            + " awareness awarenessAt awareSince becameAwareAt timeOfAwareness"),
            Map.entry(
                    "timeline.occurredAt",
                    "startedAt startTime startDate beganAt happenedAt occurred occurrenceDate incidentDate incidentTime"),
            Map.entry("timeline.endedAt", "resolvedAt endTime endDate recoveredAt restoredAt"),
            Map.entry("timeline.initialAccessAt", "firstAccessAt intrusionAt compromisedAt"),
            Map.entry("impact.crossBorderEffect", "crossBorderImpact crossBorderEffects isCrossBorder"),
            Map.entry("impact.crossBorder", "affectedCountries affectedStates affectedMemberStates memberStates"),
            Map.entry("impact.usersAffected", "affectedUsers numberOfUsers numberOfUsersAffected affectedPersons"),
            Map.entry("impact.services", "affectedServices servicesAffected"),
            Map.entry("impact.disruptionHours", "duration downtime downtimeHours durationHours outageDuration"),
            Map.entry("summary", "description details incidentDescription"),
            Map.entry("title", "subject headline"),
            Map.entry(
                    "reference",
                    "caseId caseNumber ticket ticketId referenceNumber externalId incidentId incidentNumber"),
            Map.entry("kinds", "kind incidentType attackType attackTypes"),
            Map.entry("severity", "severityLevel impactLevel priority criticality"),
            Map.entry("tlp", "tlpLabel trafficLightProtocol marking distribution sharing"),
            Map.entry("techniques", "ttps mitreTechniques attackTechniques"),
            Map.entry(
                    "targets[].name",
                    "victim victims victimName affectedEntity entity operator target organization organizationName organisationName"),
            Map.entry("targets[].country", "country countryCode victimCountry"),
            Map.entry("targets[].sector", "industry sectorCode affectedSector"),
            Map.entry("targets[].confirmation", "confirmedBy"),
            Map.entry("targets[].nis2Entity", "entityType entityClass"),
            Map.entry(
                    "claims[].claimant, or attribution.assessments[].actor where somebody has assessed it",
                    "actor actors attacker attackers adversary threatActor threatActors perpetrator"),
            Map.entry("notifications.earlyWarningAt", "earlyWarning earlyWarningSentAt"),
            Map.entry("notifications.incidentNotificationAt", "incidentNotification notificationSentAt"),
            Map.entry("notifications.finalReportAt", "finalReport finalReportSentAt")));

    /** The places of the model by the last name on their path. */
    private static final Map<String, List<String>> OWN = ownNames();

    private FieldHints() {}

    /** What a name of another form is called here: a path, with {@code []} after lists; empty if nobody uses it. */
    public static Optional<String> ofOtherForms(String name) {
        return Optional.ofNullable(FOREIGN.get(folded(name)));
    }

    /** Where a name that the model does not have at this place belongs, as the end of a sentence; empty if unknown. */
    public static Optional<String> instead(String name) {
        String folded = folded(name);
        if (folded.equals("crossborder")) {
            return Optional.of("; the states affected are impact.crossBorder" + EFFECT);
        }
        Optional<String> foreign = ofOtherForms(name);
        if (foreign.isPresent()) {
            return foreign.map(path -> "; here it is called " + path);
        }
        List<String> places = OWN.getOrDefault(folded, List.of());
        return places.size() == 1 ? Optional.of("; its place is " + places.get(0)) : Optional.empty();
    }

    /** What to add where a value is none for its field; empty if there is nothing to add. */
    public static String toWrong(Field field) {
        return switch (field.name()) {
            case "crossBorder" -> EFFECT;
            case "severity" -> " (1 is the worst); leave it out if it was not assessed";
            default -> "";
        };
    }

    private static Map<String, String> byForeignName(Map<String, String> namesByPlace) {
        Map<String, String> places = new HashMap<>();
        namesByPlace.forEach((place, names) -> {
            for (String name : names.split(" ", -1)) {
                places.put(folded(name), place);
            }
        });
        return Map.copyOf(places);
    }

    private static Map<String, List<String>> ownNames() {
        Map<String, List<String>> places = new HashMap<>();
        collect(IncidentModel.REPORT, "", places);
        return Map.copyOf(places);
    }

    private static void collect(Field parent, String prefix, Map<String, List<String>> places) {
        for (Field field : parent.fields()) {
            String place = prefix + field.name();
            places.computeIfAbsent(folded(field.name()), absent -> new ArrayList<>())
                    .add(place);
            collect(field, place + (field.isList() ? "[]." : "."), places);
        }
    }

    private static String folded(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }
}
