package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.template.SubscribedQueue.Received;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * The template's resources in LocalStack, and the real functions on them.
 *
 * <p>Skipped where no Docker daemon has the image, unless {@code localstack.required} is set, as the profile
 * {@code localstack} does.
 */
class EmulatedStackIT {

    private static @Nullable EmulatedAws aws;

    private @Nullable EmulatedStack opened;

    @BeforeAll
    static void startTheEmulator() {
        Optional<String> obstacle = EmulatedAws.obstacle();
        obstacle.ifPresent(reason -> {
            if (Boolean.getBoolean("localstack.required")) {
                throw new AssertionError("The LocalStack suite cannot run: " + reason + ".");
            }
            System.out.println("SKIPPED: the LocalStack suite did not run, because " + reason + ".");
        });
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> "because " + obstacle.orElse(""));
        aws = EmulatedAws.start();
        System.out.println("The LocalStack suite runs against " + aws.uri() + ".");
    }

    @AfterAll
    static void stopTheEmulator() {
        if (aws != null) {
            aws.close();
        }
    }

    @BeforeEach
    void deploy() {
        if (aws != null) {
            opened = new EmulatedStack(aws.uri());
        }
    }

    @AfterEach
    void forget() {
        if (opened != null) {
            opened.close();
        }
    }

    private EmulatedStack stack() {
        if (opened == null) {
            throw new AssertionError("no stack");
        }
        return opened;
    }

    @Test
    void cloudFormationMakesTheTableThatTheTemplateDescribes() {
        String name = stack().id("Table");

        TableDescription table =
                stack().dynamoDb().describeTable(r -> r.tableName(name)).table();

        assertThat(table.globalSecondaryIndexes())
                .extracting(GlobalSecondaryIndexDescription::indexName)
                .containsExactlyInAnyOrder("due-keys", "list");
        assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_AND_OLD_IMAGES");
        assertThat(stack().dynamoDb()
                        .describeTimeToLive(r -> r.tableName(name))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void eachSubscriberGetsWhatItsFilterPolicyLetsThroughAndNothingElse() throws IOException {
        SubscribedQueue all = stack().subscribe("AlertTopic", "");
        SubscribedQueue ministry = stack().subscribe(
                        "AlertTopic", "{\"audience\": [\"mfa\"], \"kind\": [{\"anything-but\": [\"reminder\"]}]}");
        SubscribedQueue urgent =
                stack().subscribe("AlertTopic", "{\"audience\": [\"csirt\"], \"severity\": [\"high\", \"critical\"]}");

        stack().submit(Caller.report("e-albania"), "AKCESK");
        stack().submit(Caller.report("parliament"), "AKCESK");
        stack().submit(Caller.report("air-albania"), "AKCESK");

        List<Received> sent = all.receive();
        List<Received> forMinistry = only(sent, "audience", "mfa");
        assertThat(forMinistry).isNotEmpty();
        assertThat(ids(ministry.receive())).hasSameElementsAs(ids(forMinistry));
        List<Received> forCsirt = only(sent, "audience", "csirt").stream()
                .filter(message -> List.of("high", "critical").contains(message.attribute("severity")))
                .toList();
        assertThat(forCsirt).isNotEmpty();
        assertThat(ids(urgent.receive())).hasSameElementsAs(ids(forCsirt));
    }

    @Test
    void queuesGetJsonThatNamesTheIncidentAndItsAlerts() throws IOException {
        SubscribedQueue all = stack().subscribe("AlertTopic", "");

        String answer = stack().submit(Caller.report("parliament"), "AKCESK");

        assertThat(answer).startsWith("201 inc_");
        assertThat(all.receive()).isNotEmpty().allSatisfy(message -> {
            assertThat(answer).endsWith(message.attribute("incidentId"));
            assertThat(message.body()).containsKey("alerts");
        });
    }

    @Test
    void aReportThatComesTwiceAndAStreamThatComesTwiceTellNobodyTwice() throws IOException {
        SubscribedQueue all = stack().subscribe("AlertTopic", "");
        String first = stack().submit(Caller.report("parliament"), "AKCESK");
        List<String> told = ids(all.receive());

        String second = stack().submit(Caller.report("parliament"), "AKCESK");
        stack().repeatTheStream();

        assertThat(second).isEqualTo(first.replace("201", "200"));
        assertThat(told).isNotEmpty().doesNotHaveDuplicates();
        assertThat(all.receive()).isEmpty();
    }

    @Test
    void whatFallsDueIsSentOnceByTheReview() throws IOException {
        SubscribedQueue all = stack().subscribe("AlertTopic", "");
        stack().submit(Caller.report("parliament"), "AKCESK");
        all.receive();

        stack().clock().advance(Duration.ofHours(97));
        Map<String, Object> report = stack().review();

        List<Received> reminded = all.receive();
        assertThat(report).containsEntry("complete", true);
        assertThat(JsonWriter.write(
                        Map.of("bodies", reminded.stream().map(Received::body).toList())))
                .contains("scope-unknown-after-72h");
        stack().review();
        assertThat(all.receive()).isEmpty();
    }

    @Test
    void exercisesReachTheirOwnTopicOnly() throws IOException {
        SubscribedQueue real = stack().subscribe("AlertTopic", "");
        SubscribedQueue training = stack().subscribe("ExerciseTopic", "");
        Map<String, Object> exercise = new LinkedHashMap<>(Caller.object(Caller.report("parliament")));
        exercise.put("mode", "exercise");

        stack().submit(JsonWriter.write(exercise), "EXERCISE");

        assertThat(only(training.receive(), "kind", "exercise")).isNotEmpty();
        assertThat(real.receive()).isEmpty();
    }

    private static List<Received> only(List<Received> messages, String attribute, String value) {
        return messages.stream()
                .filter(message -> message.attribute(attribute).equals(value))
                .toList();
    }

    private static List<String> ids(List<Received> messages) {
        return messages.stream()
                .map(message -> message.attribute("notificationId"))
                .toList();
    }
}
