package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The runbook "Restore the table" of docs/operations.md, played: a copy of all items in a new table beside the old one,
 * and the functions pointed at it. As in AWS, the new table's stream knows nothing of what was restored; here it is not
 * read at all, so that the schedule alone goes on.
 */
class RestoreDrillTest {

    private static final Instant START = Instant.parse("2023-12-26T07:00:00Z");

    private static LocalDeployment started(Instant at) {
        LocalClock clock = new LocalClock();
        clock.set(at);
        return LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), true, Optional.empty(), false, Optional.empty(), line -> {}));
    }

    private static LocalDeployment restored(List<Map<String, AttributeValue>> copy, Instant at) {
        LocalDeployment beside = started(at);
        copy.forEach(item -> beside.table().client().putItem(r -> r.tableName(LocalTable.NAME)
                .item(item)));
        return beside;
    }

    private static void submit(LocalDeployment deployment, String... reports) throws Exception {
        for (String report : reports) {
            assertThat(new Caller(deployment.uri())
                            .submit(Caller.report(report))
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    /** What is pending is sent by a run two minutes later. */
    private static void later(LocalDeployment deployment, Duration time) throws Exception {
        later(deployment, time, () -> true);
    }

    private static void laterWithStream(LocalDeployment deployment, Duration time) throws Exception {
        later(deployment, time, deployment::awaitIdle);
    }

    private static void later(LocalDeployment deployment, Duration time, Callable<Boolean> pause) throws Exception {
        for (Duration step : List.of(time, Duration.ofMinutes(3), Duration.ofMinutes(3))) {
            deployment.clock().advance(step);
            assertThat(deployment.review().get("failed")).hasToString("0");
            assertThat(pause.call()).isTrue();
        }
    }

    private static List<String> sent(LocalDeployment deployment) {
        List<String> ids = new ArrayList<>();
        deployment.inbox(Optional.empty()).forEach(message -> {
            Object id = ((Map<?, ?>) message.getOrDefault("attributes", Map.of())).get("notificationId");
            ids.add(String.valueOf(id));
        });
        return ids;
    }

    @Test
    void goesOnWhereTheOldOneWasAndSaysNothingTwice() throws Exception {
        try (LocalDeployment old = started(START)) {
            submit(old, "e-albania", "parliament", "air-albania");
            old.readStream();
            assertThat(old.awaitIdle()).isTrue();
            laterWithStream(old, Duration.ofMinutes(20));
            List<String> before = sent(old);

            try (LocalDeployment beside =
                    restored(old.table().items().toList(), old.clock().instant())) {
                submit(old, "one-albania");
                assertThat(old.awaitIdle()).isTrue();
                submit(beside, "one-albania");
                for (int hours : List.of(1, 20, 27, 49, 72)) {
                    laterWithStream(old, Duration.ofHours(hours));
                    later(beside, Duration.ofHours(hours));
                }

                List<String> after = sent(beside);
                assertThat(before).hasSizeGreaterThan(5).doesNotHaveDuplicates();
                assertThat(after).hasSizeGreaterThan(5).doesNotHaveDuplicates().doesNotContainAnyElementsOf(before);
                assertThat(audiences(told(beside))).isEqualTo(audiences(told(old, before)));
            }
        }
    }

    @Test
    void whatNobodyHadJudgedYetIsJudgedAndTold() throws Exception {
        try (LocalDeployment old = started(START)) {
            submit(old, "e-albania", "parliament");
            assertThat(sent(old)).isEmpty();

            try (LocalDeployment beside = restored(old.table().items().toList(), START)) {
                later(beside, Duration.ofMinutes(20));
                old.readStream();
                assertThat(old.awaitIdle()).isTrue();
                laterWithStream(old, Duration.ofMinutes(20));

                assertThat(told(beside)).isNotEmpty().isEqualTo(told(old));
            }
        }
    }

    /** What the stream brings at once and the schedule minutes later may go out as one message or as two. */
    private static Set<String> audiences(Set<String> told) {
        return told.stream().map(one -> one.split(" ", 2)[0]).collect(Collectors.toSet());
    }

    /** Whom it told of what; when a run of the schedule falls decides by which of several messages. */
    private static Set<String> told(LocalDeployment deployment) {
        return told(deployment, List.of());
    }

    private static Set<String> told(LocalDeployment deployment, List<String> before) {
        Set<String> told = new TreeSet<>();
        deployment.inbox(Optional.empty()).forEach(message -> {
            Map<?, ?> attributes = (Map<?, ?>) message.getOrDefault("attributes", Map.of());
            if (!before.contains(String.valueOf(attributes.get("notificationId")))) {
                told.add(attributes.get("audience") + " " + attributes.get("kind"));
            }
        });
        return told;
    }
}
