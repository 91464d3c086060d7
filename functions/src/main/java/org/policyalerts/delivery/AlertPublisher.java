package org.policyalerts.delivery;

/** Puts a message on the topic. */
public interface AlertPublisher {

    /**
     * Publishes once. After a timeout nobody knows whether the topic took the message; the caller repeats it with the
     * same notification id.
     */
    Published publish(OutboundMessage message);

    /** What the topic said. */
    sealed interface Published {
        /** Taken, under this id. */
        record Accepted(String messageId) implements Published {}

        /** Not taken for now (throttled, unreachable, no answer in time); another try may succeed. */
        record TryAgain(String error) implements Published {}

        /** Refused because of the message itself; another try would fail too. */
        record Refused(String error) implements Published {}
    }
}
