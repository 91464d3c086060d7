package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.ChannelRecipient;
import org.policyalerts.channel.QueueBatch.Carried;
import org.policyalerts.delivery.AudienceCheck;
import org.policyalerts.dynamodb.audience.DynamoDbRecipients;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.lambda.ChannelFunction;
import org.policyalerts.lambda.ChannelWiring;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.channel.ChannelEndpoint;
import org.policyalerts.local.channel.SentMail;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.LocalQueue;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What {@code infra/template.yaml} gives ChannelFunction, and what that needs. */
class ChannelTemplateTest {

    private static final String FUNCTION = "ChannelFunction";

    private final Template template = Template.read();

    /** A message to a mailbox and a chat on a real table, each call kept in the words of IAM. */
    private static Set<String> calls() throws Exception {
        CallRecorder recorder = new CallRecorder();
        Clock clock = Clock.systemUTC();
        try (LocalTable table = LocalTable.start(Optional.empty());
                ChannelEndpoint endpoint = ChannelEndpoint.start(clock, event -> {});
                DynamoDbClient dynamoDb = LocalAws.client(DynamoDbClient.builder(), table.uri(), recorder);
                SesV2Client ses = LocalAws.client(SesV2Client.builder(), endpoint.uri(), recorder);
                SsmClient ssm = LocalAws.client(SsmClient.builder(), endpoint.uri(), recorder);
                SnsClient sns = LocalAws.client(SnsClient.builder(), endpoint.uri())) {
            DynamoDbRecipients recipients = new DynamoDbRecipients(new DynamoDbTable(table.client(), LocalTable.NAME));
            put(recipients, "duty", new Address.Mailbox("duty@mfa.example"));
            put(recipients, "room", new Address.Chat(Address.Kind.SLACK, Address.PARAMETERS + "mfa"));
            Settings settings = DeployedRun.settings("topic", "exercises", Optional.empty(), Optional.empty());
            Wiring wiring = new Wiring(settings, dynamoDb, sns, clock, new SecureRandom());
            ChannelWiring channels = new ChannelWiring(wiring, ses, ssm, "alerts@" + SentMail.VERIFIED, "", true);
            Map<String, Object> answer = new Invocation(FUNCTION, 1, line -> {}, () -> new ChannelFunction(channels))
                    .call(Map.of("Records", List.of(record(new Carried("sqs-1", message())))));
            assertThat(answer).isEqualTo(Map.of("batchItemFailures", List.of()));
            assertThat(endpoint.mails()).hasSize(1);
            assertThat(endpoint.posts()).hasSize(1);
        }
        return recorder.calls();
    }

    private static void put(DynamoDbRecipients recipients, String id, Address address) {
        recipients.put(
                new ChannelRecipient("mfa", id, address, "amber", false, "staff", Instant.EPOCH, Optional.empty()));
    }

    private static Map<String, Object> record(Carried carried) {
        return Map.of("messageId", carried.id(), "body", carried.body());
    }

    private static String message() {
        return JsonWriter.write(Map.of(
                "notificationId", "ntf_1",
                "kind", "alert",
                "audience", "mfa",
                "tlp", "green",
                "at", "2023-12-26T07:30:00Z",
                "incident", Map.of("id", "inc_01HJ0000000000000000000001", "title", "Attacked"),
                "text", "HIGH for the foreign ministry · TLP:GREEN\nWhat:  Attacked\n"));
    }

    @Test
    void itsRoleAllowsWhatItCallsAndWhatLambdaDoesInItsNameAndNothingElse() throws Exception {
        Set<String> needed = new TreeSet<>(calls());
        Stream.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
                .forEach(action -> needed.add("sqs:" + action + " on ChannelQueue"));
        needed.add("kms:Decrypt on Key via sqs");
        needed.add("kms:Decrypt on Key via lambda");
        Stream.of("Encrypt", "Decrypt", "ReEncryptFrom", "ReEncryptTo", "GenerateDataKey", "DescribeKey")
                .forEach(action -> needed.add("kms:" + action + " on Key via dynamodb"));
        needed.addAll(Set.of(
                "logs:CreateLogStream on ChannelLog",
                "logs:PutLogEvents on ChannelLog",
                "xray:PutTraceSegments on *",
                "xray:PutTelemetryRecords on *"));

        assertThat(template.allowed(FUNCTION).stream()
                        .map(allowed -> allowed.replaceAll(" on arn:.*", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Test
    void lambdaCanStartIt() throws ReflectiveOperationException {
        Class<?> type = Class.forName(String.valueOf(template.property(FUNCTION, "Handler")));

        assertThat(RequestStreamHandler.class).isAssignableFrom(type);
        assertThat(type.getConstructor().canAccess(null)).isTrue();
        assertThat(map(template.property(FUNCTION, "Environment", "Variables")))
                .containsOnlyKeys("MAIL_FROM", "MAIL_CONFIGURATION_SET");
    }

    @Test
    void nothingIsTakenForDeadWhileItMayBeSending() {
        long timeout = (Long) template.property(FUNCTION, "Timeout");
        long hidden = (Long) template.property("ChannelQueue", "VisibilityTimeout");

        assertThat(timeout).isLessThan(120).isGreaterThan(40);
        assertThat(hidden).isGreaterThan(120).isEqualTo(LocalQueue.HIDDEN.toSeconds());
        assertThat(map(template.property("ChannelQueue", "RedrivePolicy")))
                .containsEntry("maxReceiveCount", (long) LocalQueue.MOST_RECEIPTS);
        assertThat(template.events(FUNCTION, "SQS").values()).singleElement().satisfies(mapping -> assertThat(mapping)
                .containsEntry("BatchSize", 1L)
                .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures")));
    }

    @Test
    void bothTopicsAndTheMailServiceReachItsQueue() {
        assertThat(List.of("ChannelSubscription", "ChannelExerciseSubscription", "ReturnedMailSubscription"))
                .extracting(name -> Template.name(template.property(name, "TopicArn")))
                .containsExactly("AlertTopic", "ExerciseTopic", "ReturnedMailTopic");
        assertThat(list(template.property("MailEventDestination", "EventDestination", "MatchingEventTypes")))
                .containsExactlyInAnyOrder("BOUNCE", "COMPLAINT");
    }

    /** Otherwise an audience that nobody mails would count as heard. */
    @Test
    void theDailyLookAtWhoHearsEachAudienceKnowsTheQueueByItsFilter() {
        assertThat(List.of("ChannelSubscription", "ChannelExerciseSubscription"))
                .allSatisfy(name -> assertThat(new AudienceCheck(
                                        () -> List.of(JsonWriter.write(template.property(name, "FilterPolicy"))),
                                        List.of("mfa"),
                                        audience -> false)
                                .unheard())
                        .containsExactly("mfa"));
    }

    /** Without a sender there is nothing to pay for, to alarm about or to send from. */
    @ParameterizedTest
    @ValueSource(strings = {"Channel", "Mail", "ReturnedMail"})
    void allOfItIsThereOnlyIfItIsAskedFor(String start) {
        assertThat(map(template.at("Resources")).entrySet())
                .filteredOn(resource -> resource.getKey().startsWith(start))
                .isNotEmpty()
                .allSatisfy(resource -> assertThat(map(resource.getValue())).containsEntry("Condition", "HasChannels"));
    }
}
