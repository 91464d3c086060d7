package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.text.NearestWord;

/**
 * Finds the fields that a policy names in the incident model.
 *
 * @param list the list whose elements the names belong to; null for the report
 */
record FieldFinder(NodeReader reader, @Nullable FieldPath list) {

    /** Every field of the report, by path. */
    static final List<String> OF_REPORT = all(IncidentModel.REPORT);

    private static List<String> all(Field object) {
        List<String> paths = new ArrayList<>();
        collect(object, "", paths);
        return List.copyOf(paths);
    }

    private static void collect(Field object, String prefix, List<String> paths) {
        for (Field field : object.fields()) {
            paths.add(prefix + field.name());
            collect(field, prefix + field.name() + ".", paths);
        }
    }

    Optional<FieldPath> find(Scalar name) {
        Optional<FieldPath> path = list == null ? FieldPath.ofReport(name.text()) : list.child(name.text());
        if (path.isEmpty()) {
            reader.problem(name.mark(), unknown(name.text()));
        }
        return path;
    }

    private String unknown(String name) {
        if (name.equals("if")) {
            return "'if' belongs to a step of recommend; here every line is a condition, so leave it out";
        }
        List<String> known = list == null ? OF_REPORT : all(list.field());
        String where = list == null ? "unknown field '" : list + " have no field '";
        return where + name + "'"
                + Hints.called(name, ConditionChecker.WORDS)
                        .or(() -> Hints.path(name, known))
                        .or(() -> NearestWord.to(name, ConditionChecker.WORDS))
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse(list == null ? "" : "; they have: " + String.join(", ", known));
    }

    /** The field that a node names. */
    Optional<FieldPath> named(SourceNode node, String what) {
        if (node instanceof Scalar scalar) {
            return find(scalar);
        }
        return reader.refused(node.mark(), what + " is expected, not " + node.kind());
    }

    /** A single date of the report: something to count from. */
    Optional<FieldPath> date(SourceNode node) {
        Optional<FieldPath> path = named(node, "the name of a date field");
        Optional<FieldPath> date = path.filter(found -> found.field().kind() == Field.Kind.DATE && !found.isPlural());
        if (path.isPresent() && date.isEmpty()) {
            reader.problem(node.mark(), "'" + node.plain() + "' is no single date to count from");
        }
        return date;
    }
}
