package org.policyalerts.benchmarks.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.ReportField;
import org.policyalerts.benchmarks.SimpleCondition;
import org.policyalerts.json.JsonWriter;
import software.amazon.event.ruler.Machine;

/** AWS event-ruler: one state machine for all policies, which reads the report itself. */
final class EventRulerMatching implements MatchingEngine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Machine machine = Machine.builder().build();

    private EventRulerMatching() {}

    static EventRulerMatching compile(List<GeneratedPolicy> book) {
        EventRulerMatching matching = new EventRulerMatching();
        try {
            for (GeneratedPolicy policy : book) {
                matching.machine.addRule(policy.id(), pattern(policy));
            }
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return matching;
    }

    private static String pattern(GeneratedPolicy policy) {
        Map<String, Object> pattern = new LinkedHashMap<>();
        for (SimpleCondition condition : policy.conditions()) {
            put(pattern, condition.field().path(), condition.in(new Patterns()));
        }
        return JsonWriter.write(pattern);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> pattern, String path, List<?> values) {
        String[] names = path.split("\\.", -1);
        Map<String, Object> here = pattern;
        for (int i = 0; i < names.length - 1; i++) {
            here = (Map<String, Object>) here.computeIfAbsent(names[i], unseen -> new LinkedHashMap<String, Object>());
        }
        here.put(names[names.length - 1], values);
    }

    @Override
    public List<String> match(byte[] report) {
        try {
            return machine.rulesForJSONEvent(JSON.readTree(report));
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private static final class Patterns implements SimpleCondition.Language<List<?>> {

        @Override
        public List<?> anyOf(ReportField field, List<String> values) {
            return values;
        }

        @Override
        public List<?> not(ReportField field, String value) {
            return List.of(Map.of("anything-but", List.of(value)));
        }

        @Override
        public List<?> atLeast(ReportField field, long least) {
            return List.of(Map.of("numeric", List.of(">=", least)));
        }
    }
}
