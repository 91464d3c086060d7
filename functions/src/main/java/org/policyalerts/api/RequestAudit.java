package org.policyalerts.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.policyalerts.log.AuditLine;

/**
 * What the audit says of one request: who, by which route, about which incidents, and how it ended. Incidents are found
 * by their ids, those in the ids of alerts and tasks included, so that no handler can forget to name one. Somebody who
 * writes an id into a text may have a line name one too many, never one too few.
 */
public final class RequestAudit {

    private static final Pattern ID = Pattern.compile("(?:inc|alt|tsk)_([0-9A-HJKMNP-TV-Z]{26})");

    /** The parts of a path that are ids; a claimant's name is what somebody reported. */
    private static final Set<String> IDS = Set.of("id", "code", "hash");

    private final ApiEvent event;
    private Optional<Route> route = Optional.empty();

    /** Where the lines are kept. */
    @FunctionalInterface
    public interface Log {
        /**
         * Keeps all lines of one request, in their order, before the request is answered. It never fails: what it
         * cannot keep where it belongs goes to the function's own log, and an alarm tells.
         *
         * @param ownLog the log of the call
         */
        void keep(Instant at, List<String> lines, Consumer<String> ownLog);
    }

    /** Of a request that nobody has looked at yet. */
    public RequestAudit(ApiEvent event) {
        this.event = event;
    }

    /** Which incidents a text names. */
    public static Set<String> incidents(String text) {
        return ID.matcher(text).results().map(found -> "inc_" + found.group(1)).collect(Collectors.toSet());
    }

    public ApiResponse answer(Routes routes) {
        route = routes.find(event);
        return routes.answer(event);
    }

    /** A line for the request, and one for each act if it asked for several. */
    public List<String> lines(Instant at, ApiResponse sent) {
        List<String> lines = new ArrayList<>();
        Set<String> named = new HashSet<>(sent.audited().incidents());
        named.addAll(incidents(event.path() + "\n" + sent.body()));
        lines.add(line(at, sent.status(), named, Optional.empty()));
        for (ApiResponse.Act act : sent.audited().acts()) {
            lines.add(line(at, act.status(), act.incidents(), Optional.of(lines.size())));
        }
        return lines;
    }

    private String line(Instant at, int status, Collection<String> incidents, Optional<Integer> number) {
        return new AuditLine(
                        at,
                        event.requestId(),
                        event.caller().map(Caller::name),
                        event.caller().flatMap(Caller::organisation),
                        // What there is not is not named: it may be anything that somebody typed.
                        route.map(row -> event.method() + " " + row.template()).orElse("none"),
                        status < 400 ? about() : Optional.empty(),
                        status,
                        incidents,
                        number)
                .text();
    }

    private Optional<String> about() {
        return route.flatMap(row -> row.match(event.path())).flatMap(parts -> parts.entrySet().stream()
                .filter(part -> IDS.contains(part.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
    }
}
