package org.policyalerts.api.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.calendar.CalendarEntry;
import org.policyalerts.alert.calendar.CalendarFile;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;

/** {@code GET /calendar}: what falls due for an audience: its tasks, the waits that run, reviews of attributions. */
record ReadCalendar(TaskRoutes.Dependencies dependencies) {

    static final String ICALENDAR = "text/calendar";

    private static final Duration LOOK_BACK = Duration.ofDays(90);

    /** Incidents whose waits are read, and reviews; that there are more is said. */
    private static final int MOST = 100;

    /** How an entry's position is written: the moment, and a hash. */
    private static final String POSITION = "-?\\d{12,}-[0-9a-f]{16}";

    private static final int PAGE = 500;
    private static final int MOST_ON_A_PAGE = 1_000;

    private static final List<String> COLUMNS =
            List.of("kind", "at", "overdue", "owners", "words", "incident", "reference", "title", "tlp", "claimedBy");

    /** Whose the reviews are. */
    private static final Recipient REVIEWERS = Recipient.of(CalendarEntry.REVIEWERS);

    /**
     * Some of what falls due.
     *
     * @param isComplete false if there may be waits, tasks or reviews of other incidents
     */
    private record Found(ListPage<CalendarEntry> page, boolean isComplete) {}

    /** The same before it is put in order. */
    private record Some(Stream<CalendarEntry> entries, boolean isComplete) {}

