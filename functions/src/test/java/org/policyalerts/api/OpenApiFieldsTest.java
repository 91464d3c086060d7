package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;

/** The description of a report and the model that reports are read against say the same of every field, both ways. */
class OpenApiFieldsTest {

    private static final OpenApi DESCRIPTION = OpenApi.file();
    private static final List<String> BY_SERVER = List.of(
            "id",
            "version",
            "reporter",
            "receivedAt",
            "updatedAt",
            "contentHash",
            "duplicateOf",
            "duplicateRuling",
            "hold",
            "keptUntil");

    /** At least one character that is neither a space nor a control character. */
    private static final String INK = "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\ufeff]";

    /** A field and where it is, with its schema. */
    record Described(String path, Field field, Map<String, Object> schema) {
        @Override
        public String toString() {
            return path;
        }
    }

    static Stream<Described> fields() {
        return below("", IncidentModel.REPORT, flat(DESCRIPTION.schema("IncidentReport")));
    }

    private static Stream<Described> below(String path, Field parent, Map<String, Object> schema) {
        Map<String, Object> properties = OpenApi.object(schema.get("properties"));
        return parent.fields().stream().flatMap(field -> {
            Map<String, Object> own = flat(properties.get(field.name()));
            Described here = new Described(path + field.name(), field, own);
            Map<String, Object> element = field.isList() ? flat(own.get("items")) : own;
            return Stream.concat(Stream.of(here), below(path + field.name() + ".", field, element));
        });
    }

