package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** The sentences of docs/promise.md as they must be true of a world in which nothing is left to do, whatever went wrong before. */
final class Promise {

    private final World world;
    private final Client client;
    private final Instance undisturbed;

    private Promise(SeedScenario.State state) {
        world = state.world();
        client = state.client();
        undisturbed = world.undisturbed();
    }

    static void isKeptBy(SeedScenario.State state) {
        Promise promise = new Promise(state);
        promise.whatWasAnsweredIsStoredOnce();
        promise.everyVersionIsDecidedInOrder();
        promise.everyNotificationIsPublishedAndRepeatedUnchanged();
        promise.eachAudienceHearsInOrder();
        promise.nothingIsForgottenOrParked();
    }

    private void whatWasAnsweredIsStoredOnce() {
        client.promised().values().forEach(answer -> {
            Incident stored =
                    undisturbed.incidents.version(answer.id(), answer.version()).orElseThrow();
            assertThat(stored.contentHash())
                    .as("the stored content of %s", answer)
                    .isEqualTo(answer.contentHash());
        });
        assertThat(items("C#INCIDENT"))
                .as("incidents")
                .hasSameSizeAs(client.promised().values());
    }

    private void everyVersionIsDecidedInOrder() {
        for (Client.Promised answer : client.promised().values()) {
            List<Map<String, Object>> decisions = decisions(answer.id());
            List<Long> versions = decisions.stream()
                    .map(decision -> (Long) decision.get("version"))
                    .toList();
            List<Long> all = LongStream.rangeClosed(1, answer.version()).boxed().toList();
            assertThat(versions).as("decided versions of %s", answer).isSorted();
            assertThat(versions.stream().distinct())
                    .as("decided versions of %s", answer)
                    .isEqualTo(all);
        }
    }

    private List<Map<String, Object>> decisions(IncidentId id) {
        return items("D#").stream()
                .filter(item -> ("I#" + id).equals(item.get("pk")))
                .map(Promise::body)
                .toList();
    }

    private static Map<String, Object> body(Map<String, Object> item) {
        try {
            return JsonReader.readObject(String.valueOf(item.get("body")));
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    private void everyNotificationIsPublishedAndRepeatedUnchanged() {
        Map<String, OutboundMessage> first = new LinkedHashMap<>();
        for (OutboundMessage message : world.topic.taken()) {
            OutboundMessage earlier = first.putIfAbsent(message.notificationId(), message);
            if (earlier != null) {
                assertThat(message)
                        .usingRecursiveComparison()
                        .ignoringFields("attempts", "notBefore", "revision")
                        .isEqualTo(earlier);
            }
        }
        List<Map<String, Object>> decided = items("N#").stream()
                .filter(item -> !"withheld".equals(item.get("status")))
                .toList();
        assertThat(decided).as("notifications").allMatch(item -> "sent".equals(item.get("status")));
        assertThat(first.keySet())
                .as("published notifications")
                .containsExactlyInAnyOrderElementsOf(decided.stream()
                        .map(item -> String.valueOf(item.get("notificationId")))
                        .toList());
    }

    private void eachAudienceHearsInOrder() {
        Map<String, List<Long>> heard = new TreeMap<>();
        for (OutboundMessage message : world.topic.taken()) {
            List<Long> sequences =
                    heard.computeIfAbsent(message.partition() + " " + message.audience(), none -> new ArrayList<>());
            if (!sequences.contains(message.sequence())) {
                sequences.add(message.sequence());
            }
        }
        heard.forEach((audience, sequences) ->
                assertThat(sequences).as("what %s heard", audience).isSorted());
    }

    private void nothingIsForgottenOrParked() {
        Instant now = world.clock.instant();
        assertThat(world.parked()).as("parked stream records").isEmpty();
        assertThat(world.table.items())
                .as("items that are still due")
                .noneMatch(item -> item.containsKey("dueAt")
                        && Instant.parse(String.valueOf(item.get("dueAt"))).isBefore(now));
    }

    private List<Map<String, Object>> items(String sortKeyStart) {
        return world.table.items().stream()
                .filter(item -> Objects.toString(item.get("sk")).startsWith(sortKeyStart))
                .toList();
    }
}
