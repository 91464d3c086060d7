package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.audience.AnAudience.MFA;
import static org.policyalerts.dynamodb.audience.AnAudience.incident;
import static org.policyalerts.dynamodb.audience.AnAudience.messageAbout;
import static org.policyalerts.dynamodb.audience.AnAudience.messageTo;
import static org.policyalerts.dynamodb.audience.AnAudience.pointerTo;
import static org.policyalerts.dynamodb.audience.AnAudience.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.MessageStore.Delivery;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantTable;

/** What finding messages means: by id and by code, in every state, and all that concern an incident. */
abstract class MessageStoreContract {

    private static final Instant NOW = Instant.parse("2023-12-26T08:00:00Z");
    private static final Recipient ODD = Recipient.operator("Ç’kemi #1");

    private Table table;
    private DynamoDbMessageStore store;
    private DynamoDbOutbox outbox;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbMessageStore(table);
        outbox = new DynamoDbOutbox(table);
    }

    private void decided(Notification... messages) {
        new DynamoDbTaskStore(table, ClaimantTable.shipped())
                .commit(new Acts(List.of(), List.of(messages), List.of(), List.of()));
    }

    private static Notification saying(String text, Notification message) {
        return new Notification(
                message.id(),
                message.incident(),
                message.sequence(),
                message.audience(),
                message.kind(),
                message.handling(),
                message.subject(),
                text,
                message.document(),
                message.attributes(),
                message.createdAt());
    }

    private OutboundMessage pending(String id) {
        String partition = MessagePlace.of(id).get(0).pk();
        return outbox.pending(partition).stream()
                .filter(message -> message.notificationId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private StoredMessage found(String id) {
        return store.byId(id).orElseThrow();
    }

    private List<String> byCode(String id) {
        return store.byCode(MessageCode.of(id)).stream().map(StoredMessage::id).toList();
    }

    @Test
    void findsAMessageAsItWasDecided() {
        Notification about = messageAbout(1, 3, ODD, NOW);
        Notification several = messageTo(ODD, NOW.plusNanos(1_500_000));
        decided(about, several, pointerTo(ODD, NOW));

        for (Notification message : List.of(about, several, pointerTo(ODD, NOW))) {
            StoredMessage stored = new StoredMessage(
                    message.id(),
                    message.incident(),
                    ODD,
                    "update",
                    Handling.FULL,
                    "Subject",
                    "Text\n",
                    Map.of("sequence", 1L),
                    message.createdAt(),
                    Delivery.PENDING,
                    Optional.empty(),
                    0);
            assertThat(store.byId(message.id())).contains(stored);
            assertThat(store.byCode(stored.code())).containsExactly(stored);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ntf_", "ntf_1", "ntf_red-2023-99-99T99-mfa", "ntf_digest-2023-02-30-mfa", "inc_1"})
    void knowsNothingOfWhatIsNoId(String id) {
        assertThat(store.byId(id)).isEmpty();
    }

    @Test
    void saysWhatBecameOfAMessageAndKeepsItsCode() {
        String id = messageTo(MFA, NOW).id();
        decided(messageTo(MFA, NOW));

        outbox.failed(pending(id), "throttled", NOW, NOW.plusSeconds(30));
        assertThat(found(id).delivery()).isEqualTo(Delivery.FAILED);
        assertThat(found(id).attempts()).isEqualTo(1);
        assertThat(byCode(id)).containsExactly(id);

        outbox.sent(pending(id), "sns-1", NOW.plusSeconds(30));
        assertThat(found(id).delivery()).isEqualTo(Delivery.SENT);
        assertThat(found(id).sentAt()).contains(NOW.plusSeconds(30));
        assertThat(byCode(id)).containsExactly(id);
        assertThat(outbox.pending(MessagePlace.of(id).get(0).pk())).isEmpty();
    }

    @Test
    void aWriterWhoCameSecondTakesNothingAwayFromWhatTheFirstSaid() {
        Notification first = messageAbout(1, 3, MFA, NOW);
        Notification second = saying("Other words\n", messageAbout(1, 3, MFA, NOW));
        decided(first);

        boolean isWritten = new DynamoDbTaskStore(table, ClaimantTable.shipped())
                .commit(new Acts(List.of(), List.of(second), List.of(), List.of()));

        assertThat(isWritten).isFalse();
        assertThat(found(first.id()).text()).isEqualTo("Text\n");
        assertThat(pending(first.id()).text()).isEqualTo("Text\n");
    }

    @Test
    void aParkedMessageHasNoCodeUntilItIsRevived() {
        String id = messageTo(ODD, NOW).id();
        decided(messageTo(ODD, NOW));

        outbox.dead(pending(id), "refused", NOW);
        assertThat(byCode(id)).isEmpty();
        assertThat(found(id).delivery()).isEqualTo(Delivery.DEAD);
        List<DeadMessage> dead = outbox.dead(10);
        assertThat(dead).extracting(one -> one.message().notificationId()).containsExactly(id);

        assertThat(outbox.revive(dead.get(0), NOW)).isTrue();
        assertThat(byCode(id)).containsExactly(id);
        assertThat(found(id).delivery()).isEqualTo(Delivery.PENDING);
    }

    @Test
    void messagesOfOneDayToOneRecipientGoOutInTheirOrder() {
        decided(messageTo(MFA, NOW.plusSeconds(2)), pointerTo(MFA, NOW), messageTo(MFA, NOW.plusSeconds(1)));
        decided(messageTo(MFA, NOW.plusSeconds(86_400)), messageTo(ODD, NOW));

        assertThat(outbox.pending("M#mfa#2023-12-26"))
                .extracting(OutboundMessage::notificationId)
                .containsExactly(
                        pointerTo(MFA, NOW).id(),
                        messageTo(MFA, NOW.plusSeconds(1)).id(),
                        messageTo(MFA, NOW.plusSeconds(2)).id());
    }

    @Test
    void findsAllThatConcernsAnIncidentNewestFirst() {
        Notification first = messageAbout(1, 1, MFA, NOW);
        Notification several = messageTo(MFA, NOW.plusSeconds(1));
        Notification last = messageAbout(1, 2, ODD, NOW.plusSeconds(2));
        decided(first, several, last, messageTo(MFA, NOW.plusSeconds(3)), messageAbout(2, 1, MFA, NOW));
        new DynamoDbTaskStore(table, ClaimantTable.shipped())
                .commit(new Acts(
                        List.of(
                                state(1, MFA, "", TaskState.OPEN)
                                        .told(Belief.NOTHING, first.id())
                                        .told(Belief.NOTHING, several.id())
                                        .told(Belief.NOTHING, "ntf_mfa-1703577600999"),
                                state(2, MFA, "", TaskState.OPEN).told(Belief.NOTHING, several.id())),
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(store.ofIncident(incident(1)))
                .extracting(StoredMessage::id)
                .containsExactly(last.id(), several.id(), first.id());
    }

    @Test
    void aDigestIsAMessageLikeAnyOther() {
        Notification digest = digest("2023-12-25");
        table.write(List.of(new Write.Put(NotificationItem.of(digest), new Condition.Absent())));

        assertThat(found(digest.id()).kind()).isEqualTo("digest");
        assertThat(byCode(digest.id())).containsExactly(digest.id());
        outbox.sent(pending(digest.id()), "sns-1", NOW);
        assertThat(found(digest.id()).delivery()).isEqualTo(Delivery.SENT);
    }

    private static Notification digest(String period) {
        return new Notification(
                "ntf_digest-" + period + "-mfa",
                Optional.empty(),
                Instant.parse("2023-12-25T00:00:00Z").toEpochMilli(),
                "mfa",
                "digest",
                Notification.Handling.FULL,
                "Subject",
                "Text\n",
                Map.of(),
                Map.of("kind", "digest"),
                NOW);
    }

    @Test
    void messagesOfTheFirstEditionAreReadAndGoOutWithoutACode() {
        Notification digest = digest("2023-W52");
        Map<String, Object> ofDigest = firstEdition(NotificationItem.of(digest));
        ofDigest.put("pk", "DIGEST#2023-W52");
        ofDigest.put("sk", "N#0000000000#mfa");
        Notification alert = messageAbout(1, 1, MFA, NOW);
        Map<String, Object> ofAlert = firstEdition(NotificationItem.of(alert));
        ofAlert.put("sk", "N#0000000001#mfa");
        for (Map<String, Object> item : List.of(ofDigest, ofAlert)) {
            table.write(List.of(new Write.Put(item, new Condition.Absent())));
        }

        for (String id : List.of(digest.id(), alert.id())) {
            assertThat(found(id).delivery()).isEqualTo(Delivery.PENDING);
            assertThat(byCode(id)).isEmpty();
        }
        outbox.dead(outbox.pending("DIGEST#2023-W52").get(0), "refused", NOW);
        outbox.revive(outbox.dead(1).get(0), NOW);
        outbox.sent(outbox.pending("DIGEST#2023-W52").get(0), "sns-1", NOW);
        outbox.sent(outbox.pending("I#" + incident(1)).get(0), "sns-2", NOW);
        assertThat(found(digest.id()).delivery()).isEqualTo(Delivery.SENT);
        assertThat(found(alert.id()).delivery()).isEqualTo(Delivery.SENT);
        assertThat(byCode(alert.id())).isEmpty();
        assertThat(store.ofIncident(incident(1))).hasSize(1);
    }

    private static Map<String, Object> firstEdition(Map<String, Object> item) {
        Map<String, Object> stored = new HashMap<>(item);
        List.of("code", "listKey", "listSort").forEach(stored::remove);
        return stored;
    }
}
