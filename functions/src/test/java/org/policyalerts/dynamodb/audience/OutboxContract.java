package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.delivery.Pace;
import org.policyalerts.delivery.Redrive;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.SteppingClock;

/** What keeping messages on their way out means: nothing lost, nothing tried for ever, and a second chance in order. */
abstract class OutboxContract {

    private static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000001");
    private static final IncidentId OTHER = new IncidentId("inc_01HJJ7R0000000000000000002");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    private final List<String> published = new ArrayList<>();
    private final Set<String> refused = new TreeSet<>();
    private Table table;
    private DynamoDbOutbox outbox;
    private NotificationDelivery delivery;
    private Redrive redrive;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        outbox = new DynamoDbOutbox(table);
        delivery = new NotificationDelivery(outbox, this::publish, Pace.none(clock), clock, new Random(7));
        redrive = new Redrive(outbox, clock);
    }

    private Published publish(OutboundMessage message) {
        published.add(message.notificationId());
        return refused.contains(message.notificationId())
                ? new Published.Refused("InvalidParameterException 400 InvalidParameter")
                : new Published.Accepted("sns-1");
    }

    private void decided(IncidentId incident, int sequence, String audience) {
        Notification notification = notification(incident, sequence, audience);
        new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED)
                .commit(new Acts(List.of(), List.of(notification), List.of(), List.of()));
    }

    private Notification notification(IncidentId incident, int sequence, String audience) {
        return new Notification(
                id(incident, sequence, audience),
                Optional.of(incident),
                sequence,
                audience,
                "alert",
                Notification.Handling.FULL,
                "Subject",
                "Text\n",
                Map.of(),
                Map.of("audience", audience, "kind", "alert"),
                clock.instant());
    }

    private static String id(IncidentId incident, int sequence, String audience) {
        return "ntf_" + incident.ulid() + "-" + sequence + "-" + audience;
    }

    private static String partition(IncidentId incident) {
        return ItemKeys.incident(incident).pk();
    }

    private List<String> parked() {
        return redrive.parked().stream()
                .map(dead -> dead.message().notificationId())
                .toList();
    }

    @Test
    void listsTheParkedOfAllIncidentsOldestFirstWithTheReason() {
        decided(OTHER, 1, "mfa");
        decided(INCIDENT, 1, "mfa");
        refused.addAll(List.of(id(INCIDENT, 1, "mfa"), id(OTHER, 1, "mfa")));
        delivery.deliver(partition(OTHER));
        clock.advance(Duration.ofMinutes(1));
        delivery.deliver(partition(INCIDENT));

        assertThat(parked()).containsExactly(id(OTHER, 1, "mfa"), id(INCIDENT, 1, "mfa"));
        assertThat(redrive.parked().get(0).reason()).isEqualTo("InvalidParameterException 400 InvalidParameter");
        assertThat(redrive.parked().get(0).diedAt()).isEqualTo(Instant.parse("2023-12-26T07:00:00Z"));
        assertThat(outbox.dead(1)).hasSize(1);
        assertThat(outbox.pending(partition(INCIDENT))).isEmpty();
    }

    @Test
    void aRefusedMessageIsNeverTriedAgainByItself() {
        decided(INCIDENT, 1, "mfa");
        refused.add(id(INCIDENT, 1, "mfa"));
        for (int day = 0; day < 3; day++) {
            delivery.deliver(partition(INCIDENT));
            clock.advance(Duration.ofDays(1));
        }

        assertThat(published).hasSize(1);
        assertThat(new DynamoDbDueItems(table).due(clock.instant(), 10)).isEmpty();
    }

    @Test
    void aRedrivenOneIsDueAtOnceGoesOutInItsOldPlaceAndKeepsItsHistory() {
        decided(INCIDENT, 1, "mfa");
        refused.add(id(INCIDENT, 1, "mfa"));
        delivery.deliver(partition(INCIDENT));
        refused.clear();
        published.clear();
        decided(INCIDENT, 2, "mfa");
        DeadMessage dead = redrive.parked().get(0);

        assertThat(redrive.redrive(dead)).isEqualTo(Redrive.Outcome.REDRIVEN);

        assertThat(parked()).isEmpty();
        assertThat(new DynamoDbDueItems(table).due(clock.instant(), 10)).hasSize(1);
        assertThat(outbox.pending(partition(INCIDENT)).get(0).attempts()).isZero();
        delivery.deliver(partition(INCIDENT));
        assertThat(published).containsExactly(id(INCIDENT, 1, "mfa"), id(INCIDENT, 2, "mfa"));
        assertThat(stored(dead))
                .containsEntry("status", "sent")
                .doesNotContainKeys("dueShard", "dueAt")
                .containsEntry("listKey", "M#" + MessageCode.of(id(INCIDENT, 1, "mfa")))
                .hasEntrySatisfying("failures", failures -> assertThat(failures)
                        .isEqualTo("2023-12-26T07:00:00Z InvalidParameterException 400 InvalidParameter\n"
                                + "2023-12-26T07:00:00Z redriven"));
    }

    private Map<String, Object> stored(DeadMessage dead) {
        return table.get(MessagePlace.of(dead.message())).orElseThrow();
    }

    @Test
    void oneThatIsStillRefusedIsParkedAgainWithBothFailures() {
        decided(INCIDENT, 1, "mfa");
        refused.add(id(INCIDENT, 1, "mfa"));
        delivery.deliver(partition(INCIDENT));
        redrive.redrive(redrive.parked().get(0));
        delivery.deliver(partition(INCIDENT));

        assertThat(parked()).containsExactly(id(INCIDENT, 1, "mfa"));
        assertThat(String.valueOf(stored(redrive.parked().get(0)).get("failures"))
                        .split("InvalidParameterException"))
                .hasSize(3);
    }

    /** Only the last of them has a date, because whoever comes to it has tried those before it. */
    @Test
    void ofMessagesWrittenAtOnceNoneIsForgottenWhereverADeliveryDies() {
        List<Notification> all = Stream.of("csirt", "legal", "mfa")
                .map(audience -> notification(INCIDENT, 1, audience))
                .toList();
        new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED).commit(new Acts(List.of(), all, List.of(), List.of()));
        clock.advance(Duration.ofMinutes(3));

        for (OutboundMessage message : outbox.pending(partition(INCIDENT))) {
            assertThat(new DynamoDbDueItems(table).due(clock.instant(), 10))
                    .as("before %s is sent", message.audience())
                    .singleElement()
                    .satisfies(due -> assertThat(due.partition()).isEqualTo(partition(INCIDENT)));
            outbox.sent(message, "sns-1", clock.instant());
        }
        assertThat(new DynamoDbDueItems(table).due(clock.instant(), 10)).isEmpty();
    }

    @Test
    void oneThatFailsIsDueThoughTheLastIsSent() {
        List<Notification> all = Stream.of("csirt", "mfa")
                .map(audience -> notification(INCIDENT, 1, audience))
                .toList();
        new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED).commit(new Acts(List.of(), all, List.of(), List.of()));

        List<OutboundMessage> pending = outbox.pending(partition(INCIDENT));
        outbox.failed(
                pending.get(0), "throttled", clock.instant(), clock.instant().plusSeconds(30));
        outbox.sent(pending.get(1), "sns-1", clock.instant());

        clock.advance(Duration.ofMinutes(1));
        assertThat(new DynamoDbDueItems(table).due(clock.instant(), 10)).hasSize(1);
    }

    /** The earlier message, for which it waits, may be sent by somebody else meanwhile: then nobody would come back. */
    @Test
    void oneThatIsPassedOverIsDueByItselfAndCanStillBeSentByWhoeverIsAtIt() {
        decided(INCIDENT, 1, "csirt");
        outbox.failed(outbox.pending(partition(INCIDENT)).get(0), "throttled", clock.instant(), later(30));
        List<Notification> all = Stream.of("csirt", "mfa")
                .map(audience -> notification(INCIDENT, 2, audience))
                .toList();
        new DynamoDbTaskStore(table, ClaimantKeys.AS_SIGNED).commit(new Acts(List.of(), all, List.of(), List.of()));
        List<OutboundMessage> pending = outbox.pending(partition(INCIDENT));

        delivery.deliver(partition(INCIDENT));
        outbox.sent(pending.get(0), "sns-1", clock.instant());

        assertThat(published).containsExactly(id(INCIDENT, 2, "mfa"));
        assertThat(new DynamoDbDueItems(table).due(later(600), 10)).hasSize(1);
        outbox.waits(pending.get(1), later(900));
        outbox.sent(pending.get(1), "sns-2", clock.instant());
        outbox.waits(pending.get(1), later(900));
        assertThat(new DynamoDbDueItems(table).due(later(3_600), 10)).isEmpty();
        assertThat(outbox.pending(partition(INCIDENT))).isEmpty();
    }

    private Instant later(long seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    @Test
    void ofTwoRedrivesAtOnceOneWins() {
        decided(INCIDENT, 1, "mfa");
        refused.add(id(INCIDENT, 1, "mfa"));
        delivery.deliver(partition(INCIDENT));
        DeadMessage dead = redrive.parked().get(0);

        assertThat(redrive.redrive(dead)).isEqualTo(Redrive.Outcome.REDRIVEN);
        assertThat(redrive.redrive(dead)).isEqualTo(Redrive.Outcome.CHANGED_MEANWHILE);
    }
}
