package org.policyalerts.log;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the audit keeps of one request, or of one act of several in a request; never what anybody wrote.
 *
 * @param who as the token names its holder; empty if nobody was asked who calls
 * @param route method and path with names instead of its variable parts
 * @param about the id in the path of something that was there
 * @param incidents those that were asked for or that the answer names
 * @param line of several acts in one request the number of this one; the request itself has none
 */
public record AuditLine(
        Instant at,
        String requestId,
        Optional<String> who,
        Optional<String> organisation,
        String route,
        Optional<String> about,
        int status,
        Collection<String> incidents,
        Optional<Integer> line) {

    /** So that a line stays within what a log takes of one event, whatever an export lists. */
    static final int MOST_INCIDENTS = 5_000;

    /** As it is logged. */
    public String text() {
        List<String> all = incidents.stream().distinct().sorted().toList();
        List<String> named = all.subList(0, Math.min(MOST_INCIDENTS, all.size()));
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", "audit");
        fields.put("at", at.toString());
        fields.put("requestId", requestId);
        line.ifPresent(number -> fields.put("line", (long) number));
        who.ifPresent(name -> fields.put("who", name));
        organisation.ifPresent(name -> fields.put("organisation", name));
        fields.put("route", route);
        about.ifPresent(id -> fields.put("about", id));
        fields.put("status", (long) status);
        fields.put("incidents", named);
        if (all.size() > named.size()) {
            fields.put("omitted", (long) all.size() - named.size());
        }
        return LogLine.of(fields);
    }
}
