package org.policyalerts.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.table.Table.Key;

/** A condition of a write did not hold, so nothing of its transaction was written. */
public final class WriteRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Refusal> refusals;

    WriteRefusedException(List<Refusal> refusals) {
        super("a conditional write was refused");
        this.refusals = List.copyOf(refusals);
    }

    /** The keys whose conditions did not hold, each with the item that is there (empty if there is none). */
    public List<Refusal> refusals() {
        return refusals;
    }

    /** One key whose condition did not hold. */
    public record Refusal(Key key, Map<String, Object> stored) {}

    /** The refusal of one key, if it was refused. */
    public Optional<Refusal> at(Key key) {
        return refusals.stream().filter(refusal -> refusal.key().equals(key)).findFirst();
    }
}
