package org.policyalerts.api;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that its route has let through.
 *
 * @param id by which the caller and the log name it
 * @param inPath the variable parts of the path by name
 * @param query the query parameters, all of them known to the route
 * @param headers by lower-case name
 * @param body of no length where the route takes none
 * @param caller a caller without any scope where the route is open to all
 */
public record ApiRequest(
        String id,
        Map<String, String> inPath,
        Map<String, String> query,
        Map<String, String> headers,
        RequestBody body,
        Caller caller) {

    /** The part of the path of that name. */
    public String part(String name) {
        return Optional.ofNullable(inPath.get(name)).orElseThrow();
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
