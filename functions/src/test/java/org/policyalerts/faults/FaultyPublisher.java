package org.policyalerts.faults;

import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.faults.Fault.CallFailed;
import org.policyalerts.faults.Line.Call;

/** A topic whose calls are counted and can fail. */
public final class FaultyPublisher implements AlertPublisher {

    private final AlertPublisher topic;
    private final Line line;

    public FaultyPublisher(AlertPublisher topic, Line line) {
        this.topic = topic;
        this.line = line;
    }

    @Override
    public Published publish(OutboundMessage message) {
        try {
            return line.make(new Call("publish " + message.notificationId(), true), () -> topic.publish(message));
        } catch (CallFailed failed) {
            return new Published.TryAgain("SdkClientException");
        }
    }
}
