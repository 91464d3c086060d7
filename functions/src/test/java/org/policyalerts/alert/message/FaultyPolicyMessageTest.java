package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.evaluation.FaultyPolicyTest;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.checker.SchemaCheck;
import org.policyalerts.story.Chain;
import org.policyalerts.story.Golden;
import org.policyalerts.story.SeedMessagesTest;

/**
 * What messages say of policies that could not be evaluated, beside alerts that hold, have ceased, or wait for
 * somebody.
 */
class FaultyPolicyMessageTest {

    private static final Map<String, Object> TELECOM =
            Map.of("targets", Chain.tree("report-one-albania.json").getOrDefault("targets", List.of()));

    private static String policy(String id, String severity, String audience, String owner) {
        return FaultyPolicyTest.ONE_POLICY
                .replace("id: one", "id: " + id)
                .replace("title: An airline is hit", "title: An airline is hit, rule " + id)
                .replace("severity: high", "severity: " + severity)
                .replace("[regulator]", "[" + audience + "]")
                .replace("owner: regulator", "owner: " + owner);
    }

    private static List<String> toRegulator(Chain chain) {
        chain.published.forEach(SeedMessagesTest::fitsItsMedium);
        return chain.published.stream()
                .filter(message -> message.audience().equals("regulator"))
                .map(OutboundMessage::text)
                .toList();
    }

    private static String last(Chain chain) {
        List<String> all = toRegulator(chain);
        return all.get(all.size() - 1);
    }

    private static String fourth(String text) {
        return text.lines().toList().get(3);
    }

    private static Chain alone() {
        return Chain.withBook(Map.of("one", policy("one", "high", "regulator", "regulator")));
    }

    private static Chain besideStepsOfOthers() {
        Chain chain = Chain.withBook(Map.of(
                "one", policy("one", "medium", "regulator, csirt", "csirt"),
                "two", policy("two", "critical", "regulator, policy", "regulator")));
        chain.breakPolicy("two");
        chain.submit("report-air-albania.json");
        return chain;
    }

    private static Chain besideAnAlertThatCeases() {
        Chain chain = Chain.withBook(Map.of(
                "one", policy("one", "high", "regulator", "regulator"),
                "two",
                        policy("two", "critical", "regulator", "policy")
                                .replace("air-transport", "telecommunications")
                                .replace(
                                        "airline, given: events/report-air-albania",
                                        "t, given: events/report-one-albania")
                                .replace(
                                        "telecom, given: events/report-one-albania",
                                        "a, given: events/report-air-albania")));
        IncidentId id = chain.submit("report-air-albania.json");
        chain.breakPolicy("two");
        chain.change(id, TELECOM);
        return chain;
    }

    private static Chain besideItsOwnAlertThatNobodyTook() {
        Chain chain = alone();
        chain.submit("report-air-albania.json");
        chain.breakPolicy("one");
        chain.clock.advance(Duration.ofHours(13));
        chain.review();
        return chain;
    }

    @Test
    void theyReadLikeThis() {
        Golden.assertMatches(
                "messages/8-could-not-be-checked-beside-others.txt",
                List.of(besideStepsOfOthers(), besideAnAlertThatCeases(), besideItsOwnAlertThatNobodyTook()).stream()
                        .map(FaultyPolicyMessageTest::last)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void whoHasNoOtherStepIsAskedToJudgeAndNotToldThatNoStepIsTheirs() {
        String text = last(besideStepsOfOthers());

        assertThat(fourth(text))
                .startsWith("Judge yourselves, our check failed: ")
                .endsWith("rule two");
        assertThat(text).doesNotContain("No step is yours").contains("If it applies, regulator, by 26 Dec 12:00: ");
    }

    @Test
    void whoIsToStopOneThingIsNotLedToStopWhatWasNotChecked() {
        assertThat(fourth(last(besideAnAlertThatCeases())))
                .isEqualTo("First: stop the steps withdrawn below; then judge what we could not check.");
    }

    @Test
    void anAlertOfTheSamePolicyInTheSameMessageStands() {
        String text = last(besideItsOwnAlertThatNobodyTook());

        assertThat(text)
                .contains("Nobody has acknowledged this alert", "This did apply when it was last checked.")
                .doesNotContain("Nobody knows yet", "If it applies");
    }

    @Test
    void whatStandsNeedsNoJudgement() {
        Chain chain = Chain.withBook(Map.of("one", policy("one", "high", "regulator", "csirt")));
        IncidentId id = chain.submit("report-air-albania.json");
        chain.breakPolicy("one");
        chain.change(id, Map.of("severity", 2L));

        assertThat(fourth(last(chain))).startsWith("Our check failed; what you were told stands: An airline");
    }

    @Test
    void theMostSevereIsNamedFirst() {
        Chain chain = Chain.withBook(Map.of(
                "a", policy("a", "info", "regulator", "regulator"),
                "b", policy("b", "critical", "regulator", "regulator")));
        chain.breakAllPolicies();
        chain.submit("report-air-albania.json");

        assertThat(fourth(last(chain))).endsWith("rule b");
        assertThat(last(chain))
                .containsSubsequence("rule b (critical", "rule a (info")
                .contains("these apply");
    }

    @Test
    void evenTheShortestMessageNamesTheMostSevereAndSaysWhereTheOthersAre() throws IOException, JsonInvalidException {
        String steps = IntStream.rangeClosed(1, 12)
                .mapToObj(i ->
                        "  - {do: '" + "Прочитайте это указание. ".repeat(20) + i + "', owner: policy, within: P1D}\n")
                .collect(Collectors.joining());
        Map<String, String> book = IntStream.rangeClosed(1, 35)
                .mapToObj(i -> "rule-" + i)
                .collect(Collectors.toMap(id -> id, id -> policy(id, "high", "regulator", "regulator")
                        .replaceFirst("  - \\{do: Ask.*\n", steps)));
        Chain chain = Chain.withBook(book);
        chain.breakAllPolicies();
        chain.submit("report-air-albania.json");

        assertThat(last(chain))
                .contains(
                        "rule rule-1 (high",
                        "policies that could not be checked: ",
                        "GET /incidents/inc_",
                        "/decision");
        Map<String, Object> schema =
                JsonReader.readObject(Files.readString(Path.of("..", "docs", "message.schema.json")));
        assertThat(chain.published).allSatisfy(message -> assertThat(
                        new SchemaCheck(schema).accepts(JsonReader.readObject(message.document())))
                .as(message.document())
                .isTrue());
    }
}
