package org.policyalerts.alert;

import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/**
 * A policy that an audience was told could not be evaluated, as it was then: it may be out of the book when there is
 * more to say.
 *
 * @param audience who was told
 */
public record ReportedFailure(PolicyId policy, int version, Severity severity, List<String> audience, String title) {

    private static final String MARK = "not checked, v";
    private static final int PARTS = 5;

    public static ReportedFailure of(Policy policy) {
        return new ReportedFailure(policy.id(), policy.version(), policy.severity(), policy.audience(), policy.title());
    }

    /** Whether these are the same conditions and steps: who was told need not hear of them again. */
    public boolean isOf(Policy other) {
        return policy.equals(other.id()) && version == other.version();
    }

    /** As the state of an evaluation remembers it. */
    public String key() {
        return String.join("|", policy.value(), MARK + version, severity.text(), String.join(",", audience), title);
    }

    /** Reads what {@link #key()} writes; empty for whatever else is remembered. */
    public static Optional<ReportedFailure> read(String key) {
        String[] parts = key.split("\\|", PARTS);
        return parts.length == PARTS && parts[1].startsWith(MARK)
                ? Optional.of(new ReportedFailure(
                        new PolicyId(parts[0]),
                        Integer.parseInt(parts[1].substring(MARK.length())),
                        Severity.of(parts[2]),
                        List.of(parts[3].split(",", -1)),
                        parts[4]))
                : Optional.empty();
    }

    /**
     * What became of it where nothing is to be done.
     *
     * @param reason why not, in words
     */
    public record Settled(ReportedFailure failure, String reason) {}
}
