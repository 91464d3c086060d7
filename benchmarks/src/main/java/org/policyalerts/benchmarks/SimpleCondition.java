package org.policyalerts.benchmarks;

import java.util.List;

/** A condition that every engine here can express. It does not hold if the report lacks the field. */
public sealed interface SimpleCondition {

    ReportField field();

    /** The condition in the language of an engine. */
    <T> T in(Language<T> language);

    /** How an engine expresses each kind of condition. */
    interface Language<T> {

        /** The field, or one element of its list, is one of these texts. */
        T anyOf(ReportField field, List<String> values);

        /** The field, a single text, is given and is not this one. */
        T not(ReportField field, String value);

        /** The field is given and at least this much. */
        T atLeast(ReportField field, long least);
    }

    /** Equality with one of some texts. */
    record AnyOf(ReportField field, List<String> values) implements SimpleCondition {

        public AnyOf {
            values = List.copyOf(values);
        }

        @Override
        public <T> T in(Language<T> language) {
            return language.anyOf(field, values);
        }
    }

    /** Given, and another text. */
    record Not(ReportField field, String value) implements SimpleCondition {

        @Override
        public <T> T in(Language<T> language) {
            return language.not(field, value);
        }
    }

    /** A threshold. */
    record AtLeast(ReportField field, long least) implements SimpleCondition {

        @Override
        public <T> T in(Language<T> language) {
            return language.atLeast(field, least);
        }
    }
}
