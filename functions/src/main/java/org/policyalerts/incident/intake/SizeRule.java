package org.policyalerts.incident.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.Problem;

/**
 * How large a report may become. A DynamoDB item ends at 400 KB, and a body within its own limit can still grow beyond
 * that: by normalisation, or by one change after another.
 */
final class SizeRule {

    /** Leaves room for what an item holds beside the report. */
    static final int MOST_BYTES = 350 * 1024;

    private SizeRule() {}

    /** Why a report is too large; empty if it is not. */
    static Optional<Problem> refusal(Report report) {
        int bytes = ContentHash.canonical(report.tree()).getBytes(StandardCharsets.UTF_8).length;
        return bytes <= MOST_BYTES
                ? Optional.empty()
                : Optional.of(new Problem(
                        "",
                        "makes a report of %d bytes; at most %d can be kept (counted as JSON in UTF-8 after normalisation)"
                                .formatted(bytes, MOST_BYTES)));
    }
}
