package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.api.OpenApi.Operation;

/** Holds answers against the description: status, media type, body and headers. */
final class DescribedAnswers {

    private static final OpenApi DESCRIPTION = OpenApi.file();
    private static final Set<String> ON_EVERY_ANSWER =
            Set.of("Content-Type", "Cache-Control", "X-Content-Type-Options");

    private DescribedAnswers() {}

    /** The statuses that are described for a route. */
    static Set<Integer> statuses(Route route) {
        Set<Integer> statuses = new TreeSet<>();
        responses(route).keySet().forEach(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** Fails if the answer of a route is not as described. */
    static void check(Route route, Answer answer) {
        String name = route.method() + " " + route.template() + " -> " + answer.status();
        Map<String, Object> responses = responses(route);
        assertThat(responses.keySet()).as(name).contains(String.valueOf(answer.status()));
        Map<String, Object> response = DESCRIPTION.resolved(responses.get(String.valueOf(answer.status())));
        headers(name, OpenApi.object(response.get("headers")), answer);
        Map<String, Object> content = OpenApi.object(response.get("content"));
        if (content.isEmpty()) {
            assertThat(answer.body()).as(name).isEmpty();
            return;
        }
        String mediaType = answer.header("Content-Type").replace("; charset=utf-8", "");
        assertThat(content.keySet()).as(name).contains(mediaType);
        body(name, OpenApi.object(content.get(mediaType)), answer);
    }

    private static Map<String, Object> responses(Route route) {
        Operation operation = DESCRIPTION.operation(route.method(), route.template());
        return OpenApi.object(operation.node().get("responses"));
    }

    private static void headers(String name, Map<String, Object> described, Answer answer) {
        answer.headers().forEach((header, value) -> {
            if (!ON_EVERY_ANSWER.contains(header)) {
                assertThat(described.keySet()).as(name).contains(header);
                Object schema = DESCRIPTION.resolved(described.get(header)).get("schema");
                noObjections(name + " " + header, Objects.requireNonNull(schema), value);
            }
        });
    }

    private static void body(String name, Map<String, Object> media, Answer answer) {
        if (media.get("x-item-schema") instanceof Map<?, ?> item) {
            answer.body().lines().forEach(line -> noObjections(name, item, FakeApi.document(line)));
        } else {
            boolean isJson = answer.header("Content-Type").endsWith("json");
            noObjections(name, Objects.requireNonNull(media.get("schema")), isJson ? answer.document() : answer.body());
        }
    }

    private static void noObjections(String name, Object schema, Object value) {
        List<String> objections = Judge.shared().objections(schema, value);
        assertThat(objections).as(name).isEmpty();
    }
}
