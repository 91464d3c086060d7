package org.policyalerts.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.local.sns.SnsFixture.attribute;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/** The endpoint refuses what SNS refuses, with the same code, and accepts what is just within the limits of SNS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishRefusalsTest {

    private static final int LIMIT = 256 * 1024;

    private final SnsFixture fixture = SnsFixture.start();

    @AfterAll
    void stop() {
        fixture.close();
    }

    private void publish(Consumer<PublishRequest.Builder> request) {
        fixture.sns.publish(r -> request.accept(r.topicArn(fixture.topic).message("m")));
    }

    private static Arguments refused(
            String rule, Class<? extends SnsException> with, Consumer<PublishRequest.Builder> request) {
        return Arguments.of(rule, with, request);
    }

    private static Arguments taken(String rule, Consumer<PublishRequest.Builder> request) {
        return Arguments.of(rule, request);
    }

    static Stream<Arguments> refusals() {
        Class<InvalidParameterException> invalid = InvalidParameterException.class;
        Class<InvalidParameterValueException> value = InvalidParameterValueException.class;
        return Stream.of(
                refused("subject of 101 characters", invalid, r -> r.subject("x".repeat(101))),
                refused("subject with a line break", invalid, r -> r.subject("two\nlines")),
                refused("subject with a control character", invalid, r -> r.subject("bell\u0007")),
                refused("subject outside ASCII", invalid, r -> r.subject("Shqipëri")),
                refused("subject that starts with a blank", invalid, r -> r.subject(" blank")),
                refused("empty subject", invalid, r -> r.subject("")),
                refused("empty message", invalid, r -> r.message("")),
                refused("message over 256 KiB", invalid, r -> r.message("x".repeat(LIMIT + 1))),
                refused("message over 256 KiB in UTF-8", invalid, r -> r.message("ë".repeat(LIMIT / 2 + 1))),
                refused("message and attributes over 256 KiB", invalid, r -> r.message("x".repeat(LIMIT))
                        .messageAttributes(Map.of("a", attribute("String", "v")))),
                refused("unknown structure", invalid, r -> r.messageStructure("xml")),
                refused("structure without default", invalid, r -> r.message("{\"email\":\"e\"}")
                        .messageStructure("json")),
                refused("default that is no text", invalid, r -> r.message("{\"default\":1}")
                        .messageStructure("json")),
                refused("structure that is no JSON", invalid, r -> r.messageStructure("json")),
                refused("unknown type", value, r -> r.messageAttributes(Map.of("a", attribute("Date", "x")))),
                refused("empty value", value, r -> r.messageAttributes(Map.of("a", attribute("String", "")))),
                refused(
                        "array that is none",
                        value,
                        r -> r.messageAttributes(Map.of("a", attribute("String.Array", "x")))),
                refused("name with a blank", value, r -> r.messageAttributes(Map.of("a b", attribute("String", "x")))),
                refused("name of Amazon's", value, r -> r.messageAttributes(Map.of("AWS.x", attribute("String", "x")))),
                refused(
                        "topic that is not there",
                        NotFoundException.class,
                        r -> r.topicArn("arn:aws:sns:eu-central-1:000000000000:nobody")),
                refused("topic that is no ARN", invalid, r -> r.topicArn("alerts")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void refuses(String rule, Class<? extends SnsException> with, Consumer<PublishRequest.Builder> request) {
        assertThatThrownBy(() -> publish(request)).as(rule).isInstanceOf(with);
    }

    static Stream<Arguments> acceptable() {
        return Stream.of(
                taken("subject of 100 characters", r -> r.subject("x".repeat(100))),
                taken("subject that starts with a digit or punctuation", r -> r.subject("[1] ~")),
                taken("message of 256 KiB", r -> r.message("x".repeat(LIMIT))),
                taken("message and attributes of 256 KiB", r -> r.message("x".repeat(LIMIT - 8))
                        .messageAttributes(Map.of("a", attribute("String", "v")))),
                taken("structure with protocols it does not know", r -> r.message("{\"default\":\"d\",\"fax\":\"f\"}")
                        .messageStructure("json")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptable")
    void takes(String rule, Consumer<PublishRequest.Builder> request) {
        publish(request);

        assertThat(rule).isNotEmpty();
    }

    @Test
    void subscriptionsAreCheckedToo() {
        assertThatThrownBy(() -> fixture.subscribe("pigeon", "one", Map.of()))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> fixture.subscribe("email", "one", Map.of("RawMessageDelivery", "true")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> fixture.subscribe("email", "one", Map.of("Colour", "red")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> fixture.sns.getSubscriptionAttributes(r -> r.subscriptionArn("arn:none")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> fixture.sns.createTopic(r -> r.name("no blanks")))
                .isInstanceOf(InvalidParameterException.class);
    }
}
