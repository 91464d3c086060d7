package org.policyalerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.SteppingClock;

class NotificationDeliveryTest {

    private static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000001");
    private static final String PARTITION = "I#" + INCIDENT;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    private final InMemoryTable table = new InMemoryTable();
    private final List<String> published = new ArrayList<>();
    private final Deque<Published> answers = new ArrayDeque<>();
    private final NotificationDelivery delivery =
            new NotificationDelivery(new DynamoDbOutbox(table), this::publish, Pace.none(clock), clock, new Random(7));

    private Published publish(OutboundMessage message) {
        published.add(message.notificationId());
        Published answer = answers.poll();
        return answer == null ? new Published.Accepted("sns-1") : answer;
    }

    private void decided(int sequence, String... audiences) {
        List<Notification> notifications = List.of(audiences).stream()
                .map(audience -> notification(sequence, audience))
                .toList();
        EvaluationState before = sequence == 1
                ? EvaluationState.NONE
                : new EvaluationState(sequence - 1L, 1, "", Set.of(), Optional.empty());
        EvaluationState after = new EvaluationState(sequence, 1, "", Set.of(), Optional.empty());
        new DynamoDbEvaluationStore(table, ClaimantTable.shipped())
                .commit(new Evaluation(
                        INCIDENT,
                        before,
                        after,
                        Optional.of(Map.of()),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Acts.NONE.sending(notifications.stream()),
                        false));
    }

    private Notification notification(int sequence, String audience) {
        return new Notification(
                "ntf_" + sequence + "-" + audience,
                Optional.of(INCIDENT),
                sequence,
                audience,
                "alert",
                Notification.Handling.FULL,
                "Subject",
                "Text\n",
                Map.of(),
                Map.of("audience", audience),
                clock.instant());
    }

    private Map<String, Object> stored(String notificationId) {
        return table.items().stream()
                .filter(item -> notificationId.equals(item.get("notificationId")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sendsEachMessageOnceHoweverOftenItIsAsked() {
        decided(1, "mfa", "nsc");

        delivery.deliver(PARTITION);
        delivery.deliver(PARTITION);

        assertThat(published).containsExactly("ntf_1-mfa", "ntf_1-nsc");
        assertThat(stored("ntf_1-mfa")).containsEntry("status", "sent").containsEntry("messageId", "sns-1");
        assertThat(stored("ntf_1-mfa")).doesNotContainKeys("dueShard", "dueAt");
    }

    @Test
    void aFailedMessageHoldsBackTheLaterOnesToTheSameAudienceAndNobodyElse() {
        decided(1, "mfa");
        decided(2, "mfa", "nsc");
        answers.add(new Published.TryAgain("throttled"));

        NotificationDelivery.Delivered delivered = delivery.deliver(PARTITION);

        assertThat(published).containsExactly("ntf_1-mfa", "ntf_2-nsc");
        assertThat(delivered).isEqualTo(new NotificationDelivery.Delivered(1, 2, 0, Duration.ZERO));
    }

    @Test
    void aFailedMessageIsNotTriedBeforeItsTimeAndThenGoesOutWithTheSameId() {
        decided(1, "mfa");
        answers.add(new Published.TryAgain("throttled"));
        delivery.deliver(PARTITION);

        delivery.deliver(PARTITION);
        assertThat(published).hasSize(1);
        assertThat(String.valueOf(stored("ntf_1-mfa").get("failures"))).contains("2023-12-26T07:00:00Z throttled");

        clock.advance(Duration.ofSeconds(30));
        delivery.deliver(PARTITION);
        assertThat(published).containsExactly("ntf_1-mfa", "ntf_1-mfa");
        assertThat(stored("ntf_1-mfa")).containsEntry("status", "sent");
    }

    @Test
    void aRefusedMessageIsParkedWithTheReasonAndHoldsNobodyUp() {
        decided(1, "mfa");
        decided(2, "mfa");
        answers.add(new Published.Refused("InvalidParameter"));

        delivery.deliver(PARTITION);

        assertThat(stored("ntf_1-mfa")).containsEntry("status", "dead").doesNotContainKey("dueAt");
        assertThat(String.valueOf(stored("ntf_1-mfa").get("failures"))).contains("InvalidParameter");
        assertThat(stored("ntf_2-mfa")).containsEntry("status", "sent");
    }

    @Test
    void aTopicThatNeverTakesAMessageIsGivenUpAfterTenAttempts() {
        decided(1, "mfa");
        for (int attempt = 0; attempt < 12; attempt++) {
            answers.add(new Published.TryAgain("unreachable"));
            delivery.deliver(PARTITION);
            clock.advance(Duration.ofHours(1));
        }

        assertThat(published).hasSize(NotificationDelivery.MOST_ATTEMPTS);
        assertThat(stored("ntf_1-mfa")).containsEntry("status", "dead");
        assertThat(String.valueOf(stored("ntf_1-mfa").get("failures"))).contains("given up after 10 attempts");
    }
}
