package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentStore.Shared;

/** Gathers what of other incidents the policies in use look at. */
final class HistoryNeeds {

    private HistoryNeeds() {}

    static List<HistoryNeed> of(List<CompiledBook.Entry> entries) {
        Map<Shared, Span> longest = new EnumMap<>(Shared.class);
        entries.stream()
                .filter(entry -> !entry.isRetired())
                .flatMap(entry -> histories(entry.when()))
                .forEach(history -> longest.merge(
                        history.same(), history.within(), BinaryOperator.maxBy(Comparator.comparing(Span::length))));
        List<HistoryNeed> needs = new ArrayList<>();
        longest.forEach((by, within) -> needs.add(new HistoryNeed(by, within.amount())));
        return List.copyOf(needs);
    }

    private static Stream<HistoryCondition> histories(Condition condition) {
        return condition instanceof HistoryCondition history
                ? Stream.of(history)
                : condition.parts().stream().flatMap(HistoryNeeds::histories);
    }
}
