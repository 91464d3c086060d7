package org.policyalerts.faults;

import java.util.function.Supplier;

/** What goes wrong, and at which of the calls of a run, counted from 0. */
public record Fault(int call, Kind kind) {

    private static final int CALLS_OF_A_THROTTLE = 3;

    /** The ways a call to AWS can go wrong. */
    public enum Kind {
        /** Refused before anything was done. */
        REFUSED,
        /** Done, but the caller never hears so. */
        ANSWER_LOST,
        /** Done, the answer lost, and done again by the SDK by itself: the caller hears the second answer. */
        REPEATED_BY_THE_SDK,
        /** Refused, and the two calls after it too. */
        THROTTLED_THREE_TIMES,
        /** The process ends before the call is done. */
        DEAD_BEFORE,
        /** The process ends when the call is done. */
        DEAD_AFTER
    }

    boolean strikes(int index) {
        int last = kind == Kind.THROTTLED_THREE_TIMES ? call + CALLS_OF_A_THROTTLE - 1 : call;
        return index >= call && index <= last;
    }

    <T> T strike(Supplier<T> real) {
        if (kind != Kind.REFUSED && kind != Kind.THROTTLED_THREE_TIMES && kind != Kind.DEAD_BEFORE) {
            unheard(real);
        }
        return switch (kind) {
            case REPEATED_BY_THE_SDK -> real.get();
            case DEAD_BEFORE, DEAD_AFTER -> throw new ProcessDied();
            default -> throw new CallFailed();
        };
    }

    private static void unheard(Supplier<?> real) {
        try {
            var unused = real.get();
        } catch (RuntimeException answer) {
            // A refusal is an answer too, and lost like any other.
            return;
        }
    }

    /** The call failed, as far as its caller can tell. */
    public static final class CallFailed extends RuntimeException {
        private static final long serialVersionUID = 1;

        CallFailed() {
            super("a call failed", null, false, false);
        }
    }

    /** The process is gone. An Error, because no code of ours could catch the real thing. */
    public static final class ProcessDied extends Error {
        private static final long serialVersionUID = 1;

        ProcessDied() {
            super("the process died", null, false, false);
        }
    }
}
