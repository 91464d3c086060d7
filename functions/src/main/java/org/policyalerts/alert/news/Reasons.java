package org.policyalerts.alert.news;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.policy.TraceLine;

/**
 * Why alerts hold, as it may be told. What a decision of the moment names of other incidents, it may name; what an
 * earlier one named may be under a stricter label by now, and is only counted.
 */
public final class Reasons {

    private static final Pattern NAMES = Pattern.compile("\\bothers?: ");

    private Reasons() {}

    /** The alerts with the reasons that they have by a decision of the moment, as far as it is about them. */
    public static List<Alert> of(List<Alert> alerts, Map<AlertId, List<TraceLine>> now) {
        return alerts.stream()
                .map(alert -> alert.because(
                        Optional.ofNullable(now.get(alert.id())).orElseGet(() -> unnamed(alert.because()))))
                .toList();
    }

    private static List<TraceLine> unnamed(List<TraceLine> because) {
        return because.stream().flatMap(line -> unnamed(line).stream()).toList();
    }

    private static Optional<TraceLine> unnamed(TraceLine line) {
        if (!NAMES.matcher(line.saw()).find()) {
            return Optional.of(line);
        }
        return Stream.of(line)
                .filter(one -> one.path().equals(TraceLine.HISTORY) && !one.isCompound())
                .map(TraceLine::counted)
                .findFirst();
    }
}
