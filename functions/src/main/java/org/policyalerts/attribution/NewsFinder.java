package org.policyalerts.attribution;

import static org.policyalerts.incident.Report.textOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.VersionDifference;
import org.policyalerts.incident.VersionDifference.FieldChange;

/** Finds what happened to a case: what brings its review forward, and what else has changed. */
record NewsFinder(ClaimantKeys keys) {

    private static final int MOST_FIELDS = 6;

    /**
     * A new claim, a claim withdrawn, a new assessment or listing, a target's classification changed, another incident.
     */
    List<CaseNews> events(ReviewInput input) {
        List<CaseNews> news = new ArrayList<>();
        input.arrived().forEach(other -> sameClaimant(input.incident(), other).ifPresent(news::add));
        if (input.isNewVersion() && input.previous().isPresent()) {
            Changes changes = new Changes(input.previous().get().report(), input.incident());
            changes.added("claim", "New claim by ", report -> claims(report, true), news);
            changes.added("withdrawn", "Claim withdrawn or refuted: ", report -> claims(report, false), news);
            changes.added("assessment", "New assessment by ", NewsFinder::assessments, news);
            changes.added("listing", "New sanctions by ", NewsFinder::listings, news);
            changes.reclassified(news);
        }
        return news;
    }

    /** Which fields a version changed, as one line. */
    Optional<CaseNews> fields(ReviewInput input) {
        if (!input.isNewVersion()) {
            return Optional.empty();
        }
        return input.previous()
                .map(before -> VersionDifference.between(
                        before.report(), input.incident().report()))
                .filter(changes -> !changes.isEmpty())
                .map(changes -> new CaseNews(
                        "version:" + input.incident().version(),
                        input.incident().updatedAt(),
                        "Version " + input.incident().version() + " changed " + listed(changes)));
    }

    private static String listed(List<FieldChange> changes) {
        Set<String> names = changes.stream()
                .map(change ->
                        change.pointer().substring(1).replaceAll("/\\d+", "").replace('/', '.'))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String first = names.stream().limit(MOST_FIELDS).collect(Collectors.joining(", "));
        return names.size() > MOST_FIELDS ? first + " and " + (names.size() - MOST_FIELDS) + " more" : first;
    }

    private Optional<CaseNews> sameClaimant(Incident incident, Incident other) {
        boolean isShared = keys.joins(
                keys.ofStandingClaims(incident.report()),
                incident.report().distinct("targets.country"),
                keys.ofStandingClaims(other.report()),
                other.report().distinct("targets.country"));
        return isShared && isLater(other, incident)
                ? Optional.of(CaseNews.ofSameClaimant(other, incident))
                : Optional.empty();
    }

    /** The stream may repeat an incident that was there before this one came; that is not news. */
    private static boolean isLater(Incident other, Incident incident) {
        return other.updatedAt().isAfter(incident.receivedAt())
                || (other.updatedAt().equals(incident.receivedAt())
                        && other.id().compareTo(incident.id()) > 0);
    }

    private Map<String, String> claims(Report report, boolean isStanding) {
        List<Map<String, Object>> standing = report.standingClaims();
        return byKey(
                report.objects("claims").stream()
                        .filter(claim -> standing.contains(claim) == isStanding)
                        .toList(),
                claim -> keys.keyOf(textOf(claim, "claimant")),
                claim -> textOf(claim, "claimant"));
    }

    private static Map<String, String> assessments(Report report) {
        return byKey(
                report.objects("attribution.assessments").stream()
                        .filter(assessment -> textOf(assessment, "status").equals("active"))
                        .toList(),
                assessment -> textOf(assessment, "by") + "|" + textOf(assessment, "actor") + "|"
                        + textOf(assessment, "country") + "|" + textOf(assessment, "stance") + "|"
                        + textOf(assessment, "at"),
                assessment -> textOf(assessment, "by"));
    }

    private static Map<String, String> listings(Report report) {
        return byKey(
                report.objects("responses").stream()
                        .filter(response -> textOf(response, "type").equals("sanctions"))
                        .toList(),
                response -> textOf(response, "by") + "|" + textOf(response, "against") + "|" + textOf(response, "at"),
                response -> textOf(response, "by") + " against " + textOf(response, "against"));
    }

    private static Map<String, String> classes(Report report) {
        return byKey(
                report.objects("targets"),
                target -> textOf(target, "name"),
                target -> textOf(target, "infrastructureClass") + ", NIS2 entity "
                        + (target.containsKey("nis2Entity") ? textOf(target, "nis2Entity") : "not given"));
    }

    private static Map<String, String> byKey(
            List<Map<String, Object>> objects,
            Function<Map<String, Object>, String> key,
            Function<Map<String, Object>, String> name) {
        Map<String, String> found = new LinkedHashMap<>();
        objects.forEach(object -> found.putIfAbsent(key.apply(object), name.apply(object)));
        return found;
    }

    /** From one version to the next. */
    private record Changes(Report before, Incident after) {

        void added(String kind, String words, Function<Report, Map<String, String>> part, List<CaseNews> news) {
            Map<String, String> earlier = part.apply(before);
            Instant at = after.updatedAt();
            part.apply(after.report()).forEach((key, name) -> {
                if (!earlier.containsKey(key)) {
                    news.add(new CaseNews(key(kind, key), at, words + name));
                }
            });
        }

        void reclassified(List<CaseNews> news) {
            Map<String, String> earlier = classes(before);
            classes(after.report()).forEach((name, now) -> {
                if (!now.equals(earlier.getOrDefault(name, now))) {
                    news.add(new CaseNews(
                            key("class", name),
                            after.updatedAt(),
                            "Classification changed: " + name + " was " + earlier.get(name) + " and is " + now));
                }
            });
        }

        /** The key has the version in it, so that the same claim withdrawn and raised again is news each time. */
        private String key(String kind, String what) {
            return "v" + after.version() + ":" + kind + ":" + Integer.toHexString(what.hashCode());
        }
    }
}