    @Test
    void theModelHasManyFields() {
        assertThat(fields().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldMayBeLeftOutOrNullJustIfItIsNotRequired(Described one) {
        assertThat(one.schema()).as("described at all").isNotEmpty();
        assertThat(types(one.schema()).contains("null")).isEqualTo(!one.field().isRequired());
        // In words: clients that people generate would send a default of the schema by themselves.
        assertThat(one.schema()).doesNotContainKey("default");
        if (one.field().fallback() != null) {
            assertThat(String.valueOf(one.schema().get("description")))
                    .contains("`" + one.field().fallback() + "` where nothing is said");
        }
    }

    @ParameterizedTest
    @MethodSource("fields")
    void aFieldTakesTheSameValues(Described one) {
        Field field = one.field();
        Map<String, Object> schema = one.schema();
        if (field.isList()) {
            assertThat(types(schema)).contains("array");
            assertThat(Objects.requireNonNullElse(schema.get("minItems"), 0L)).isEqualTo(field.min());
            assertThat(schema.get("maxItems")).isEqualTo(field.max());
            schema = flat(schema.get("items"));
            assertThat(types(schema)).doesNotContain("null");
        }
        sameForm(field, schema);
    }

    private static void sameForm(Field field, Map<String, Object> schema) {
        switch (field.kind()) {
            case OBJECT -> sameMembers(field, schema);
            case ENUM ->
                assertThat(OpenApi.list(schema.get("enum")).stream()
                                .filter(Objects::nonNull)
                                .toList())
                        .isEqualTo(field.values());
            case TEXT -> {
                assertThat(schema.get("maxLength")).isEqualTo(field.isList() ? 300L : field.max());
                assertThat(schema.get("pattern")).isEqualTo(field.saysSomething() ? INK : null);
            }
            case INTEGER, NUMBER -> {
                assertThat(types(schema)).contains(field.kind() == Field.Kind.INTEGER ? "integer" : "number");
                assertThat(schema.get("minimum")).isEqualTo(field.min());
                assertThat(schema.get("maximum")).isEqualTo(field.max());
            }
            case DATE -> assertThat(schema.get("format")).isEqualTo("partial-date");
            case COUNTRY, PLACE -> assertThat(schema.get("format")).isEqualTo("country-code");
            case TECHNIQUE -> assertThat(schema.get("pattern")).isEqualTo("^T[0-9]{4}(\\.[0-9]{3})?$");
            case LANGUAGE -> assertThat(schema.get("format")).isEqualTo("language-tag");
            case URL -> {
                assertThat(schema.get("format")).isEqualTo("uri");
                assertThat(schema.get("maxLength")).isEqualTo(field.max());
            }
        }
    }

    private static void sameMembers(Field field, Map<String, Object> schema) {
        assertThat(types(schema)).contains("object");
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        assertThat(names(schema)).containsExactlyElementsOf(names(field));
        assertThat(OpenApi.list(schema.get("required")))
                .isEqualTo(field.fields().stream()
                        .filter(Field::isRequired)
                        .map(Field::name)
                        .toList());
    }

    @Test
    void theReportItselfHasTheFieldsOfTheModel() {
        sameMembers(IncidentModel.REPORT, DESCRIPTION.schema("IncidentReport"));
    }

    @Test
    void aPatchAndAnIncidentHaveTheFieldsOfTheReport() {
        List<String> fields = names(IncidentModel.REPORT);

        assertThat(names(DESCRIPTION.schema("IncidentPatch"))).containsExactlyElementsOf(fields);
        assertThat(names(DESCRIPTION.schema("Incident")))
                .containsExactlyElementsOf(
                        Stream.concat(BY_SERVER.stream(), fields.stream()).toList());
    }

    @Test
    void aPatchRequiresNothing() {
        Map<String, Object> patch = DESCRIPTION.schema("IncidentPatch");

        assertThat(patch).doesNotContainKey("required").containsEntry("additionalProperties", false);
        for (Field field : IncidentModel.REPORT.fields()) {
            Map<String, Object> inPatch =
                    flat(OpenApi.object(patch.get("properties")).get(field.name()));
            Map<String, Object> inReport =
                    flat(OpenApi.object(DESCRIPTION.schema("IncidentReport").get("properties"))
                            .get(field.name()));
            inPatch.remove("description");
            inReport.remove("description");
            if (field.kind() == Field.Kind.OBJECT && !field.isList()) {
                assertThat(inPatch).doesNotContainKey("required");
                inReport.remove("required");
            }
            assertThat(inPatch).as(field.name()).isEqualTo(inReport);
        }
    }

    @Test
    void theCountriesAreThoseThatReportsMayName() {
        assertThat(codes("CountryCode"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("XK", "EU", "UN"), Stream.of(Locale.getISOCountries()))
                                .toList());
    }

    @Test
    void aTargetMayAlsoLieInACountryThatIsNotKnown() {
        assertThat(codes("PlaceCode"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(codes("CountryCode").stream(), Stream.of("ZZ"))
                        .toList());
    }

    private static List<String> codes(String schema) {
        Pattern described =
                Pattern.compile(String.valueOf(DESCRIPTION.schema(schema).get("pattern")));
        return IntStream.range(0, 26 * 26)
                .mapToObj(n -> "" + (char) ('A' + n / 26) + (char) ('A' + n % 26))
                .filter(code -> described.matcher(code).matches())
                .toList();
    }

    private static List<String> names(Field field) {
        return field.fields().stream().map(Field::name).toList();
    }

    private static List<String> names(Map<String, Object> schema) {
        return List.copyOf(OpenApi.object(schema.get("properties")).keySet());
    }

    private static List<Object> types(Map<String, Object> schema) {
        Object type = schema.get("type");
        List<Object> types = new ArrayList<>();
        if (type instanceof List<?> several) {
            types.addAll(several);
        } else if (type != null) {
            types.add(type);
        }
        return types;
    }

    /** A schema with what it refers to in one object; {@code oneOf} stands for a reference that may also be null. */
    private static Map<String, Object> flat(@Nullable Object node) {
        Map<String, Object> schema = DESCRIPTION.resolved(node);
        Map<String, Object> flat = new LinkedHashMap<>();
        for (Object part : OpenApi.list(schema.get("allOf"))) {
            flat.putAll(flat(part));
        }
        List<Object> types = new ArrayList<>();
        for (Object part : OpenApi.list(schema.get("oneOf"))) {
            Map<String, Object> one = flat(part);
            types.addAll(types(one));
            flat.putAll(one);
        }
        if (!types.isEmpty()) {
            flat.put("type", types);
        }
        schema.forEach((name, value) -> {
            if (!name.equals("allOf") && !name.equals("oneOf")) {
                flat.put(name, value);
            }
        });
        return flat;
    }
}
