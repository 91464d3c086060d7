package org.policyalerts.api.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.text.Fingerprint;

/** {@code GET /calendar}: what falls due for an audience: its tasks, the waits that run, reviews of attributions. */
final class ReadCalendar implements Route.Handler {

    private static final Duration LOOK_BACK = Duration.ofDays(90);

    /** Incidents whose waits are read, and reviews; that there are more is said. */
    private static final int MOST = 100;

    private static final int PAGE = 500;
    private static final int MOST_ON_A_PAGE = 1_000;

    /** Whose the reviews are. */
    private static final Recipient REVIEWERS = Recipient.of("attribution");

    private final TaskRoutes.Dependencies dependencies;

    ReadCalendar(TaskRoutes.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    /**
     * One thing that falls due.
     *
     * @param source the task, or the policy that waits; empty for a review
     */
    private record Entry(
            String kind, Instant at, List<String> owners, String words, IncidentId incident, String source) {

        /** Where it stands in the list, as a cursor: it may be about an incident that the caller must not know of. */
        String position() {
            String hash = Fingerprint.sha256(kind + owners + source + incident).substring(0, 16);
            return "%013d-%s".formatted(at.toEpochMilli(), hash);
        }
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        int limit = Parameters.limit(request, PAGE, MOST_ON_A_PAGE);
        Optional<String> cursor = Parameters.cursor(request);
        Period period = period(request);
        IncidentLine incidents = new IncidentLine(dependencies.incidents(), request.caller());
        SummaryPage latest = latest();
        ListPage<Entry> page = ListPage.of(
                entries(request, latest, incidents).stream()
                        .filter(entry -> period.includes(entry.at()) && incidents.shows(entry.incident())),
                Entry::position,
                cursor,
                limit);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "entries",
                page.shown().stream().map(entry -> document(entry, incidents)).toList());
        document.put("complete", latest.cursor() == null);
        document.put("cursor", page.cursor().orElse(null));
        return ApiResponse.json(200, document);
    }

    private Period period(ApiRequest request) {
        ZoneId zone = dependencies.zone();
        return new Period(
                Parameters.date(request, "from")
                        .map(from -> from.earliest(zone))
                        .orElse(Instant.MIN),
                Parameters.date(request, "to").map(to -> to.latest(zone)).orElse(Instant.MAX));
    }

    private List<Entry> entries(ApiRequest request, SummaryPage latest, IncidentLine incidents) {
        List<Recipient> recipients = Actors.recipients(request, dependencies.tasks(), Track.REAL);
        List<Entry> entries = new ArrayList<>(tasks(recipients));
        latest.incidents().stream()
                .map(IncidentSummary::id)
                .filter(incidents::shows)
                .flatMap(id -> waits(id, recipients))
                .forEach(entries::add);
        if (recipients.contains(REVIEWERS)) {
            dependencies.reviews().due(Instant.MAX, MOST, Optional.empty()).reviews().stream()
                    .map(ReadCalendar::entry)
                    .forEach(entries::add);
        }
        return entries;
    }

    private SummaryPage latest() {
        Instant now = dependencies.clock().instant();
        Period period = new Period(now.minus(LOOK_BACK), now);
        return dependencies.incidents().list(new Listing(null, null, null, null, null, period, MOST, null));
    }

    private List<Entry> tasks(List<Recipient> recipients) {
        return recipients.stream()
                .flatMap(one -> dependencies.tasks().unfinished(one, Track.REAL, ListTasks.MOST_STATES).stream())
                .flatMap(state -> state.unfinished().stream()
                        .filter(task -> task.step().dueAt() != null)
                        .map(task -> entry(task, state.recipient())))
                .toList();
    }

    private static Entry entry(Task task, Recipient owner) {
        String kind = task.step().isDuty() ? "duty" : "task";
        return new Entry(
                kind,
                task.dueOrLast(),
                List.of(owner.name()),
                task.step().words(),
                task.id().incident(),
                task.id().value());
    }

    private static Entry entry(DueReview review) {
        return new Entry(
                "review",
                review.item().dueAt(),
                List.of(REVIEWERS.name()),
                "Review the attribution",
                review.incident(),
                "");
    }

    /** What the latest decision says that waits, of the policies that would tell one of the recipients. */
    private Stream<Entry> waits(IncidentId incident, List<Recipient> recipients) {
        Object pending = dependencies
                .evaluations()
                .latestDecision(incident)
                .map(decision -> decision.get("pending"))
                .orElse(List.of());
        return pending instanceof List<?> list
                ? list.stream().flatMap(one -> wait(incident, (Map<?, ?>) one, recipients).stream())
                : Stream.of();
    }

    private Optional<Entry> wait(IncidentId incident, Map<?, ?> pending, List<Recipient> recipients) {
        Instant at = Instant.parse(String.valueOf(pending.get("dueAt")));
        return dependencies.book().find(new PolicyId(String.valueOf(pending.get("policy")))).stream()
                .map(policy -> new Entry(
                        "wait",
                        at,
                        owners(policy),
                        policy.title(),
                        incident,
                        policy.id().value()))
                .filter(entry ->
                        recipients.stream().anyMatch(one -> entry.owners().contains(one.name())))
                .findFirst();
    }

    private static List<String> owners(Policy policy) {
        return Stream.concat(
                        policy.audience().stream(), policy.recommend().stream().map(Recommendation::owner))
                .distinct()
                .toList();
    }

    private Map<String, Object> document(Entry entry, IncidentLine incidents) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", entry.kind());
        document.put("at", entry.at().toString());
        document.put("overdue", entry.at().isBefore(dependencies.clock().instant()));
        document.put("owners", entry.owners());
        document.put("words", entry.words());
        document.put("incident", incidents.of(entry.incident()));
        return document;
    }
}
