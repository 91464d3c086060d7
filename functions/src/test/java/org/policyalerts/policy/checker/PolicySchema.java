package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.Field.Kind;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.condition.FieldPath;

/** Writes the JSON Schema of policy files from the same model that the checker reads. */
final class PolicySchema {

    private static final String PERIOD = "^P(\\d+[YMWD])*(T(\\d+[HMS])+)?$";
    private static final String MOMENT =
            "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?([Zz]|[+-]\\d{2}:\\d{2})$";

    private static final List<String> GROUPS = List.of("all", "any", "none", "certain");

    private final Map<String, Object> definitions = new LinkedHashMap<>();

    private PolicySchema() {}

    /** The schema as a plain tree. */
    static Map<String, Object> tree() {
        return new PolicySchema().root();
    }

    private Map<String, Object> root() {
        define();
        Map<String, Object> root = tree(
                "$schema", "https://json-schema.org/draft/2020-12/schema",
                "title", "Policy of Policy Alerts",
                "description", "One recommendation policy: when it holds, whom to tell to do what, and why.");
        Map<String, Object> properties = tree(
                "id", described("The file's name without .yaml", slug()),
                "version", tree("type", "integer", "minimum", 1L),
                "title", ref("text"),
                "severity", words(PolicyChecker.SEVERITIES),
                "audience",
                        described(
                                "Who is told besides the owners of the steps",
                                tree("type", "array", "items", words(Audiences.ALL))),
                "mode",
                        described(
                                "shadow: decided and recorded, never sent",
                                words(List.of("active", "shadow", "retired"))),
                "effective", object(tree("from", ref("day"), "to", ref("day")), List.of()));
        properties.put("when", described("All of these must hold", ref("conditions")));
        properties.put("until", described("All of these show that nothing is left to do", ref("conditions")));
        properties.put("clock", described("A due time, counted from a date of the report", ref("clock")));
        properties.put("recommend", listOf(ref("recommendation")));
        properties.put("why", ref("text"));
        properties.put("references", listOf(ref("text")));
        properties.put("supersedes", described("Policies it mutes for the same incident", ref("supersedes")));
        properties.put(
                "onUnknown",
                described(
                        "When a needed field is not given",
                        anyOf(
                                words(List.of("skip", "ask", "alert")),
                                object(tree("ask", listOf(words(FieldFinder.OF_REPORT))), List.of("ask")))));
        properties.put("reviewBy", described("After this day, validate asks for a review", ref("day")));
        properties.put("tests", described("At least one that matches and one that does not", listOf(ref("test"))));
        root.putAll(object(properties, PolicyChecker.REQUIRED));
        root.put("$defs", definitions);
        return root;
    }

    private void define() {
        definitions.put("text", tree("type", "string", "minLength", 1L, "pattern", "\\S"));
        definitions.put("period", described("PT24H, P14D, P24M", tree("type", "string", "pattern", PERIOD)));
        definitions.put("day", tree("type", "string", "pattern", "^\\d{4}-\\d{2}-\\d{2}$"));
        definitions.put("moment", tree("type", "string", "pattern", MOMENT));
        definitions.put("date", tree("type", "string", "pattern", "^\\d{4}(-\\d{2}(-\\d{2}([Tt].+)?)?)?$"));
        definitions.put("country", tree("type", "string", "pattern", "^([A-Z]{2}|\\$homeCountry)$"));
        definitions.put("technique", tree("type", "string", "pattern", "^T\\d{4}(\\.\\d{3})?$"));
        definitions.put("number", tree("type", "integer", "minimum", 0L));
        definitions.put("range", operators(with(bounds(ref("number")), "exactly", ref("number"))));
        definitions.put("limit", anyOf(ref("number"), ref("range")));
        definitions.put("given", object(tree("given", tree("type", "boolean")), List.of("given")));
        definitions.put("date field", words(dateFields()));
        definitions.put("conditions", listOf(ref("condition")));
        definitions.put("condition", condition());
        defineRules();
        definitions.put("report", report(IncidentModel.REPORT));
        definitions.put("test", test());
    }

    private void defineRules() {
        definitions.put(
                "clock",
                object(
                        tree(
                                "kind",
                                described(
                                        "duty: holds from the start; wait: holds when the time is over",
                                        words(ClockChecker.KINDS)),
                                "from",
                                ref("date field"),
                                "due",
                                ref("period"),
                                "remind",
                                ref("period"),
                                "legal",
                                ref("text")),
                        List.of("kind", "from", "due")));
        definitions.put("recommendation", anyOf(step(), caution()));
        definitions.put(
                "supersedes",
                anyOf(
                        listOf(ref("text")),
                        object(
                                tree("belowSeverity", words(PolicyChecker.SEVERITIES), "except", listOf(ref("text"))),
                                List.of("belowSeverity"))));
    }

