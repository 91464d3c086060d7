package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.List;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.OutboundMessage;

/** The topic: keeps all it took, in order, repeats included. */
public final class Topic implements AlertPublisher {

    private final List<OutboundMessage> taken = new ArrayList<>();

    public Topic(List<OutboundMessage> taken) {
        this.taken.addAll(taken);
    }

    @Override
    public synchronized Published publish(OutboundMessage message) {
        taken.add(message);
        return new Published.Accepted("sns-" + taken.size());
    }

    public synchronized List<OutboundMessage> taken() {
        return List.copyOf(taken);
    }
}
