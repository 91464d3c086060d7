package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.VersionDifference;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Erasure;
import org.policyalerts.json.JsonWriter;

/** {@code GET /incidents/{id}/versions}: oldest first, each with what it changed. */
record ReadVersions(IncidentAccess incidents, IncidentStore store, Erasing erasing) implements Route.Handler {

    /** Lambda answers with at most 6 MB; a version may have replaced all of a report of 256 KiB. */
    private static final int MOST_CHARACTERS = 2_000_000;

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident latest = incidents.toRead(request);
        int first = first(request, latest);
        int end = Math.min(latest.version() + 1, first + Parameters.limit(request));
        List<Map<String, Object>> versions = new ArrayList<>();
        List<Erasure> erasures = erasing.of(latest.id());
        Optional<Incident> before = first == 1 ? Optional.empty() : store.version(latest.id(), first - 1);
        int next = first;
        for (int size = 0; next < end && size < MOST_CHARACTERS; next++) {
            Incident version = store.version(latest.id(), next).orElseThrow();
            Map<String, Object> document = document(view(version, request), before.map(one -> view(one, request)));
            erasures.stream()
                    .filter(erasure -> erasure.version() == version.version())
                    .forEach(erasure -> document.put("erased", EraseFields.document(erasure, request.caller())));
            versions.add(document);
            size += JsonWriter.write(versions.get(versions.size() - 1)).length();
            before = Optional.of(version);
        }
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("versions", versions);
        page.put("cursor", next > latest.version() ? null : String.valueOf(next));
        return ApiResponse.json(200, page).with("ETag", IncidentDocument.etag(latest.version()));
    }

    private static Incident view(Incident version, ApiRequest request) {
        return request.caller().view(version);
    }

    private static int first(ApiRequest request, Incident latest) {
        String cursor = request.parameter("cursor").orElse("1");
        if (!cursor.matches("[1-9]\\d{0,8}") || Integer.parseInt(cursor) > latest.version()) {
            throw ProblemException.parameter("cursor", "must be one that an earlier page gave");
        }
        return Integer.parseInt(cursor);
    }

    private static Map<String, Object> document(Incident version, Optional<Incident> before) {
        return IncidentDocument.version(
                version,
                before.map(earlier -> VersionDifference.between(earlier.report(), version.report()))
                        .orElse(List.of()));
    }
}