    private static Map<String, Object> step() {
        Map<String, Object> properties = tree(
                "do", ref("text"),
                "owner", words(Audiences.ALL),
                "within", anyOf(ref("period"), tree("const", "before-announcement")),
                "per", words(RecommendationChecker.PER));
        properties.put("stays", described("until does not end it", tree("type", "boolean")));
        properties.put("if", ifs());
        properties.put("id", slug());
        return object(properties, List.of("do", "owner", "within"));
    }

    private static Map<String, Object> caution() {
        Map<String, Object> owner = anyOf(words(Audiences.ALL), listOf(words(Audiences.ALL)));
        return object(tree("dont", ref("text"), "owner", owner, "if", ifs(), "id", slug()), List.of("dont", "owner"));
    }

    private static Map<String, Object> ifs() {
        return described("Recommended only if this holds", anyOf(ref("condition"), ref("conditions")));
    }

    private static Map<String, Object> slug() {
        return tree("type", "string", "pattern", "^" + PolicyChecker.SLUG + "$");
    }

    private Map<String, Object> test() {
        Map<String, Object> given = anyOf(ref("text"), ref("report"));
        Map<String, Object> past = object(tree("given", given, "with", ref("report")), List.of("given"));
        Map<String, Object> properties =
                tree("name", ref("text"), "given", given, "with", ref("report"), "previous", ref("report"));
        properties.put("history", listOf(anyOf(ref("text"), past)));
        properties.put("at", ref("moment"));
        properties.put("receivedAt", ref("moment"));
        properties.put("expect", words(List.of("match", "no-match", "unknown", "fulfilled")));
        properties.put("steps", described("Words of each step that is recommended", listOf(ref("text"))));
        return object(properties, List.of("name", "given", "expect"));
    }

    private Map<String, Object> condition() {
        Map<String, Object> properties = groups();
        properties.put("history", history());
        properties.put("changed", changed());
        properties.put(FieldPath.RECEIVED_AT, ref("value of " + FieldPath.RECEIVED_AT));
        definitions.put("value of " + FieldPath.RECEIVED_AT, dateTest());
        fields(IncidentModel.REPORT, "", properties);
        return some(object(properties, List.of()));
    }

    private static Map<String, Object> groups() {
        Map<String, Object> groups = new LinkedHashMap<>();
        GROUPS.forEach(group -> groups.put(group, ref("conditions")));
        return groups;
    }

    private void fields(Field parent, String prefix, Map<String, Object> properties) {
        for (Field field : parent.fields()) {
            String path = prefix + field.name();
            boolean isPlain = field.kind() == Kind.OBJECT && !field.isList();
            definitions.put("value of " + path, isPlain ? ref("given") : anyOf(ref("given"), value(field, path)));
            properties.put(path, ref("value of " + path));
            fields(field, path + ".", properties);
        }
    }

    private Map<String, Object> value(Field field, String path) {
        return field.kind() == Kind.OBJECT ? block(field, path) : scalarTest(field, path);
    }

    private Map<String, Object> block(Field list, String path) {
        Map<String, Object> distinct = new LinkedHashMap<>();
        list.fields().forEach(field -> distinct.put(field.name(), ref("limit")));
        Map<String, Object> properties = new LinkedHashMap<>();
        GROUPS.forEach(group -> properties.put(group, listOf(ref("value of " + path))));
        properties.put("count", ref("limit"));
        properties.put("distinct", some(object(distinct, List.of())));
        list.fields().forEach(field -> properties.put(field.name(), ref("value of " + path + "." + field.name())));
        return some(object(properties, List.of()));
    }

    private Map<String, Object> scalarTest(Field field, String path) {
        Map<String, Object> single = single(field);
        Map<String, Object> operators = tree("not", ref("value of " + path));
        switch (field.kind()) {
            case DATE -> {
                return dateTest();
            }
            case INTEGER, NUMBER -> operators.putAll(bounds(single));
            case TEXT, TECHNIQUE, LANGUAGE, URL -> operators.put("startsWith", anyOf(ref("text"), listOf(ref("text"))));
            default -> {}
        }
        if (field.isList()) {
            operators.put("count", ref("limit"));
            operators.put("distinct", ref("limit"));
        }
        return anyOf(single, listOf(single), operators(operators));
    }

    private static Map<String, Object> single(Field field) {
        return switch (field.kind()) {
            case ENUM -> words(field.values());
            case INTEGER -> number("integer", field);
            case NUMBER -> number("number", field);
            case COUNTRY, PLACE -> ref("country");
            case TECHNIQUE -> ref("technique");
            default -> tree("type", "string");
        };
    }

