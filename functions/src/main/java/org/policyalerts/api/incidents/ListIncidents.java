package org.policyalerts.api.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.Parameters;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.model.IncidentModel;

/** {@code GET /incidents}: newest first. */
record ListIncidents(IncidentStore store, ZoneId zone, IncidentTable table) {

    private static final PartialDate FIRST = PartialDate.parse("1970").orElseThrow();
    private static final PartialDate LAST = PartialDate.parse("9998").orElseThrow();

    /** Pages that one request looks through while it has found nothing of what is asked. */
    private static final int MOST_PAGES = 20;

    private static final int MOST_SUMMARIES = 2_000;

    /** The same where each incident has to be read. */
    private static final int MOST_INCIDENTS = 200;

    /** Incidents that the caller may see, and where the list goes on. */
    private record Found(
            List<IncidentSummary> shown, @Nullable String cursor) {}

    ApiResponse json(ApiRequest request) {
        Found found = found(request);
        return ApiResponse.page(
                "incidents",
                found.shown().stream().map(IncidentDocument::summary).toList(),
                Optional.ofNullable(found.cursor()));
    }

    ApiResponse csv(ApiRequest request) {
        Found found = found(request);
        List<Map<String, Object>> rows = found.shown().stream()
                .flatMap(summary -> store.find(summary.id()).filter(request.caller()::sees).stream())
                .map(incident -> table.row(incident, request.caller()))
                .toList();
        return CsvAnswer.of(request, "incidents", IncidentTable.COLUMNS, rows, Optional.ofNullable(found.cursor()));
    }

    private Found found(ApiRequest request) {
        IncidentSearch search = IncidentSearch.of(request, zone);
        Listing listing = listing(request);
        SummaryPage page = page(listing);
        List<IncidentSummary> shown = shown(page, search, request.caller());
        int left = pages(search, listing.limit());
        while (shown.isEmpty() && page.cursor() != null && left-- > 0) {
            listing = listing.from(page.cursor());
            page = page(listing);
            shown = shown(page, search, request.caller());
        }
        return new Found(shown, page.cursor());
    }

    private static int pages(IncidentSearch search, int size) {
        int most = search.asksTheIncident() ? MOST_INCIDENTS : MOST_SUMMARIES;
        return search.isAsked() ? Math.min(MOST_PAGES, most / size) : 0;
    }

    private List<IncidentSummary> shown(SummaryPage page, IncidentSearch search, Caller caller) {
        return page.incidents().stream()
                .filter(summary -> isShown(summary, search, caller))
                .toList();
    }

    /** A summary does not say which operators were hit, so these find nothing by the names of others. */
    private boolean isShown(IncidentSummary summary, IncidentSearch search, Caller caller) {
        if (!caller.isOperator()) {
            return caller.sees(summary) && search.fits(summary, victims(summary), () -> store.find(summary.id()));
        }
        Optional<Incident> own = store.find(summary.id()).filter(caller::sees).map(caller::view);
        return own.isPresent()
                && search.fits(
                        summary,
                        own.get().report().all("targets.name").stream()
                                .map(Object::toString)
                                .toList(),
                        () -> own);
    }

    private static List<String> victims(IncidentSummary summary) {
        return summary.targets().stream()
                .map(key -> key.substring(key.indexOf(':') + 1))
                .toList();
    }

    private SummaryPage page(Listing listing) {
        Period period = listing.period();
        return period != null && period.from().isAfter(period.to())
                ? new SummaryPage(List.of(), null)
                : store.list(listing);
    }

    private Listing listing(ApiRequest request) {
        return new Listing(
                orNull(Parameters.text(request, "claimant", 300)),
                orNull(Parameters.oneOf(request, "sector", values("targets.sector"))),
                orNull(Parameters.matching(request, "country", "[A-Z]{2}", "a country code of two capital letters")),
                orNull(Parameters.oneOf(request, "attribution", values("attribution.status"))),
                request.caller().isStaff() ? null : request.caller().organisationOrRefused(),
                period(request),
                Parameters.limit(request),
                orNull(Parameters.cursor(request)));
    }

    private @Nullable Period period(ApiRequest request) {
        Optional<PartialDate> from = Parameters.date(request, "from");
        Optional<PartialDate> to = Parameters.date(request, "to");
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        Instant first = from.orElse(FIRST).earliest(zone);
        return new Period(first, to.orElse(LAST).latest(zone));
    }

    private static List<String> values(String path) {
        return IncidentModel.find(path).orElseThrow().values();
    }

    private static @Nullable String orNull(Optional<String> value) {
        return value.orElse(null);
    }
}
