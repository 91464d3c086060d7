package org.policyalerts.alert;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;

/** The policies that could not be evaluated: whoever they would have told hears of it once, and judges in their place. */
final class Faults {

    private final EvaluationState before;
    private final Decision decision;
    private final Suppression what;
    private final boolean isWithheld;

    /**
     * Compares what failed with what was said of it.
     *
     * @param isWithheld whether nothing may leave; it is told once the label is lowered
     */
    Faults(EvaluationState before, Decision decision, Suppression what, boolean isWithheld) {
        this.before = before;
        this.decision = decision;
        this.what = what;
        this.isWithheld = isWithheld;
    }

    /** Those to tell of now, most severe first. */
    List<Policy> due() {
        return told().filter(policy -> !before.reminded().contains(key(policy)))
                .sorted(Comparator.comparing(Policy::severity).reversed().thenComparing(Policy::id))
                .toList();
    }

    /** What to remember; only what still fails, so that a fault that comes back is told again. */
    Set<String> said() {
        Set<String> said = new HashSet<>();
        told().map(Faults::key).forEach(said::add);
        return said;
    }

    /** When the first of those that a silence keeps quiet may be told of. */
    Optional<Instant> quietUntil() {
        return audible()
                .flatMap(policy -> what.quietUntil(policy.id(), decision.at()).stream())
                .min(Comparator.naturalOrder());
    }

    private Stream<Policy> told() {
        return audible()
                .filter(policy -> what.quietUntil(policy.id(), decision.at()).isEmpty());
    }

    /** A policy that is on trial, muted or kept quiet tells nobody of its fault, as it would have told nobody of a match. */
    private Stream<Policy> audible() {
        return isWithheld || what.mode().isPresent() || what.isFalseAlarm()
                ? Stream.of()
                : decision.failed().stream()
                        .filter(failed -> failed.mutedBy() == null)
                        .map(Decision.Failed::policy)
                        .filter(policy -> policy.mode() == Policy.Mode.ACTIVE);
    }

    private static String key(Policy policy) {
        return policy.id() + "|not checked, v" + policy.version();
    }
}