    private static Map<String, Object> number(String type, Field field) {
        return tree("type", type, "minimum", field.min(), "maximum", field.max());
    }

    private Map<String, Object> dateTest() {
        Map<String, Object> near = tree(
                "olderThan", ref("period"), "within", ref("period"), "ahead", ref("period"), "of", ref("date field"));
        near.putAll(bounds(ref("date")));
        definitions.put("date test", operators(with(near, "not", ref("date test"))));
        return ref("date test");
    }

    private static Map<String, Object> bounds(Map<String, Object> number) {
        return tree("atLeast", number, "atMost", number, "above", number, "below", number);
    }

    private static Map<String, Object> history() {
        Map<String, Object> same = words(HistoryChecker.KINDS);
        Map<String, Object> differing = new LinkedHashMap<>();
        HistoryChecker.DIFFERING.forEach(kind -> differing.put(kind, ref("limit")));
        Map<String, Object> where = new LinkedHashMap<>();
        for (SummaryTrait trait : SummaryTrait.values()) {
            where.put(trait.word(), asked(IncidentModel.find(trait.path()).orElseThrow()));
        }
        Map<String, Object> properties = tree("same", anyOf(same, listOf(same)));
        properties.put("where", described("What must be true of the others", some(object(where, List.of()))));
        properties.put("within", ref("period"));
        properties.put("count", ref("range"));
        properties.put("distinct", some(object(differing, List.of())));
        properties.put("precision", words(List.of("day")));
        return object(properties, List.of("same", "within"));
    }

    /** What may be asked of another incident's summary. */
    private static Map<String, Object> asked(Field field) {
        Map<String, Object> values = anyOf(single(field), listOf(single(field)));
        Map<String, Object> operators = tree("not", values);
        return anyOf(
                single(field),
                listOf(single(field)),
                operators(field.kind() == Kind.INTEGER ? with(operators, bounds(single(field))) : operators));
    }

    private Map<String, Object> changed() {
        Map<String, Object> scalar = tree("type", List.of("string", "number"));
        Map<String, Object> fromTo = some(object(tree("from", scalar, "to", scalar), List.of()));
        definitions.put("change", anyOf(words(List.of("raised", "lowered", "any")), fromTo));
        Map<String, Object> properties = new LinkedHashMap<>();
        FieldFinder.OF_REPORT.forEach(path -> properties.put(path, ref("change")));
        return some(object(properties, List.of()));
    }

    private static Map<String, Object> report(Field object) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : object.fields()) {
            Map<String, Object> one = field.kind() == Kind.OBJECT ? report(field) : patched(field);
            Map<String, Object> value = field.isList() ? tree("type", "array", "items", one) : one;
            properties.put(field.name(), anyOf(value, tree("type", "null")));
        }
        return object(properties, List.of());
    }

    private static Map<String, Object> patched(Field field) {
        return field.kind() == Kind.ENUM ? words(field.values()) : tree("type", List.of("string", "number", "boolean"));
    }

    private static List<String> dateFields() {
        List<String> fields = new ArrayList<>(FieldFinder.OF_REPORT.stream()
                .filter(path -> FieldPath.ofReport(path)
                        .filter(found -> found.field().kind() == Kind.DATE && !found.isPlural())
                        .isPresent())
                .toList());
        fields.add(FieldPath.RECEIVED_AT);
        return fields;
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        return with(tree("description", description), schema);
    }

    private static Map<String, Object> with(Map<String, Object> schema, Map<String, Object> more) {
        schema.putAll(more);
        return schema;
    }

    private static Map<String, Object> with(Map<String, Object> schema, String name, Object value) {
        schema.put(name, value);
        return schema;
    }

    private static Map<String, Object> words(List<String> words) {
        return tree("enum", words);
    }

    private static Map<String, Object> listOf(Map<String, Object> items) {
        return tree("type", "array", "minItems", 1L, "items", items);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> object = tree("type", "object");
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("additionalProperties", false);
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> operators(Map<String, Object> operators) {
        return some(object(operators, List.of()));
    }

    private static Map<String, Object> some(Map<String, Object> object) {
        return with(object, "minProperties", 1L);
    }

    private static Map<String, Object> anyOf(Map<?, ?>... schemas) {
        return tree("anyOf", List.of(schemas));
    }

    private static Map<String, Object> ref(String definition) {
        return tree("$ref", "#/$defs/" + definition.replace(" ", "%20"));
    }

    private static Map<String, Object> tree(Object... namesAndValues) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            tree.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return tree;
    }
}
