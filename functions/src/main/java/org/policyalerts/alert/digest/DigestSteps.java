package org.policyalerts.alert.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.digest.Digest.Due;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;

/**
 * The steps of a digest: how many are overdue, and which it names. A step that several incidents ask for is named once,
 * with all of them, so that it leaves room for others.
 *
 * @param overdue all of them, whether they may be named or not
 * @param named those overdue that are named
 * @param next the audience's own that are still to come
 * @param label the strictest of the incidents named
 */
record DigestSteps(List<Due> overdue, List<List<Due>> named, List<List<Due>> next, String label) {

    private static final int MOST_NAMED = 5;
    private static final int MOST_COMING = 3;

    /** Of numbers and the book's own words, for a digest quotes no report. */
    private static final String LEAST_LABEL = "green";

    /**
     * Chooses the steps that a digest names.
     *
     * @param labels the label of an incident, if it lets the incident be named; asked only of those that would be
     */
    static DigestSteps of(Digest digest, Function<IncidentId, Optional<String>> labels) {
        Function<Due, Optional<String>> label =
                step -> labels.apply(step.alert().incident());
        List<Due> overdue = digest.overdue();
        List<List<Due>> named = alike(overdue, label, MOST_NAMED);
        List<List<Due>> next = alike(digest.nextOfOurs(), label, MOST_COMING);
        Stream<String> taken = Stream.concat(named.stream(), next.stream())
                .flatMap(List::stream)
                .flatMap(step -> label.apply(step).stream());
        return new DigestSteps(overdue, named, next, TlpLabels.strictest(LEAST_LABEL, taken));
    }

    private static List<List<Due>> alike(List<Due> steps, Function<Due, Optional<String>> label, int most) {
        Map<List<String>, List<Due>> alike = new LinkedHashMap<>();
        steps.stream().filter(step -> label.apply(step).isPresent()).forEach(step -> alike.computeIfAbsent(
                        List.of(step.owner(), step.action()), unseen -> new ArrayList<>())
                .add(step));
        return alike.values().stream().limit(most).toList();
    }

    /** Those overdue that are the audience's own. */
    long overdueOf(String audience) {
        return overdue.stream().filter(step -> step.isOwnedBy(audience)).count();
    }

    /** Those overdue that are not named. */
    long unnamed() {
        return overdue.size() - named.stream().mapToLong(List::size).sum();
    }
}
