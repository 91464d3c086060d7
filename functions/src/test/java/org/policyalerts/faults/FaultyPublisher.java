package org.policyalerts.faults;

import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.faults.Calls.Call;
import org.policyalerts.faults.Fault.CallFailed;

/** A topic whose calls are counted and can fail. */
final class FaultyPublisher implements AlertPublisher {

    private final AlertPublisher topic;
    private final Calls calls;

    FaultyPublisher(AlertPublisher topic, Calls calls) {
        this.topic = topic;
        this.calls = calls;
    }

    @Override
    public Published publish(OutboundMessage message) {
        try {
            return calls.make(new Call("publish " + message.notificationId(), true), () -> topic.publish(message));
        } catch (CallFailed failed) {
            return new Published.TryAgain("SdkClientException");
        }
    }
}