    ApiResponse json(ApiRequest request) {
        Found found = unfinished(request, PAGE);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "entries", found.page().shown().stream().map(this::document).toList());
        document.put("complete", found.isComplete());
        document.put("cursor", found.page().cursor().orElse(null));
        return ApiResponse.json(200, document);
    }

    ApiResponse csv(ApiRequest request) {
        Found found = unfinished(request, MOST_ON_A_PAGE);
        List<Map<String, Object>> rows =
                found.page().shown().stream().map(this::row).toList();
        return said(
                found,
                CsvAnswer.of(request, "calendar", COLUMNS, rows, found.page().cursor()));
    }

    /**
     * A file of one incident also cancels what has ended, so that it leaves a calendar that an earlier one was put
     * into; of a whole calendar a newer file takes the place, and what has ended is not in it.
     */
    ApiResponse calendar(ApiRequest request) {
        boolean isOfIncident = request.parameter("incident").isPresent();
        Found found = found(request, MOST_ON_A_PAGE, entry -> isOfIncident || !entry.isEnded());
        List<CalendarEntry> shown = found.page().shown();
        boolean isWhole = found.isComplete() && found.page().cursor().isEmpty();
        ApiResponse file = ApiResponse.file(
                        ICALENDAR,
                        "deadlines.ics",
                        CalendarFile.of(shown, isWhole, dependencies.clock().instant()))
                .meaning(CalendarFile.of(shown, isWhole, Instant.EPOCH));
        return said(found, CsvAnswer.linked(request, file, found.page().cursor()));
    }

    private static ApiResponse said(Found found, ApiResponse file) {
        return file.with("X-Complete", String.valueOf(found.isComplete()));
    }

    private Found unfinished(ApiRequest request, int usual) {
        return found(request, usual, entry -> !entry.isEnded());
    }

    private Found found(ApiRequest request, int usual, Predicate<CalendarEntry> isWanted) {
        int limit = Parameters.limit(request, usual, MOST_ON_A_PAGE);
        Optional<String> cursor = Parameters.cursor(request);
        // Behind a cursor of another list nothing would follow, as at the end of this one.
        if (cursor.filter(last -> !last.matches(POSITION)).isPresent()) {
            throw Parameters.foreignCursor();
        }
        Period period = period(request);
        IncidentLine incidents = new IncidentLine(dependencies.incidents(), request.caller());
        Some some = request.parameter("incident").isPresent()
                ? new Some(ofIncident(request, incidents), true)
                : ofAll(request, incidents);
        return new Found(
                ListPage.of(
                        some.entries().filter(entry -> isWanted.test(entry) && period.includes(entry.at())),
                        CalendarEntry::position,
                        cursor,
                        limit),
                some.isComplete());
    }

    private Stream<CalendarEntry> ofIncident(ApiRequest request, IncidentLine incidents) {
        Incident incident = request.parameter("incident")
                .filter(IncidentId::isWellFormed)
                .map(IncidentId::new)
                .flatMap(incidents::visible)
                .orElseThrow(IncidentAccess::missing);
        Track track = incident.track();
        List<Recipient> recipients = Actors.recipients(request, dependencies.tasks(), track);
        Stream<CalendarEntry> tasks = recipients.stream()
                .flatMap(one -> dependencies.tasks().find(incident.id(), one, track).stream())
                .flatMap(state -> CalendarEntry.ofTasks(state, incident));
        Stream<CalendarEntry> reviews = Stream.of(incident.id())
                .filter(id -> recipients.contains(REVIEWERS))
                .flatMap(id -> dependencies.reviews().find(id).stream())
                .flatMap(one -> one.stored().item().stream())
                .map(item -> CalendarEntry.ofReview(item, incident));
        return Stream.of(tasks, waits(incident, recipients), reviews).flatMap(all -> all);
    }

    private Period period(ApiRequest request) {
        ZoneId zone = dependencies.zone();
        return new Period(
                Parameters.date(request, "from")
                        .map(from -> from.earliest(zone))
                        .orElse(Instant.MIN),
                Parameters.date(request, "to").map(to -> to.latest(zone)).orElse(Instant.MAX));
    }

    private Some ofAll(ApiRequest request, IncidentLine incidents) {
        List<Recipient> recipients = Actors.recipients(request, dependencies.tasks(), Track.REAL);
        List<List<AudienceState>> states = recipients.stream()
                .map(one -> dependencies.tasks().unfinished(one, Track.REAL, ListTasks.MOST_STATES))
                .toList();
        SummaryPage latest = latest();
        ReviewPage reviews = recipients.contains(REVIEWERS)
                ? dependencies.reviews().due(Instant.MAX, MOST, Optional.empty())
                : new ReviewPage(List.of(), Optional.empty());
        boolean isComplete = latest.cursor() == null
                && reviews.cursor().isEmpty()
                && states.stream().allMatch(list -> list.size() < ListTasks.MOST_STATES);
        Stream<CalendarEntry> tasks = states.stream()
                .flatMap(List::stream)
                .flatMap(state -> incidents.visible(state.incident()).stream()
                        .flatMap(incident -> CalendarEntry.ofTasks(state, incident)));
        Stream<CalendarEntry> waits = latest.incidents().stream()
                .flatMap(summary -> incidents.visible(summary.id()).stream())
                .flatMap(incident -> waits(incident, recipients));
        return new Some(Stream.of(tasks, waits, reviews(reviews, incidents)).flatMap(all -> all), isComplete);
    }

    private static Stream<CalendarEntry> reviews(ReviewPage page, IncidentLine incidents) {
        return page.reviews().stream().flatMap(review -> incidents.visible(review.incident()).stream()
                .map(incident -> CalendarEntry.ofReview(review.item(), incident)));
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
        Map<String, Object> document = due(entry);
        document.put("incident", IncidentLine.of(entry.incident()));
        return document;
    }

    private Map<String, Object> row(CalendarEntry entry) {
        Map<String, Object> row = due(entry);
        IncidentLine.of(entry.incident())
                .forEach((name, value) -> row.put(name.equals("id") ? "incident" : name, value));
        return row;
    }

    private Map<String, Object> due(CalendarEntry entry) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", entry.kind().text());
        document.put("at", entry.at().toString());
        document.put("overdue", entry.at().isBefore(dependencies.clock().instant()));
        document.put("owners", entry.owners());
        document.put("words", entry.words());
        return document;
    }
}
