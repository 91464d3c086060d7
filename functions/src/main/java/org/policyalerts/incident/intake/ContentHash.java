package org.policyalerts.incident.intake;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.policyalerts.incident.Report;
import org.policyalerts.text.Fingerprint;

/** SHA-256 of a report's canonical JSON: names sorted, no spaces, only the escapes that JSON demands. */
public final class ContentHash {

    private final StringBuilder text = new StringBuilder();

    private ContentHash() {}

    /** Hex digits; equal reports have equal ones, whatever the order of their names. */
    public static String of(Report report) {
        return Fingerprint.sha256(canonical(Assessments.content(report)));
    }

    static String canonical(Object tree) {
        ContentHash hash = new ContentHash();
        hash.value(tree);
        return hash.text.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof Collection<?> list) {
            list(list);
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof BigDecimal number) {
            text.append(number.stripTrailingZeros().toPlainString());
        } else {
            text.append(value);
        }
    }

    private void object(Map<?, ?> object) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : new TreeMap<>(object).entrySet()) {
            text.append(separator);
            string(String.valueOf(entry.getKey()));
            text.append(':');
            value(entry.getValue());
            separator = ",";
        }
        text.append(object.isEmpty() ? "{}" : "}");
    }

    private void list(Collection<?> list) {
        String separator = "[";
        for (Object element : list) {
            text.append(separator);
            value(element);
            separator = ",";
        }
        text.append(list.isEmpty() ? "[]" : "]");
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char unit = string.charAt(i);
            if (unit == '"' || unit == '\\') {
                text.append('\\').append(unit);
            } else if (unit < ' ') {
                text.append("\\u%04x".formatted((int) unit));
            } else {
                text.append(unit);
            }
        }
        text.append('"');
    }
}
