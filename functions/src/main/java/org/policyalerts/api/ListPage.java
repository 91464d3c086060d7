package org.policyalerts.api;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One page of a list that is in memory.
 *
 * @param shown what stands on it
 * @param cursor where it ends, if there is more: what comes in meanwhile neither repeats nor hides others
 */
public record ListPage<T>(List<T> shown, Optional<String> cursor) {

    /**
     * The page behind a cursor.
     *
     * @param position where one stands in the list, which no other has; the list is in this order
     */
    public static <T> ListPage<T> of(Stream<T> all, Function<T, String> position, Optional<String> after, int limit) {
        List<T> left = all.filter(one -> after.map(last -> position.apply(one).compareTo(last) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing(position))
                .toList();
        List<T> shown = left.subList(0, Math.min(limit, left.size()));
        return new ListPage<>(
                shown, left.size() > limit ? Optional.of(position.apply(shown.get(limit - 1))) : Optional.empty());
    }
}
