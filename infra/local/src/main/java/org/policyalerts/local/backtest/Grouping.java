package org.policyalerts.local.backtest;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** By what a backtest is printed. */
enum Grouping {
    /** How many alerts each policy raises in each month. */
    POLICY,
    /** What each incident raises and whom it reaches. */
    INCIDENT;

    /** Reads the words of the command line. */
    static final class Converter implements ITypeConverter<Grouping> {

        @Override
        public Grouping convert(String text) {
            List<String> words = Arrays.stream(values())
                    .map(value -> value.name().toLowerCase(Locale.ROOT))
                    .toList();
            if (!words.contains(text)) {
                throw new TypeConversionException("'%s' is none of: %s".formatted(text, String.join(", ", words)));
            }
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }
}
