package org.policyalerts.channel;

import java.time.Duration;

/** What a mail service or a chat said to a message. */
public sealed interface Sending {

    /** Taken, under this id. */
    record Taken(String id) implements Sending {}

    /**
     * Not taken for now.
     *
     * @param pause how long it asks to be left alone; zero if it does not say
     * @param isDoubtful whether it may have been taken all the same: no answer came
     */
    record TryAgain(String reason, Duration pause, boolean isDoubtful) implements Sending {}

    /** Refused; the same would be refused again until somebody changes something. */
    record Refused(String reason) implements Sending {}
}
