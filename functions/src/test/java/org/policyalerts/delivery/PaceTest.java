package org.policyalerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.audience.DynamoDbLine;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.audience.DynamoDbTaskStore;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.story.SteppingClock;

/** SNS takes a mail subscription with more than ten messages a second out of use; ours get eight at most. */
class PaceTest {

    private static final int MOST_A_SECOND = 8;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    private final InMemoryTable table = new InMemoryTable();
    private final DynamoDbOutbox outbox = new DynamoDbOutbox(table);
    private final Map<String, List<Instant>> published = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    /** What happens while a delivery waits, once. */
    private Runnable meanwhile = () -> {};

    private NotificationDelivery deliverer() {
        Pace pace = new Pace(new DynamoDbLine(table), this::until, clock);
        return new NotificationDelivery(outbox, this::publish, pace, clock, new Random(7));
    }

    private void until(Instant place) {
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        clock.advance(Duration.ofMillis(
                Math.max(0, Duration.between(clock.instant(), place).toMillis())));
    }

    private Published publish(OutboundMessage message) {
        published.computeIfAbsent(message.audience(), none -> new ArrayList<>()).add(clock.instant());
        ids.add(message.notificationId());
        return new Published.Accepted("sns-" + ids.size());
    }

    private static IncidentId incident(int number) {
        return new IncidentId("inc_01HJJ7R%019d".formatted(number));
    }

    private static String partition(int number) {
        return ItemKeys.incident(incident(number)).pk();
    }

    private static String id(int incident, int sequence, String audience) {
        return "ntf_" + incident(incident).ulid() + "-" + sequence + "-" + audience;
    }

    private void decided(int incident, int sequence, String audience) {
        Notification notification = new Notification(
                id(incident, sequence, audience),
                Optional.of(incident(incident)),
                sequence,
                audience,
                "alert",
                Notification.Handling.FULL,
                "Subject",
                "Text\n",
                Map.of(),
                Map.of("audience", audience),
                clock.instant());
        new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED)
                .commit(new Acts(List.of(), List.of(notification), List.of(), List.of()));
    }

    /** What a run of the schedule does with the messages that are due. */
    private void sweep(NotificationDelivery delivery) {
        new DynamoDbDueItems(table)
                .due(clock.instant(), 1_000).stream().map(Due::partition).forEach(delivery::deliver);
    }

    private long mostInASecond(String audience) {
        List<Instant> sent = published.getOrDefault(audience, List.of());
        return sent.stream()
                .mapToLong(first -> sent.stream()
                        .filter(at -> !at.isBefore(first) && at.isBefore(first.plusSeconds(1)))
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void fortyMessagesInOneSweepNeverExceedEightASecondToOneSubscription() {
        IntStream.rangeClosed(1, 40).forEach(number -> decided(number, 1, "mfa"));
        clock.advance(NotificationDelivery.SWEEP_AFTER);

        sweep(deliverer());

        assertThat(ids).hasSize(40).doesNotHaveDuplicates();
        assertThat(mostInASecond("mfa")).isLessThanOrEqualTo(MOST_A_SECOND);
    }

    @Test
    void twoDeliverersAtOnceShareThePaceAndSendNothingTwice() {
        IntStream.rangeClosed(1, 40).forEach(number -> decided(number, 1, "mfa"));
        clock.advance(NotificationDelivery.SWEEP_AFTER);
        NotificationDelivery other = deliverer();
        NotificationDelivery one = deliverer();
        IntStream.rangeClosed(1, 2).forEach(number -> one.deliver(partition(number)));

        for (int number = 3; number <= 40; number += 2) {
            int its = number + 1;
            meanwhile = () -> other.deliver(partition(its));
            one.deliver(partition(number));
            meanwhile.run();
            meanwhile = () -> {};
        }

        assertThat(ids).hasSize(40).doesNotHaveDuplicates();
        assertThat(mostInASecond("mfa")).isLessThanOrEqualTo(MOST_A_SECOND);
    }

    @Test
    void twoDeliverersOfTheSameMessagesKeepTheirOrderAndSendNothingTwice() {
        IntStream.rangeClosed(1, 6).forEach(sequence -> decided(1, sequence, "mfa"));
        NotificationDelivery other = deliverer();
        meanwhile = () -> other.deliver(partition(1));

        deliverer().deliver(partition(1));
        clock.advance(NotificationDelivery.SWEEP_AFTER);
        sweep(other);

        assertThat(ids)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 6)
                        .mapToObj(sequence -> id(1, sequence, "mfa"))
                        .toList());
    }

    @Test
    void whatHasNoPlaceIsLeftToTheScheduleInItsOrder() {
        IntStream.rangeClosed(1, 40).forEach(sequence -> decided(1, sequence, "mfa"));
        decided(1, 41, "nsc");
        Instant began = clock.instant();

        NotificationDelivery.Delivered delivered = deliverer().deliver(partition(1));

        assertThat(Duration.between(began, clock.instant())).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(delivered.sent() + delivered.waiting()).isEqualTo(41);
        assertThat(published).containsKey("nsc");
        for (int run = 0; run < 5; run++) {
            clock.advance(Duration.ofMinutes(5));
            sweep(deliverer());
        }
        assertThat(ids.stream().filter(id -> id.endsWith("mfa")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj(sequence -> id(1, sequence, "mfa"))
                        .toList());
        assertThat(mostInASecond("mfa")).isLessThanOrEqualTo(MOST_A_SECOND);
    }

    @Test
    void aFewMessagesCostNoPlaceAndWaitForNothing() {
        decided(1, 1, "mfa");
        decided(1, 2, "mfa");
        decided(1, 3, "nsc");
        Instant began = clock.instant();

        deliverer().deliver(partition(1));

        assertThat(ids).hasSize(3);
        assertThat(clock.instant()).isEqualTo(began);
        assertThat(table.items()).noneMatch(item -> "pace".equals(item.get("type")));
    }
}
