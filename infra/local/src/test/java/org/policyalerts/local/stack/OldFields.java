package org.policyalerts.local.stack;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares answers of two editions: the later may say more, and has to say what the earlier did. */
final class OldFields {

    /**
     * What alerts had when they were acted on whole. Tasks have it since: who has taken one, what was said of it, and
     * how it climbs.
     */
    private static final Set<String> OF_TASKS =
            Set.of("openSince", "escalations", "escalatedTo", "acknowledgement", "closedBy");

    private OldFields() {}

    /** Names the places that are gone or say something else. */
    static void compare(String place, @Nullable Object old, @Nullable Object now, List<String> lost) {
        if (old instanceof Map<?, ?> fields && now instanceof Map<?, ?> later) {
            fields.forEach((name, value) -> {
                if (!OF_TASKS.contains(String.valueOf(name)) && !isWithoutNames(name, value, later.get(name))) {
                    compare(place + " " + name, value, later.get(name), lost);
                }
            });
        } else if (old instanceof List<?> elements && now instanceof List<?> later && elements.size() == later.size()) {
            for (int i = 0; i < elements.size(); i++) {
                compare(place + " " + i, elements.get(i), later.get(i), lost);
            }
        } else if (!Objects.equals(old, now)) {
            lost.add(place + ": " + old + ", now " + now);
        }
    }

    /** "2 others: A, B" without ids to ask by whether their reader may know them: that it is 2 is what is left. */
    private static boolean isWithoutNames(Object name, @Nullable Object old, @Nullable Object now) {
        return name.equals("saw") && String.valueOf(old).startsWith(now + ": ");
    }
}
