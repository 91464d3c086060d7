package org.policyalerts.api.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.calendar.CalendarEntry;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;

/** {@code GET /calendar}: what falls due for an audience: its tasks, the waits that run, reviews of attributions. */
final class ReadCalendar implements Route.Handler {

    private static final Duration LOOK_BACK = Duration.ofDays(90);

    /** Incidents whose waits are read, and reviews; that there are more is said. */
    private static final int MOST = 100;

    private static final int PAGE = 500;
    private static final int MOST_ON_A_PAGE = 1_000;

    /** Whose the reviews are. */
    private static final Recipient REVIEWERS = Recipient.of(CalendarEntry.REVIEWERS);

    private final TaskRoutes.Dependencies dependencies;

    ReadCalendar(TaskRoutes.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        int limit = Parameters.limit(request, PAGE, MOST_ON_A_PAGE);
        Optional<String> cursor = Parameters.cursor(request);
        Period period = period(request);
        IncidentLine incidents = new IncidentLine(dependencies.incidents(), request.caller());
        SummaryPage latest = latest();
        ListPage<CalendarEntry> page = ListPage.of(
                entries(request, latest, incidents).filter(entry -> !entry.isEnded() && period.includes(entry.at())),
                CalendarEntry::position,
                cursor,
                limit);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("entries", page.shown().stream().map(this::document).toList());
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

    private Stream<CalendarEntry> entries(ApiRequest request, SummaryPage latest, IncidentLine incidents) {
        List<Recipient> recipients = Actors.recipients(request, dependencies.tasks(), Track.REAL);
        Stream<CalendarEntry> tasks = recipients.stream()
                .flatMap(one -> dependencies.tasks().unfinished(one, Track.REAL, ListTasks.MOST_STATES).stream())
                .flatMap(state -> incidents.visible(state.incident()).stream()
                        .flatMap(incident -> CalendarEntry.ofTasks(state, incident)));
        Stream<CalendarEntry> waits = latest.incidents().stream()
                .flatMap(summary -> incidents.visible(summary.id()).stream())
                .flatMap(incident -> waits(incident, recipients));
        return Stream.of(tasks, waits, reviews(recipients, incidents)).flatMap(all -> all);
    }

    private Stream<CalendarEntry> reviews(List<Recipient> recipients, IncidentLine incidents) {
        return recipients.contains(REVIEWERS)
                ? dependencies.reviews().due(Instant.MAX, MOST, Optional.empty()).reviews().stream()
                        .flatMap(review -> incidents.visible(review.incident()).stream()
                                .map(incident -> CalendarEntry.ofReview(review.item(), incident)))
                : Stream.of();
    }

    private SummaryPage latest() {
        Instant now = dependencies.clock().instant();
        Period period = new Period(now.minus(LOOK_BACK), now);
        return dependencies.incidents().list(new Listing(null, null, null, null, null, period, MOST, null));
    }

    /** What the latest decision says that waits, of the policies that would tell one of the recipients. */
    private Stream<CalendarEntry> waits(Incident incident, List<Recipient> recipients) {
        return dependencies.evaluations().latestDecision(incident.id()).stream()
                .flatMap(decision -> decision.get("pending") instanceof List<?> list
                        ? list.stream().flatMap(one -> wait(incident, decision, (Map<?, ?>) one).stream())
                        : Stream.of())
                .filter(entry ->
                        recipients.stream().anyMatch(one -> entry.owners().contains(one.name())));
    }

    private Optional<CalendarEntry> wait(Incident incident, Map<String, Object> decision, Map<?, ?> pending) {
        Instant at = Instant.parse(String.valueOf(pending.get("dueAt")));
        Instant decidedAt = Instant.parse(String.valueOf(decision.get("at")));
        return dependencies
                .book()
                .find(new PolicyId(String.valueOf(pending.get("policy"))))
                .map(policy -> CalendarEntry.ofWait(policy, at, incident, decidedAt));
    }

    private Map<String, Object> document(CalendarEntry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", entry.kind().text());
        document.put("at", entry.at().toString());
        document.put("overdue", entry.at().isBefore(dependencies.clock().instant()));
        document.put("owners", entry.owners());
        document.put("words", entry.words());
        document.put("incident", IncidentLine.of(entry.incident()));
        return document;
    }
}
