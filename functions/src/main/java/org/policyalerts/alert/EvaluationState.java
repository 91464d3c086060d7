package org.policyalerts.alert;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;

/**
 * How far the evaluation of one incident has come. Every change writes the next sequence number, so that of two that
 * meet (of versions, related incidents, clocks or staff) one is refused.
 *
 * @param sequence counts the evaluations that changed something, from 1; 0 if there was none yet
 * @param evaluatedVersion the latest version that has a decision; 0 if none
 * @param signature fingerprint of the latest decision; an evaluation that comes to the same writes nothing
 * @param notes what the next evaluation has to know of what was said, and of what could not be said
 * @param nextDecision when time alone may change the decision, at the earliest
 */
public record EvaluationState(
        long sequence, int evaluatedVersion, String signature, Set<Note> notes, Optional<Instant> nextDecision) {

    /** Before the first evaluation. */
    public static final EvaluationState NONE = new EvaluationState(0, 0, "", Set.of(), Optional.empty());

    public EvaluationState {
        notes = Set.copyOf(notes);
    }

    /** What counts in the place of the incident; empty if it counts itself. */
    public Optional<IncidentId> duplicateOf() {
        return notes.stream()
                .flatMap(note -> note instanceof Note.DuplicateOf of ? Stream.of(of.primary()) : Stream.empty())
                .findFirst();
    }

    public EvaluationState noting(Set<Note> others) {
        return new EvaluationState(sequence, evaluatedVersion, signature, others, nextDecision);
    }

    /** The number of the next evaluation and of its messages about alerts. */
    public long nextSequence() {
        return sequence + 1;
    }

    /**
     * The number of its messages about the attribution's review: an audience may be told of alerts in the same
     * evaluation, and has to read of those first.
     */
    public long nextSequenceOfReview() {
        return sequence + 2;
    }

    /**
     * The number of its messages to those who took the incident for an exercise that is none, or the other way round:
     * an audience may have to be corrected there and alerted here.
     */
    public long nextSequenceElsewhere() {
        return sequence + 3;
    }
}
