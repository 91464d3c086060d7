package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.policyalerts.delivery.NotificationDelivery;

/** Publishes the notifications that the table's stream brings, with partial-batch answers. */
public final class DeliveryFunction implements RequestStreamHandler, SnapshotPriming {

    private final NotificationDelivery delivery;
    private final Clock clock;

    /** As Lambda makes it. */
    public DeliveryFunction() {
        this(Wiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** With clients and a clock of the caller's. */
    public DeliveryFunction(Wiring wiring) {
        this.delivery = wiring.delivery();
        this.clock = wiring.clock();
    }

    /** Looks into an outbox that is empty. */
    @Override
    public void rehearse() {
        delivery.deliver("rehearsal");
    }

    /**
     * A message that SNS did not take now is not a failed record: it stays in the outbox, and its own date brings it
     * back.
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Set<String> looked = new HashSet<>();
        DeliveryCounts counts = new DeliveryCounts();
        StreamBatch.read(input)
                .handle(record -> deliverOnce(record.get("pk"), looked, counts), context.getLogger(), output);
        counts.log(clock.instant(), context.getLogger());
    }

    /** One evaluation leaves a message for each audience; one look at the incident's outbox sends them all. */
    private void deliverOnce(String partition, Set<String> looked, DeliveryCounts counts) {
        if (looked.add(partition)) {
            counts.add(delivery.deliver(partition));
        }
    }
}
