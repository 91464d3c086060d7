package org.policyalerts.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter said, validated and normalised: defaults filled in, text in NFC, absent fields absent.
 *
 * <p>The content is a plain tree (maps, lists, strings, {@code Long}, {@code BigDecimal}, booleans), immutable in
 * depth. Only {@code ReportReader} makes one from foreign input.
 */
public record Report(Map<String, Object> tree) {

    /** The country of a target whose country is not known, or that lies in no one country (CLDR). */
    public static final String NO_ONE_COUNTRY = "ZZ";

    private static final Set<String> CAUSES_WITHOUT_MALICE =
            Set.of("system-failure", "human-error", "natural-phenomenon");

    /** The report of a tree that others may still change: a copy, immutable in depth. */
    public static Report copyOf(Map<String, Object> tree) {
        return new Report(frozen(tree));
    }

    private static Map<String, Object> frozen(Map<?, ?> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((name, member) -> copy.put(name.toString(), frozen(member)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozen(Object value) {
        if (value instanceof Map<?, ?> object) {
            return frozen(object);
        }
        return value instanceof Collection<?> list
                ? list.stream().map(Report::frozen).toList()
                : value;
    }

    /** Whether its reporter says that the incident is over. */
    public boolean isClosed() {
        return find("status").filter("closed"::equals).isPresent();
    }

    /** The value at a dotted path of objects; empty if it was not given. Does not look into lists. */
    public Optional<Object> get(String path) {
        Object here = tree;
        for (String name : path.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(here);
    }

    /** Every value at a dotted path, looking into each element of the lists on its way. */
    public List<Object> all(String path) {
        List<Object> found = List.of(tree);
        for (String name : path.split("\\.", -1)) {
            found = step(found, name);
        }
        return found;
    }

    /** The different values at a path, as texts, in the order in which they are given. */
    public List<String> distinct(String path) {
        return all(path).stream().map(Object::toString).distinct().toList();
    }

    private static List<Object> step(List<Object> from, String name) {
        List<Object> next = new ArrayList<>();
        for (Object place : from) {
            Object value = place instanceof Map<?, ?> map ? map.get(name) : null;
            if (value instanceof Collection<?> list) {
                next.addAll(list);
            } else if (value != null) {
                next.add(value);
            }
        }
        return next;
    }

    /** The text at a path that must be there because the model requires it or gives it a default. */
    public String text(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("a validated report lacks " + path));
    }

    /** The text at a path, if given. */
    public Optional<String> find(String path) {
        return get(path).map(Object::toString);
    }

    /** The date at a path, if given. */
    public Optional<PartialDate> date(String path) {
        return find(path).flatMap(PartialDate::parse);
    }

    /** The national severity level, 1 (worst) to 6; empty if nobody has assessed it. */
    public OptionalInt severity() {
        return find("severity").stream().mapToInt(Integer::parseInt).findFirst();
    }

    /**
     * Whether somebody meant it: {@code yes}, {@code no} or {@code unknown}. Where nobody says, an accident or a
     * failure as motive or root cause means no.
     */
    public String malicious() {
        Object said = member("cause", "malicious");
        return said != null ? said.toString() : isWithoutMalice() ? "no" : "unknown";
    }

    private boolean isWithoutMalice() {
        Object rootCause = member("cause", "rootCause");
        return "accidental".equals(member("motive", "primary"))
                || (rootCause != null && CAUSES_WITHOUT_MALICE.contains(rootCause.toString()));
    }

    /** The same as a path of two names, without taking it apart: each decision asks for these. */
    private @Nullable Object member(String object, String name) {
        return tree.get(object) instanceof Map<?, ?> members ? members.get(name) : null;
    }

    /** What is reported: {@code incident}, {@code near-miss} or {@code threat}. */
    public String type() {
        return find("type").orElse("incident");
    }

    /**
     * The report as policies see it, with what is meant where nothing is said. These defaults are newer than reports
     * that are stored without them; if they were stored, the same report sent again would be another one.
     */
    public Report forDecision() {
        Map<String, Object> complete = new LinkedHashMap<>(tree);
        complete.putIfAbsent("type", "incident");
        complete.put("cause", with(tree.get("cause"), "malicious", malicious()));
        if (member("attribution", "assessments") instanceof Collection<?> assessments && lackStance(assessments)) {
            List<Object> complemented = new ArrayList<>();
            for (Object one : assessments) {
                complemented.add(lacksStance(one) ? with(one, "stance", "attributes") : one);
            }
            complete.put(
                    "attribution",
                    with(tree.get("attribution"), "assessments", Collections.unmodifiableList(complemented)));
        }
        // Nobody else holds this map, and every decision reads it often: a wrapper would cost more than it guards.
        return new Report(complete);
    }

    private static boolean lackStance(Collection<?> assessments) {
        for (Object one : assessments) {
            if (lacksStance(one)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lacksStance(Object assessment) {
        return assessment instanceof Map<?, ?> members && !members.containsKey("stance");
    }

    private static Map<String, Object> with(@Nullable Object object, String name, Object value) {
        Map<String, Object> both = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> members) {
            members.forEach((other, member) -> both.put(other.toString(), member));
        }
        both.put(name, value);
        return Collections.unmodifiableMap(both);
    }

    /** The elements of a list of objects; none if the list was not given. */
    @SuppressWarnings("unchecked")
    public List<Map<String, Object>> objects(String path) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (Object element : all(path)) {
            objects.add((Map<String, Object>) element);
        }
        return objects;
    }

    /** A member of one of these; empty if it was not given. */
    public static String textOf(Map<String, Object> object, String name) {
        return String.valueOf(object.getOrDefault(name, ""));
    }

    /** The ids and references of reports of the same incident that it says it is a duplicate of. */
    public List<String> duplicateOf() {
        return objects("related").stream()
                .filter(other -> "duplicate-of".equals(other.get("relation")))
                .map(other -> String.valueOf(other.get("id")))
                .distinct()
                .toList();
    }

    /** The claims that stand: active or corroborated. */
    public List<Map<String, Object>> standingClaims() {
        return objects("claims").stream()
                .filter(claim -> isStanding(claim.get("status")))
                .toList();
    }

    /** The assessments that count: active, and made to name somebody rather than to dispute that another does. */
    public List<Map<String, Object>> standingAssessments() {
        return objects("attribution.assessments").stream()
                .filter(Report::isStandingAssessment)
                .toList();
    }

    /** Whether an assessment is one of those. */
    public static boolean isStandingAssessment(Map<String, Object> one) {
        return "active".equals(one.get("status")) && !"disputes".equals(one.get("stance"));
    }

    private static boolean isStanding(@Nullable Object status) {
        return "active".equals(status) || "corroborated".equals(status);
    }
}
