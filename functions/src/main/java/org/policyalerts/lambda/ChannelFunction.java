package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.channel.ChannelDelivery.Outcome;
import org.policyalerts.channel.ChannelDelivery.Told;
import org.policyalerts.channel.ChannelQueue;
import org.policyalerts.channel.QueueBatch;
import org.policyalerts.channel.RecipientStore;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.log.LogLine;
import org.policyalerts.log.MetricLine;

/** Brings what its queue holds to mailboxes and chats, with partial-batch answers. */
public final class ChannelFunction implements RequestStreamHandler, SnapshotPriming {

    private final ChannelQueue queue;
    private final RecipientStore recipients;
    private final Clock clock;

    /** Those of the current invocation; Lambda gives an instance one invocation at a time. */
    private final List<Told> told = new ArrayList<>();

    private final List<String> returned = new ArrayList<>();

    /** The constructor that Lambda calls. */
    public ChannelFunction() {
        this(ChannelWiring.fromEnvironment());
        SnapshotPriming.beforeSnapshot(this);
    }

    /** For callers with clients and a clock of their own. */
    public ChannelFunction(ChannelWiring wiring) {
        this.queue = wiring.queue(told::add, returned::add);
        this.recipients = wiring.wiring().recipients();
        this.clock = wiring.wiring().clock();
    }

    /** Reads the recipients of an audience that there is not. */
    @Override
    public void prime() {
        recipients.of("rehearsal");
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        LambdaLogger log = context.getLogger();
        told.clear();
        returned.clear();
        QueueBatch.read(input)
                .handle(queue, (id, failed) -> log.log(FailedCall.line("queue-message-failed", id, failed)), output);
        told.stream().filter(one -> one.outcome() == Outcome.PARKED).forEach(one -> log.log(line(one)));
        if (!told.isEmpty() || !returned.isEmpty()) {
            log.log(MetricLine.of(clock.instant(), "channels", metrics()));
        }
    }

    private static String line(Told one) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", "channel-parked");
        line.put("notificationId", one.notificationId());
        line.put("audience", one.audience());
        line.put("recipient", one.recipient());
        line.put("reason", one.note());
        return LogLine.of(line);
    }

    private Map<String, Long> metrics() {
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("ChannelSent", count(Outcome.SENT));
        metrics.put("ChannelWaiting", count(Outcome.WAITING));
        metrics.put("ChannelParked", count(Outcome.PARKED));
        metrics.put("MailReturned", (long) returned.size());
        return metrics;
    }

    private long count(Outcome outcome) {
        return told.stream().filter(one -> one.outcome() == outcome).count();
    }
}
