package org.policyalerts.incident.keeping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.JsonPointer;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.Field.Kind;
import org.policyalerts.incident.model.IncidentModel;

/**
 * What stands at a pointer of a report and is to be erased.
 *
 * @param words empty if there is a problem
 * @param problem why it cannot be erased, as a sentence
 */
record ErasableText(String words, boolean isAddress, Optional<String> problem) {

    /** A shorter word is found in too much that does not mean it. */
    private static final int SHORTEST = 4;

    static ErasableText at(String pointer, Report report) {
        Object value = report.tree();
        String path = "";
        if (!pointer.startsWith("/")) {
            return problem("must be a pointer such as /targets/0/name");
        }
        for (String step : pointer.substring(1).split("/", -1)) {
            String name = JsonPointer.name(step);
            if (value instanceof List<?> list) {
                value = name.matches("\\d{1,4}") && Integer.parseInt(name) < list.size()
                        ? list.get(Integer.parseInt(name))
                        : null;
            } else {
                value = value instanceof Map<?, ?> object ? object.get(name) : null;
                path = path.isEmpty() ? name : path + "." + name;
            }
            if (value == null) {
                return problem("names nothing that this version says");
            }
        }
        return of(path, IncidentModel.find(path).orElse(IncidentModel.REPORT), value);
    }

    private static ErasableText of(String path, Field field, @Nullable Object value) {
        if (!(value instanceof String words) || !ErasedReport.isErasable(path, field)) {
            return problem("cannot be erased: that are texts and addresses, one by one, and neither references nor"
                    + " organisations; change it instead");
        }
        if (words.strip().codePointCount(0, words.strip().length()) < SHORTEST || isOfTheModel(words)) {
            return problem("says too little to be found where it is quoted; change it instead");
        }
        return new ErasableText(words, field.kind() == Kind.URL, Optional.empty());
    }

    /** "unknown" stands for nobody, and in many places. */
    private static boolean isOfTheModel(String words) {
        return values(IncidentModel.REPORT).anyMatch(words.strip()::equalsIgnoreCase);
    }

    private static Stream<String> values(Field field) {
        return Stream.concat(field.values().stream(), field.fields().stream().flatMap(ErasableText::values));
    }

    private static ErasableText problem(String sentence) {
        return new ErasableText("", false, Optional.of(sentence));
    }
}
