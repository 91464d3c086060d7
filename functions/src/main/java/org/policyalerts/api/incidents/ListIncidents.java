package org.policyalerts.api.incidents;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.model.IncidentModel;

/** {@code GET /incidents}: newest first. */
final class ListIncidents implements Route.Handler {

    private static final PartialDate FIRST = PartialDate.parse("1970").orElseThrow();
    private static final PartialDate LAST = PartialDate.parse("9998").orElseThrow();

    private final IncidentStore store;
    private final ZoneId zone;

    ListIncidents(IncidentStore store, ZoneId zone) {
        this.store = store;
        this.zone = zone;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        SummaryPage page = page(listing(request));
        List<Map<String, Object>> visible = page.incidents().stream()
                .filter(summary -> isVisible(request.caller(), summary))
                .map(IncidentDocument::summary)
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incidents", visible);
        document.put("cursor", page.cursor());
        return ApiResponse.json(200, document);
    }

    /** A summary does not say which operators were hit. */
    private boolean isVisible(Caller caller, IncidentSummary summary) {
        return caller.isOperator()
                ? store.find(summary.id()).filter(caller::sees).isPresent()
                : caller.sees(summary);
    }

    private SummaryPage page(Listing listing) {
        Period period = listing.period();
        if (period != null && period.from().isAfter(period.to())) {
            return new SummaryPage(List.of(), null);
        }
        try {
            return store.list(listing);
        } catch (CursorInvalidException foreign) {
            throw Parameters.foreignCursor();
        }
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
