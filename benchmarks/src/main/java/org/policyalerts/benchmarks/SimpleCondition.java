package org.policyalerts.benchmarks;

import java.util.List;

/** A condition that every engine compared here can express. One on a field that the report lacks does not hold. */
public sealed interface SimpleCondition {

    ReportField field();

    /** The condition in an engine's own language. */
    <T> T in(Language<T> language);

    /** What an engine says for each kind of condition. */
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
