package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.AlertState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.Audiences;
import org.policyalerts.sns.RecordingTopic;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SeedMessagesTest;

/** However much is reported and however much holds, a message fits the topic and says what it leaves out. */
class LongMessageTest {

    private static final int MOST_BYTES = 256 * 1024;

    /** Policies that all hold, for every audience. */
    private static Map<String, String> book(int policies, int actions, String step) {
        String steps = IntStream.rangeClosed(1, actions)
                .mapToObj(i -> "  - {do: '" + step + " " + i + "', owner: policy, within: P" + i + "D}\n")
                .collect(Collectors.joining());
        return IntStream.rangeClosed(1, policies)
                .mapToObj(i -> String.format(Locale.ROOT, "rule-%03d", i))
                .collect(Collectors.toMap(id -> id, id -> policy(id, steps), (one, same) -> one, LinkedHashMap::new));
    }

    private static String policy(String id, String steps) {
        return """
                id: %s
                version: 1
                title: The rule %s
                severity: high
                audience: [%s]
                when:
                  - determination: {not: false-positive}
                  - any:
                      - targets: {name: {given: true}, country: AL}
                      - severity: {atMost: 5}
                recommend:
                %swhy: This happened before, and nobody had a list of what to do.
                references: [None]
                tests:
                  - {name: holds, given: events/report-air-albania.json, expect: match}
                  - name: does not
                    given: events/report-air-albania.json
                    with: {determination: false-positive}
                    expect: no-match
                """.formatted(id, id, String.join(", ", Audiences.ALL), steps);
    }

    private static Map<String, Object> report(Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.putAll(fields);
        return report;
    }

    private static List<Object> targets(int number, String name) {
        return IntStream.rangeClosed(1, number)
                .<Object>mapToObj(i -> Map.of(
                        "name", i + " " + first(name, 296),
                        "country", "AL",
                        "sector", "energy",
                        "infrastructureClass", "critical",
                        "confirmation", "victim"))
                .toList();
    }

    private static String first(String text, int codePoints) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length()))));
    }

    private static void fits(OutboundMessage message) {
        SeedMessagesTest.fitsItsMedium(message);
        assertThat(RecordingTopic.bytesOf(message)).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static Map<String, Object> document(OutboundMessage message) {
        try {
            return JsonReader.readObject(message.document());
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void thirtyStepsAreAllThereAndNoneIsLeftOut() {
        Chain chain = Chain.withBook(book(1, 30, "Write down what they say, step"));
        chain.submit(report(Map.of()));

        assertThat(chain.published).isNotEmpty().allSatisfy(LongMessageTest::fits);
        OutboundMessage owners = owners(chain);
        assertThat(owners.text()).contains("step 1\n", "step 30\n");
        assertThat(document(owners)).doesNotContainKey("shortened");
    }

    /** What the owner of all steps is told. */
    private static OutboundMessage owners(Chain chain) {
        return chain.published.stream()
                .filter(message -> message.audience().equals("policy"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name of a plant ",
                "Название электростанции ",
                "نام نیروگاه برق ",
                "\"quoted\\ ",
                "e\u0301\u0323",
                "🔥⚡",
                "👩\u200D"
            })
    void thirtyFivePoliciesAndTwoHundredLongTargetsAreShortenedWithoutCuttingAStep(String name) {
        Chain chain = Chain.withBook(book(35, 3, "Do the thing that this rule asks for, number"));
        List<Object> targets = targets(200, name.repeat(300));
        chain.submit(report(Map.of("targets", targets, "title", first(name.repeat(300), 300))));

        assertThat(chain.published).isNotEmpty().allSatisfy(LongMessageTest::fits);
        OutboundMessage message = owners(chain);
        List<String> lines = message.text().lines().toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(80);
        assertThat(lines.get(1)).startsWith("What:  ");
        assertThat(lines.subList(2, 7))
                .contains("Claimed by: Homeland Justice. Attributed to: nobody yet.")
                .anySatisfy(line -> assertThat(line).contains("tasks. First, by ", "do the thing"))
                .anySatisfy(line -> assertThat(line).startsWith("Answer: "));
        assertThat(message.text()).contains("Where: 1", " and 199 more\n");
        assertThat(message.text()).contains("Do the thing that this rule asks for, number 1\n", " more (code ");
        assertThat(document(message)).hasEntrySatisfying("shortened", shortened -> assertThat(shortened)
                .asString()
                .contains("targets: ", "/incidents/inc_"));
    }

    @Test
    void howeverManyPoliciesCannotBeCheckedTheMessageFitsAndSaysHowManyItLeavesOut() {
        Chain chain = Chain.withBook(book(300, 12, "Read this long instruction to the end. ".repeat(6)));
        chain.breakAllPolicies();
        IncidentId id = chain.submit(report(Map.of()));
        chain.repair();
        chain.change(id, Map.of("determination", "false-positive"));
        chain.breakAllPolicies();
        chain.change(id, Map.of("determination", "confirmed"));

        assertThat(chain.published).isNotEmpty().allSatisfy(LongMessageTest::fits);
        assertThat(chain.published)
                .filteredOn(message -> message.text().contains("COULD NOT BE CHECKED"))
                .hasSizeGreaterThanOrEqualTo(Audiences.ALL.size())
                .allSatisfy(message -> assertThat(message.text()).contains("If it applies, ", " more (code "));
    }

    @Test
    void whereEvenTheStepsAreTooManyTheFirstOnesStayAndTheTextSaysWhereToReadTheRest() {
        Chain chain = Chain.withBook(book(55, 12, "Read this long instruction to the end. ".repeat(6)));
        chain.submit(report(Map.of("targets", targets(200, "Электростанция ".repeat(30)))));

        assertThat(chain.published).isNotEmpty().allSatisfy(LongMessageTest::fits);
        assertThat(owners(chain).text()).contains(" 1. by ", " more (code ").doesNotContain("GET /");
    }

    @Test
    void aRepeatIsTheSameToTheByte() {
        Map<String, Object> report = report(Map.of("targets", targets(200, "Название ".repeat(50))));
        Chain one = Chain.withBook(book(35, 3, "Do it"));
        Chain other = Chain.withBook(book(35, 3, "Do it"));
        one.submit(report);
        other.submit(report);

        assertThat(one.published)
                .extracting(OutboundMessage::document)
                .isEqualTo(
                        other.published.stream().map(OutboundMessage::document).toList());
    }

    @Test
    void moreAlertsThanOneTransactionTakesAreWrittenInPartsAndToldOnce() {
        Chain chain = Chain.withBook(book(150, 1, "Do it"));
        IncidentId id = chain.submit(report(Map.of()));
        inTurns(chain);
        assertThat(chain.alerts(id, AlertState.OPEN)).hasSize(150);
        assertThat(kinds(chain)).containsExactly("alert");

        chain.change(id, Map.of("determination", "false-positive"));
        inTurns(chain);
        assertThat(chain.alerts(id, AlertState.WITHDRAWN)).hasSize(150);
        assertThat(kinds(chain)).containsExactly("alert", "correction");
    }

    private static void inTurns(Chain chain) {
        for (int run = 0; run < 6; run++) {
            chain.clock.advance(Duration.ofMinutes(5));
            chain.review();
        }
    }

    private static List<Object> kinds(Chain chain) {
        return chain.published.stream()
                .filter(message -> message.audience().equals("policy"))
                .map(message -> message.attributes().get("kind"))
                .toList();
    }
}
