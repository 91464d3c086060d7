package org.policyalerts.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON that is kept in the repository: what fits stays on one line, everything else gets a line for each member.
 */
public final class PrettyJson {

    private static final int LONGEST = 100;

    private PrettyJson() {}

    public static String write(Object tree) {
        return pretty(tree, "") + "\n";
    }

    private static String pretty(@Nullable Object value, String indent) {
        String line = JsonWriter.write(value);
        if (line.length() <= LONGEST) {
            return line;
        }
        if (value instanceof Map<?, ?> map) {
            return lines(
                    map.entrySet().stream()
                            .map(entry ->
                                    JsonWriter.write(entry.getKey()) + ": " + pretty(entry.getValue(), indent + "  ")),
                    "{}",
                    indent);
        }
        if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            return lines(list.stream().map(item -> pretty(item, indent + "  ")), "[]", indent);
        }
        return line;
    }

    private static String lines(Stream<String> lines, String brackets, String indent) {
        return lines.map(line -> indent + "  " + line)
                .collect(Collectors.joining(",\n", brackets.charAt(0) + "\n", "\n" + indent + brackets.charAt(1)));
    }
}
