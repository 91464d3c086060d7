package org.policyalerts.policy.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.model.Field;
import org.policyalerts.policy.Truth;

/** Finds the moment at which something was done from the dates that a condition of an {@code until} asks for. */
public record Fulfilment(EvaluationContext context) {

    /** The latest of the dates that make the condition true; empty if it asks for none. */
    public Optional<Instant> at(GroupCondition until) {
        List<Instant> dates = new ArrayList<>();
        collect(until, context.root(), dates);
        return dates.stream().max(Instant::compareTo);
    }

    private void collect(Condition condition, Map<String, Object> place, List<Instant> dates) {
        if (condition.test(context, place) != Truth.TRUE) {
            return;
        }
        if (condition instanceof GroupCondition group && group.kind() != GroupCondition.Kind.NONE) {
            group.parts().forEach(part -> collect(part, place, dates));
        } else if (condition instanceof PresenceCondition presence && presence.wanted()) {
            addDates(presence.path(), place, dates);
        } else if (condition instanceof ValueCondition value) {
            addDates(value.path(), place, dates);
        } else if (condition instanceof ElementCondition element) {
            List<Map<String, Object>> elements = element.elements(place);
            if (elements != null) {
                elements.forEach(each -> collect(element.where(), each, dates));
            }
        }
    }

    private void addDates(FieldPath path, Map<String, Object> place, List<Instant> dates) {
        if (path.field().kind() == Field.Kind.DATE) {
            path.values(context, place).forEach(date -> context.instantOf(date).ifPresent(dates::add));
        }
    }
}
