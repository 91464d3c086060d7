package org.policyalerts.local.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one Query-protocol request. */
record Form(Map<String, String> values) {

    static Form parse(String body) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new Form(values);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException brokenEscape) {
            throw SnsRefusal.of("MalformedQueryString", "The query string contains a syntax error.");
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name) {
        return find(name).orElseThrow(() -> SnsRefusal.invalid(name));
    }

    /** The numbered parts below a prefix, each as a form, such as those of {@code MessageAttributes.entry.1.Name}. */
    List<Form> list(String prefix) {
        List<Form> list = new ArrayList<>();
        for (int number = 1; ; number++) {
            String start = prefix + "." + number + ".";
            Map<String, String> part = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                if (name.startsWith(start)) {
                    part.put(name.substring(start.length()), value);
                }
            });
            if (part.isEmpty()) {
                return list;
            }
            list.add(new Form(part));
        }
    }
}
