package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.lambda.StreamRecord;
import software.amazon.event.ruler.Machine;

/** The template's filters for a function, with the real meaning of their patterns: which records reach it. */
record EventFilter(List<String> patterns, Machine machine) implements Predicate<StreamRecord> {

    static EventFilter of(Template template, String function) {
        List<String> patterns = template.events(function, "DynamoDB").values().stream()
                .flatMap(event -> list(map(event.get("FilterCriteria")).get("Filters")).stream())
                .map(filter -> String.valueOf(map(filter).get("Pattern")))
                .toList();
        Machine machine = Machine.builder().build();
        try {
            for (String pattern : patterns) {
                machine.addRule(pattern, pattern);
            }
        } catch (IOException malformed) {
            throw new IllegalArgumentException(patterns.toString(), malformed);
        }
        return new EventFilter(patterns, machine);
    }

    /** Without a pattern every record passes. */
    @Override
    public boolean test(StreamRecord record) {
        return patterns.isEmpty() || matches(record);
    }

    private boolean matches(StreamRecord record) {
        try {
            return !machine.rulesForJSONEvent(JsonWriter.write(record.document()))
                    .isEmpty();
        } catch (Exception notJson) {
            throw new IllegalArgumentException(record.name().toString(), notJson);
        }
    }
}
