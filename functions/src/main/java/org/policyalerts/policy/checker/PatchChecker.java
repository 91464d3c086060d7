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

/** Checks reports and patches written out in tests: a misspelt field would make a test say nothing. */
record PatchChecker(NodeReader reading) {

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
                reading.problems().add(entry.key().mark(), "unknown field '" + entry.name() + "'" + hint);
            } else {
                value(entry.value(), field.get());
            }
        }
    }

    private void value(SourceNode written, Field field) {
        if (written instanceof Scalar scalar && scalar.type() == Scalar.Type.NOTHING) {
            return;
        }
        if (!field.isList()) {
            single(written, field);
        } else if (written instanceof Sequence sequence) {
            sequence.items().forEach(item -> single(item, field));
        } else {
            reading.problems().add(written.mark(), "'" + field.name() + "' is a list");
        }
    }

    private void single(SourceNode written, Field field) {
        if (field.kind() == Field.Kind.OBJECT) {
            reading.mapping(written, "'" + field.name() + "'").ifPresent(mapping -> object(mapping, field));
        } else if (field.kind() == Field.Kind.ENUM) {
            reading.oneOf(written, field.name(), field.values());
        } else if (!(written instanceof Scalar)) {
            reading.problems().add(written.mark(), "'" + field.name() + "' is a single value");
        }
    }
}
