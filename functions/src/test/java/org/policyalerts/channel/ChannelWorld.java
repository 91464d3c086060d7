package org.policyalerts.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.channel.ChannelDelivery.Outcome;
import org.policyalerts.channel.ChannelDelivery.Told;
import org.policyalerts.channel.QueueBatch.Carried;
import org.policyalerts.delivery.RaisedLabels;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.audience.DynamoDbClaims;
import org.policyalerts.dynamodb.audience.DynamoDbRecipients;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.faults.FaultyTable;
import org.policyalerts.faults.Line;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/** A queue, its function, a table and a post office. */
final class ChannelWorld {

    static final Instant START = Instant.parse("2023-12-26T07:31:00Z");

    /** How long the queue hides a message that it has handed over. */
    static final Duration HIDDEN = Duration.ofMinutes(3);

    final SteppingClock clock = new SteppingClock(START);
    final InMemoryTable table = new InMemoryTable();
    final Post post = new Post();
    final List<Told> told = new ArrayList<>();
    final List<String> returned = new ArrayList<>();
    final RecipientStore recipients = new DynamoDbRecipients(table);
    private final Map<String, Carried> queue = new LinkedHashMap<>();
    private Table reached = table;
    private Optional<String> calendar = Optional.empty();

    /** From now on the table and the post are reached through a line that can fail. */
    void over(Line line) {
        reached = new FaultyTable(table, line);
        post.over(line);
    }

    ChannelWorld withCalendar(String file) {
        calendar = Optional.of(file);
        return this;
    }

    /** A mailbox of the foreign ministry. */
    Address.Mailbox mailbox(String id) {
        return mailbox(id, "amber+strict", false);
    }

    Address.Mailbox mailbox(String id, String maxTlp, boolean exercises) {
        Address.Mailbox address = new Address.Mailbox(id + "@mfa.example");
        put(id, address, maxTlp, exercises);
        return address;
    }

    Address.Chat chat(String id) {
        Address.Chat chat = new Address.Chat(Address.Kind.SLACK, Address.PARAMETERS + id);
        put(id, chat, "amber+strict", false);
        return chat;
    }

    void put(String id, Address address, String maxTlp, boolean exercises) {
        recipients.put(new ChannelRecipient(
                "mfa", id, address, maxTlp, exercises, "staff", clock.instant(), Optional.empty()));
    }

    private ChannelQueue function() {
        RecipientStore read = new DynamoDbRecipients(reached);
        ChannelDelivery delivery = new ChannelDelivery(
                new ChannelDelivery.Stores(
                        read, new DynamoDbClaims(reached), (incident, audience, exercise) -> calendar),
                new ChannelDelivery.Senders(post, post),
                clock,
                told::add);
        return new ChannelQueue(
                new RaisedLabels(delivery, new DynamoDbIncidentStore(reached, ClaimantTable.shipped(), Chain.TIRANA)),
                new ReturnedMail(read, clock, returned::add));
    }

    void queued(Carried message) {
        queue.put(message.id(), message);
    }

    /** Hands over once what is queued; what fails or whose process dies stays. */
    void deliver() {
        for (Carried message : List.copyOf(queue.values())) {
            if (isHandled(message)) {
                queue.remove(message.id());
            }
        }
    }

    private boolean isHandled(Carried message) {
        try {
            return function().handle(message);
        } catch (RuntimeException | ProcessDied failed) {
            return false;
        }
    }

    /** Hands over until nothing is left, as often as the queue does. */
    void deliverAll(int most) {
        for (int i = 0; i < most && !queue.isEmpty(); i++) {
            deliver();
            clock.advance(HIDDEN);
        }
    }

    boolean isQueueEmpty() {
        return queue.isEmpty();
    }

    long count(Outcome outcome) {
        return told.stream().filter(one -> one.outcome() == outcome).count();
    }
}
