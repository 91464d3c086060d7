package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.audience.AudienceItem;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;

/**
 * The sentences of docs/promise.md as they must be true of a world in which nothing is left to do, whatever went wrong
 * before.
 */
final class Promise {

    private final Remains remains;
    private final Client client;

    private Promise(Remains remains) {
        this.remains = remains;
        this.client = remains.client();
    }

    /** When all is over. */
    static void isKeptBy(Remains remains) {
        isKeptSoFarBy(remains);
        new Promise(remains).nothingDueIsForgotten();
    }

    /** On the way, where something may have fallen due that the next run handles. */
    static void isKeptSoFarBy(Remains remains) {
        Promise promise = new Promise(remains);
        promise.whatWasAnsweredIsStoredOnce();
        promise.everyVersionIsDecidedInOrder();
        promise.everyNotificationIsPublishedAndRepeatedUnchanged();
        promise.eachAudienceHearsInOrder();
        promise.whatStaffDidStandsOnce();
        Told.of(remains).forEach(Told::isWhatHolds);
    }

    private void whatWasAnsweredIsStoredOnce() {
        client.promised().values().forEach(answer -> {
            Incident stored =
                    remains.incidents().version(answer.id(), answer.version()).orElseThrow();
            assertThat(stored.contentHash())
                    .as("the stored content of %s", answer)
                    .isEqualTo(answer.contentHash());
        });
        assertThat(remains.items("C#INCIDENT"))
                .as("incidents")
                .hasSameSizeAs(client.promised().values());
    }

    private void everyVersionIsDecidedInOrder() {
        for (Client.Promised answer : client.promised().values()) {
            List<Map<String, Object>> decisions = decisions(answer.id());
            List<Long> versions = decisions.stream()
                    .map(decision -> (Long) decision.get("version"))
                    .toList();
            // The schedule writes a version of its own when it sets a case dormant.
            int latest = remains.incidents().find(answer.id()).orElseThrow().version();
            assertThat(latest).as("latest version of %s", answer).isGreaterThanOrEqualTo(answer.version());
            List<Long> all = LongStream.rangeClosed(1, latest).boxed().toList();
            assertThat(versions).as("decided versions of %s", answer).isSorted();
            assertThat(versions.stream().distinct())
                    .as("decided versions of %s", answer)
                    .isEqualTo(all);
        }
    }

    private List<Map<String, Object>> decisions(IncidentId id) {
        return remains.items("D#").stream()
                .filter(item -> ("I#" + id).equals(item.get("pk")))
                .map(Remains::body)
                .toList();
    }

    private void everyNotificationIsPublishedAndRepeatedUnchanged() {
        Map<String, OutboundMessage> first = new LinkedHashMap<>();
        for (OutboundMessage message : remains.topic().taken()) {
            OutboundMessage earlier = first.putIfAbsent(message.notificationId(), message);
            if (earlier != null) {
                assertThat(message)
                        .usingRecursiveComparison()
                        .ignoringFields("attempts", "notBefore", "revision")
                        .isEqualTo(earlier);
            }
        }
        List<Map<String, Object>> decided = remains.items("N#").stream()
                .filter(item -> !"withheld".equals(item.get("status")))
                .toList();
        assertThat(decided).as("notifications").allMatch(item -> "sent".equals(item.get("status")));
        assertThat(first.keySet())
                .as("published notifications")
                .containsExactlyInAnyOrderElementsOf(decided.stream()
                        .map(item -> String.valueOf(item.get("notificationId")))
                        .toList());
    }

    /** Where another task has taken the place of the one that was acted on, both have it. */
    private void whatStaffDidStandsOnce() {
        List<AudienceState> states = remains.items(AudienceItem.PREFIX).stream()
                .map(AudienceItem::toState)
                .toList();
        for (Client.Acted act : client.memory().acted()) {
            List<Long> times = states.stream()
                    .filter(state -> state.incident().equals(act.task().incident())
                            && state.recipient().name().equals(act.owner()))
                    .flatMap(state -> state.tasks().stream())
                    .map(task -> task.moves().stream()
                            .filter(move ->
                                    move.to() == act.to() && move.words().equals(act.words()))
                            .count())
                    .filter(count -> count > 0)
                    .distinct()
                    .toList();
            assertThat(times).as("how often %s stands", act).containsExactly(1L);
        }
    }

    /** A digest lies where its day begins, whenever it goes out. */
    private void eachAudienceHearsInOrder() {
        Map<String, List<Long>> heard = new TreeMap<>();
        for (OutboundMessage message : remains.topic().taken()) {
            List<Long> sequences =
                    heard.computeIfAbsent(message.partition() + " " + message.audience(), none -> new ArrayList<>());
            if (!sequences.contains(message.sequence())
                    && !"digest".equals(message.attributes().get("kind"))) {
                sequences.add(message.sequence());
            }
        }
        heard.forEach((audience, sequences) ->
                assertThat(sequences).as("what %s heard", audience).isSorted());
    }

    private void nothingDueIsForgotten() {
        Instant now = remains.clock().instant();
        assertThat(remains.table().items())
                .as("items that are still due")
                .noneMatch(item -> item.containsKey("dueAt")
                        && Instant.parse(String.valueOf(item.get("dueAt"))).isBefore(now));
    }
}
