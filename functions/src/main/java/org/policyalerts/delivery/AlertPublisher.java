package org.policyalerts.delivery;

/** Puts a message on the topic. */
public interface AlertPublisher {

    /**
     * Publishes once. A timeout leaves open whether the topic took it; the caller repeats with the same notification
     * id.
     */
    Published publish(OutboundMessage message);

    /** What the topic said. */
    sealed interface Published {
        /** Taken, under this id. */
        record Accepted(String messageId) implements Published {}

        /** Not taken now (throttled, unreachable, too late an answer); worth another try. */
        record TryAgain(String error) implements Published {}

        /** Refused for what it is; trying again would not help. */
        record Refused(String error) implements Published {}
    }
}
