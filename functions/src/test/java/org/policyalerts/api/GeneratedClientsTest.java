package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The description says what it says in the forms that common generators of clients take; others make them drop a model
 * or a route, or send what nobody gave. {@code .ci/clients} runs the generators themselves.
 */
class GeneratedClientsTest {

    private static final Pattern TARGET = Pattern.compile("#/components/\\w+/[\\w.-]+");
    private static final String NULL = "null";

    private final OpenApi description = OpenApi.file();
    private final Map<String, Map<String, Object>> nodes = new TreeMap<>();

    GeneratedClientsTest() {
        collect("", description.root());
    }

    private void collect(String place, @Nullable Object node) {
        if (place.endsWith("/example") || place.endsWith("/value")) {
            return;
        }
        if (node instanceof Map<?, ?>) {
            Map<String, Object> object = OpenApi.object(node);
            nodes.put(place, object);
            object.forEach((name, member) -> collect(place + "/" + name.replace("/", "~1"), member));
        }
        if (node instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                collect(place + "/" + index, list.get(index));
            }
        }
    }

    @Test
    void refersToComponentsOnly() {
        assertThat(places(node -> node.get("$ref") instanceof String to
                        && !TARGET.matcher(to).matches()))
                .as("a part of another schema gets a name of its own")
                .isEmpty();
    }

    @Test
    void saysNullWhereAThingIsUsedAndNotInListsOfWords() {
        assertThat(places(node -> node.get("enum") instanceof List<?> words
                        && words.stream().anyMatch(Objects::isNull)))
                .as("oneOf: [{$ref: the words}, {type: 'null'}]")
                .isEmpty();
        assertThat(places(node -> node.get("type") instanceof List<?> types && types.contains("object")))
                .as("oneOf: [{$ref: the object}, {type: 'null'}]")
                .isEmpty();
        assertThat(places(node -> node.get("type") instanceof List<?> types
                        && !(types.size() == 2 && types.get(1).equals(NULL))))
                .as("type: [one, 'null']")
                .isEmpty();
    }

    /** Clients take any other choice for a type of its own, without the fields that stand beside it. */
    @Test
    void choosesOnlyBetweenANamedThingAndNull() {
        assertThat(places(node -> node.containsKey("anyOf") || (node.containsKey("oneOf") && !isNamedOrNull(node))))
                .as("if, then and else say which fields go together; a pattern says what a text may be")
                .isEmpty();
    }

    private boolean isNamedOrNull(Map<String, Object> node) {
        List<?> choices = OpenApi.list(node.get("oneOf"));
        if (choices.size() != 2 || !Map.of("type", NULL).equals(choices.get(1))) {
            return false;
        }
        Map<String, Object> named = OpenApi.object(choices.get(0));
        Map<String, Object> schema = description.resolved(named);
        return named.containsKey("$ref")
                && (schema.containsKey("enum")
                        || "object".equals(schema.get("type"))
                        || "date-time".equals(schema.get("format")));
    }

    /** A client would send it with every change, and a change of anything would open a closed incident again. */
    @Test
    void givesDefaultsToParametersOnly() {
        assertThat(places(node -> node.containsKey("default")))
                .allMatch(place -> place.contains("/parameters/") && place.endsWith("/schema"));
        assertThat(places(node -> node.containsKey("default") && node.get("default") == null))
                .isEmpty();
    }

    @Test
    void keepsExamplesWhereGeneratorsReadThem() {
        assertThat(places(node -> node.get("examples") instanceof Map<?, ?> examples
                                && examples.values().stream().anyMatch(example -> !OpenApi.object(example)
                                        .containsKey("$ref")))
                        .stream()
                        .filter(place -> place.endsWith("/content/application~1json")
                                || place.endsWith("/content/application~1merge-patch+json")))
                .as("one example as `example` (of an answer), or references to components/examples")
                .isEmpty();
        assertThat(places(node -> node.containsKey("example")).stream()
                        .filter(place -> place.contains("/requestBody/")))
                .as("examples of bodies are references")
                .isEmpty();
    }

    @Test
    void describesAnswersThatMayBeOneOfTwoByTheFieldsOfBoth() {
        assertThat(fields("SubmissionAnswer")).isEqualTo(fields("Receipt", "Decision"));
        assertThat(fields("SilenceAnswer")).isEqualTo(fields("Silence", "SilencePreview"));
        assertThat(description.schema("SubmissionAnswer")).satisfies(both -> chooses(both, "Receipt", "Decision"));
        assertThat(description.schema("SilenceAnswer")).satisfies(both -> chooses(both, "Silence", "SilencePreview"));
    }

    private void chooses(Map<String, Object> both, String one, String other) {
        assertThat(OpenApi.object(both.get("then")).get("required"))
                .isEqualTo(description.schema(one).get("required"));
        assertThat(OpenApi.object(both.get("else")).get("required"))
                .isEqualTo(description.schema(other).get("required"));
    }

    private Set<String> fields(String... schemas) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String schema : schemas) {
            all.putAll(OpenApi.object(description.schema(schema).get("properties")));
        }
        return all.keySet();
    }

    @Test
    void takesEveryAudienceWhereAnAudienceIsAParameter() {
        Map<String, Object> parameter = description.resolved(Map.of("$ref", "#/components/parameters/OwnAudience"));
        Object pattern = OpenApi.object(parameter.get("schema")).get("pattern");

        assertThat(OpenApi.list(description.schema("Audience").get("enum")))
                .allMatch(audience -> String.valueOf(audience).matches(String.valueOf(pattern)));
        assertThat("operator@OSHEE").matches(String.valueOf(pattern));
    }

    private List<String> places(Predicate<Map<String, Object>> like) {
        List<String> found = new ArrayList<>();
        nodes.forEach((place, node) -> {
            if (like.test(node)) {
                found.add(place);
            }
        });
        return found;
    }
}
