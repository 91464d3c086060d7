package org.policyalerts.policy.checker;

import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Sequence;
import org.policyalerts.text.NearestWord;

/** Checks the reports and patches of policy cases: with a misspelt field, a case would prove nothing. */
record PatchChecker(NodeReader reader) {

    void check(Mapping mapping) {
        object(mapping, IncidentModel.REPORT);
    }

    private void object(Mapping mapping, Field object) {
        List<String> known = object.fields().stream().map(Field::name).toList();
        for (Mapping.Entry entry : mapping.entries()) {
            Optional<Field> field = object.child(entry.name());
            if (field.isEmpty()) {
                String hint = NearestWord.to(entry.name(), known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("");
                reader.problem(entry.key().mark(), "unknown field '" + entry.name() + "'" + hint);
            } else {
                value(entry.value(), field.get());
            }
        }
    }

    private void value(SourceNode node, Field field) {
        if (node instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING) {
            return;
        }
        if (!field.isList()) {
            single(node, field);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> single(item, field));
        } else {
            reader.problem(node.mark(), "'" + field.name() + "' is a list");
        }
    }

    private void single(SourceNode node, Field field) {
        if (field.kind() == Field.Kind.OBJECT) {
            reader.mapping(node, "'" + field.name() + "'").ifPresent(mapping -> object(mapping, field));
        } else if (field.kind() == Field.Kind.ENUM) {
            reader.oneOf(node, field.name(), field.values());
        } else if (!(node instanceof Scalar)) {
            reader.problem(node.mark(), "'" + field.name() + "' is a single value");
        }
    }
}
