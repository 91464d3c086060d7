package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Checks that a value which a policy names is one that the field can have. */
record FieldValueChecker(FieldPath path, NodeReader reader) {

    /** The value in the form in which values are compared. */
    Optional<Object> value(SourceNode node) {
        if (!(node instanceof Scalar scalar)) {
            return reader.refused(node.mark(), "a value of " + path + " must be a single word, not " + node.kind());
        }
        return switch (path.field().kind()) {
            case ENUM -> enumValue(scalar);
            case INTEGER, NUMBER -> number(scalar).map(ValuePredicate.AnyOf::normal);
            case COUNTRY, PLACE -> country(scalar);
            case TECHNIQUE -> shaped(scalar, "T\\d{4}(\\.\\d{3})?", "an ATT&CK technique such as T1485 or T1561.002");
            default -> text(scalar);
        };
    }

    private Optional<Object> enumValue(Scalar scalar) {
        Field field = path.field();
        if (field.values().contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        return reader.refused(
                scalar.mark(),
                "'" + scalar.text() + "' is no value of " + path + valueHint(scalar.text(), field.values()));
    }

    // The nearest word to "not doxing" is doxing, which says the opposite.
    private static String valueHint(String text, Collection<String> values) {
        return text.startsWith("not ")
                ? "; write {not: " + text.substring("not ".length()).strip() + "}"
                : Hints.hint(text, values);
    }

    /** A number within the limits of the field. */
    Optional<BigDecimal> number(Scalar scalar) {
        if (!scalar.isNumber()) {
            return reader.refused(
                    scalar.mark(),
                    path + " is a number; '" + scalar.text() + "' is " + scalar.kind() + Hints.number(scalar.text()));
        }
        Field field = path.field();
        if (field.kind() == Field.Kind.INTEGER && scalar.type() == Scalar.Type.DECIMAL) {
            return reader.refused(
                    scalar.mark(),
                    path + " is a whole number; '" + scalar.text() + "' has a decimal point"
                            + Hints.number(scalar.text()));
        }
        BigDecimal number = new BigDecimal(scalar.text());
        if (number.compareTo(BigDecimal.valueOf(field.min())) < 0
                || number.compareTo(BigDecimal.valueOf(field.max())) > 0) {
            return reader.refused(
                    scalar.mark(),
                    path + " goes from " + field.min() + " to " + field.max() + "; " + scalar.text() + " is outside");
        }
        return Optional.of(number);
    }

    private Optional<Object> country(Scalar scalar) {
        return scalar.text().equals(ValuePredicate.AnyOf.HOME_COUNTRY)
                ? Optional.of(scalar.text())
                : shaped(scalar, "[A-Z]{2}", "a country code of two capital letters, or $homeCountry");
    }

    private Optional<Object> shaped(Scalar scalar, String shape, String what) {
        if (scalar.text().matches(shape)) {
            return Optional.of(scalar.text());
        }
        return reader.refused(scalar.mark(), "'" + scalar.text() + "' is not " + what);
    }

    private Optional<Object> text(Scalar scalar) {
        if (scalar.type() == Scalar.Type.TEXT) {
            return Optional.of(scalar.text());
        }
        return reader.refused(
                scalar.mark(), path + " is a text; put quotes around '" + scalar.text() + "' if it is meant as one");
    }
}
