package org.policyalerts.dynamodb.limit;

import java.time.Duration;
import java.time.Instant;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.text.Fingerprint;

/** How much each submitter asked in a minute: an item that is added to, and gone an hour later. */
public record SubmissionCounts(Table table) {

    private static final Duration KEPT = Duration.ofHours(1);

    /** Adds to what was counted for an organisation in a minute; the sum. */
    public long add(String organisation, Instant minute, long amount) {
        Table.Key key = new Table.Key("COUNT#" + Fingerprint.sha256(organisation), minute.toString());
        return table.add(key, "count", amount, minute.plus(KEPT).getEpochSecond());
    }
}
