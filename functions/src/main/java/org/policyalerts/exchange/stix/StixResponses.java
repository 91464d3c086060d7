package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Countries;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.stix.StixGraph.Node;

/**
 * What was done in answer, as courses of action; both ways. Others write down with them also what could be done and
 * what failed, so theirs is a response only where something says that it was done.
 */
final class StixResponses {

    private static final String ACTION = "course-of-action";
    private static final String RESPONSE = "response";
    private static final String RESPONSES = "responses";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String SUMMARY = "summary";

    /** A catalogue of techniques brings hundreds of measures along; what is beyond this stays listed. */
    private static final int MOST_ADVICE = 50;

    /** Types that name a kind of measure and not a thing. */
    private static final Set<String> MEASURES = Set.of("technical", "legislative");

    private StixResponses() {}

    static void write(Remainder rest, BundleWriter bundle) {
        List<Map<String, Object>> responses = rest.takeObjects(RESPONSES);
        for (int i = 0; i < responses.size(); i++) {
            String key = RESPONSE + "/" + i;
            Map<String, Object> action = bundle.add(ACTION, key);
            action.put(NAME, name(responses.get(i)));
            action.put(DESCRIPTION, words(responses.get(i)));
            OwnExtension.put(action, Map.of(RESPONSE, responses.get(i)));
            // No relationship of the standard or of the extension leads from an action to an incident.
            bundle.relate(bundle.id(ACTION, key), "related-to", bundle.incidentId(), "");
        }
    }

    private static String name(Map<String, Object> response) {
        String type = said(response, "type").orElse(RESPONSE).replace('-', ' ');
        String what = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
        return what
                + (MEASURES.contains(type) ? " measure" : "")
                + side(response, "by").map(by -> " by " + by).orElse("");
    }

    private static String words(Map<String, Object> response) {
        return name(response)
                + side(response, "against").map(whom -> " against " + whom).orElse("")
                + said(response, "at").map(at -> ", " + at).orElse("")
                + said(response, "status")
                        .map(status -> ", " + status.replace('-', ' '))
                        .orElse("")
                + "; done in answer to the incident.";
    }

    private static Optional<String> side(Map<String, Object> response, String name) {
        Optional<String> country = said(response, name + "Country").map(Countries::name);
        return said(response, name)
                .map(text -> text + country.map(state -> " (" + state + ")").orElse(""))
                .or(() -> country);
    }

    private static Optional<String> said(Map<String, Object> response, String name) {
        return Optional.ofNullable(response.get(name)).map(Object::toString).filter(text -> !text.isBlank());
    }

    static void read(IncidentReading incident) {
        List<Object> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        // Whether something says that it was done.
        Map<String, Boolean> actions = new LinkedHashMap<>();
        direct(incident, actions);
        advice(incident, actions);
        actions.forEach((id, isDone) -> incident.follow(id).ifPresent(action -> OwnExtension.of(action.source())
                .map(fields -> fields.get(RESPONSE))
                .filter(Map.class::isInstance)
                .ifPresentOrElse(
                        response -> {
                            own.add(Draft.copied((Map<?, ?>) response));
                            action.source().ignore(NAME, DESCRIPTION);
                        },
                        () -> others.add(other(action, isDone, incident)))));
        if (!own.isEmpty()) {
            incident.draft().put(RESPONSES, own);
        }
        summary(incident.draft(), others);
    }

    /** What hangs on the incident itself, or on what was done about it. */
    private static void direct(IncidentReading incident, Map<String, Boolean> actions) {
        for (Node link : incident.linksOf(incident.id())) {
            put(link, end(link, incident.id()), StixGraph.isCounter(link), actions, incident);
        }
        for (String task : StixTimeline.tasks(incident)) {
            boolean isDone = incident.look(task)
                    .filter(node -> "successful".equals(node.source().look("outcome")))
                    .isPresent();
            incident.linksFrom(task, "uses").forEach(link -> put(link, end(link, task), isDone, actions, incident));
            if (task.startsWith(ACTION)) {
                actions.putIfAbsent(task, false);
            }
        }
    }

    /** What counters something that the incident has to do with: it could be done, and nobody says that it was. */
    private static void advice(IncidentReading incident, Map<String, Boolean> actions) {
        int most = actions.size() + MOST_ADVICE;
        for (Node related : incident.linksOf(incident.id())) {
            for (Node link : incident.counters(end(related, incident.id()))) {
                if (actions.size() < most) {
                    put(link, String.valueOf(link.source().look("source_ref")), false, actions, incident);
                }
            }
        }
    }

    private static void put(
            Node link, String action, boolean isDone, Map<String, Boolean> actions, IncidentReading incident) {
        // What its author has withdrawn stays listed; links that were withdrawn do not get here.
        boolean isRevoked = incident.look(action).filter(Node::isRevoked).isPresent();
        if (action.startsWith(ACTION) && !isRevoked) {
            incident.take(link);
            actions.merge(action, isDone, Boolean::logicalOr);
        }
    }

    private static String end(Node link, String id) {
        Object source = link.source().look("source_ref");
        return String.valueOf(id.equals(source) ? link.source().look("target_ref") : source);
    }

    /** A response of others as far as it is one; its own words go into the summary, since a response has none. */
    private static String other(Node action, boolean isDone, IncidentReading incident) {
        String name = action.source().text(NAME).orElse(action.id());
        String details =
                action.source().text(DESCRIPTION).map(text -> ". " + text).orElse("");
        if (isDone) {
            incident.draft().add(RESPONSES, new LinkedHashMap<>(Map.of("type", "technical")));
            incident.filledIn(
                    RESPONSES + "[].type",
                    "technical, because STIX does not say what kind of response this is: " + Conversion.shown(name));
            return "Course of action, taken: " + name + details;
        }
        incident.remark(
                action.id(),
                "",
                "is in the summary and no response, because nothing says that it was done: " + Conversion.shown(name));
        return "Course of action, not said to be taken: " + name + details;
    }

    private static void summary(Draft draft, List<String> actions) {
        if (!actions.isEmpty()) {
            String words = String.join("\n", actions);
            String whole =
                    draft.text(SUMMARY).map(said -> said + "\n\n" + words).orElse(words);
            draft.remove(SUMMARY);
            draft.put(SUMMARY, whole);
        }
    }
}
