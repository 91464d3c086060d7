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

    /** The constructor that Lambda calls. */
    public DeliveryFunction() {
        this(Wiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** For callers with clients and a clock of their own. */
    public DeliveryFunction(Wiring wiring) {
        this.delivery = wiring.delivery();
        this.clock = wiring.clock();
    }

    /** Looks into a partition of the outbox that is empty. */
    @Override
    public void prime() {
        delivery.deliver("rehearsal");
    }

    /**
     * A message that SNS did not take is not a failed record: it stays in the outbox, and the schedule sends it when
     * its pause is over.
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Set<String> looked = new HashSet<>();
        DeliveryCounts counts = new DeliveryCounts();
        StreamBatch.read(input)
                .handle(record -> deliverOnce(record.get("pk"), looked, counts), context.getLogger(), output);
        counts.log(clock.instant(), context.getLogger());
    }

    /** An evaluation leaves one message for each audience; the first of their records sends all of them. */
    private void deliverOnce(String partition, Set<String> looked, DeliveryCounts counts) {
        if (looked.add(partition)) {
            counts.add(delivery.deliver(partition));
        }
    }
}
