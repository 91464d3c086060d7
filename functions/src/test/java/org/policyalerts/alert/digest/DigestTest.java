package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.digest.DigestStore.Standing;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.DynamoDbDigestStore;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.Chain;
import org.policyalerts.story.Golden;
import org.policyalerts.story.SeedMessagesTest;

/** Once a day, and once a week for those who oversee: how much waits, and what first. */
class DigestTest {

    /** Seven o'clock in Tirana, a day after the reports. */
    private static final Instant SEVEN = Instant.parse("2023-12-27T06:00:00Z");

    private final Chain chain = new Chain();
    private final Digests digests = digests(chain.table);

    private Digests digests(Table table) {
        return digests(table, List.of());
    }

    private Digests digests(Table table, List<Policy> toReview) {
        EvaluationSettings settings = new EvaluationSettings(Chain.TIRANA, "amber", ClaimantTable.shipped());
        return new Digests(new DynamoDbDigestStore(table), chain.incidents, settings, toReview, chain.clock);
    }

    private void advanceTo(Instant moment) {
        chain.clock.advance(Duration.between(chain.clock.instant(), moment));
    }

    private List<OutboundMessage> sent() {
        chain.settle();
        return chain.published.stream()
                .filter(message -> "digest".equals(message.attributes().get("kind")))
                .toList();
    }

    private List<String> ids() {
        return sent().stream().map(OutboundMessage::notificationId).toList();
    }

    private static String page(OutboundMessage message) {
        return "To: " + message.audience() + "\nSubject: " + message.subject() + "\n\n" + message.text();
    }

    @Test
    void namesToWhoeverOverseesTheBookWhatShouldHaveBeenReviewed() {
        List<Policy> policies = Samples.check(
                        Samples.policyText("past", "- severity: 3", "reviewBy: 2023-12-27"),
                        Samples.policyText("today", "- severity: 3", "reviewBy: 2023-12-28"))
                .stream()
                .map(CheckedPolicy::policy)
                .toList();
        digests(chain.table, policies).queueDue();
        advanceTo(SEVEN.plus(Duration.ofDays(1)));
        digests(chain.table, policies).queueDue();

        assertThat(sent())
                .filteredOn(message -> message.audience().equals("policy"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message.text())
                        .contains("POLICIES TO REVIEW", "A policy (past), by 2023-12-27")
                        .doesNotContain("(today)"));
        assertThat(sent())
                .filteredOn(message -> !message.audience().equals("policy"))
                .allSatisfy(message -> assertThat(message.text()).doesNotContain("POLICIES TO REVIEW"));
    }

    @Test
    void readAsTheGoldenFileSays() {
        chain.submit("report-e-albania.json");
        IncidentId parliament = chain.submit("report-parliament.json");
        chain.submit("report-one-albania.json");
        Instant nextStepBy = chain.clock.instant().plus(Duration.ofDays(5));
        for (Alert alert : chain.alerts(parliament, AlertState.OPEN)) {
            chain.actions.acknowledge(alert.id(), "Duty officer", nextStepBy, Actor.ofAll("staff"));
        }
        chain.topic = message -> message.audience().equals("mfa")
                ? new Published.Refused("InvalidParameter")
                : new Published.Accepted("1");
        chain.submit("report-air-albania.json");
        chain.topic = message -> new Published.Accepted("2");
        advanceTo(SEVEN);

        digests.queueDue();

        assertThat(sent()).allSatisfy(SeedMessagesTest::fitsItsMedium);
        Golden.assertMatches(
                "messages/6-digests.txt",
                sent().stream()
                        .filter(message -> List.of("mfa", "policy").contains(message.audience()))
                        .sorted(Comparator.comparing(OutboundMessage::audience))
                        .map(DigestTest::page)
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void goOutFromSevenOnOneADayToEachAudienceThatHasSomethingOpen() {
        chain.submit("report-air-albania.json");
        advanceTo(SEVEN.minusSeconds(1));
        digests.queueDue();
        List<String> before = ids();

        advanceTo(SEVEN);
        digests.queueDue();
        digests.queueDue();
        chain.clock.advance(Duration.ofHours(10));
        digests.queueDue();

        assertThat(before).isEmpty();
        assertThat(ids()).doesNotHaveDuplicates().contains("ntf_digest-2023-12-27-csirt");
        assertThat(ids()).noneMatch(id -> id.contains("12-28") || id.contains("W"));
        List<String> told = chain.published.stream()
                .filter(message -> !"digest".equals(message.attributes().get("kind")))
                .map(OutboundMessage::audience)
                .distinct()
                .toList();
        assertThat(ids())
                .hasSize(told.size())
                .allMatch(id -> told.contains(id.substring("ntf_digest-2023-12-27-".length())));
    }

    @Test
    void anOutageOfDaysIsFollowedByTodaysAndThisWeeksDigestOnly() {
        chain.submit("report-air-albania.json");
        digests.queueDue();
        List<String> justTold = ids();
        advanceTo(SEVEN.plus(Duration.ofDays(9)));

        digests.queueDue();

        assertThat(justTold).isEmpty();
        assertThat(ids()).isNotEmpty().allMatch(id -> id.contains("2024-01-05") || id.contains("2024-W01"));
    }

    @Test
    void aQuietTimeIsSaidToBeOneDailyToPolicyAndWeeklyToEverybodyButNotOfTheTimeBeforeTheFirstRun() {
        digests.queueDue();
        List<String> first = ids();
        advanceTo(SEVEN);
        digests.queueDue();
        List<String> secondDay = ids();
        advanceTo(Instant.parse("2024-01-01T06:00:00Z"));
        digests.queueDue();

        assertThat(first).isEmpty();
        assertThat(secondDay).containsExactly("ntf_digest-2023-12-27-policy");
        assertThat(ids())
                .hasSize(2 + Audiences.ALL.size())
                .filteredOn(id -> id.contains("2024-W01"))
                .hasSameSizeAs(Audiences.ALL);
        assertThat(sent())
                .allSatisfy(SeedMessagesTest::fitsItsMedium)
                .allSatisfy(message -> assertThat(message.subject()).contains("nothing waits"))
                .allSatisfy(message -> assertThat(message.text()).contains("Nothing waits for you"));
    }

    @Test
    void aFirstRunUnderAClockThatRanAheadSilencesNothingForLong() {
        Instant right = chain.clock.instant();
        advanceTo(right.plus(Duration.ofDays(3_650)));
        digests.queueDue();
        chain.clock.advance(Duration.between(chain.clock.instant(), right));
        digests.queueDue();
        advanceTo(SEVEN);

        digests.queueDue();

        assertThat(ids()).containsExactly("ntf_digest-2023-12-27-policy");
    }

    @Test
    void countNoExercise() {
        Chain exercising = Chain.sendingExercises();
        exercising.topic = message -> new Published.Refused("InvalidParameter");
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.put("mode", "exercise");
        exercising.submit(report);
        exercising.clock.advance(Duration.ofDays(2));

        Standing standing = new DynamoDbDigestStore(exercising.table).standing(Instant.EPOCH);

        assertThat(new DynamoDbOutbox(exercising.table).dead(100)).isNotEmpty();
        assertThat(standing).isEqualTo(new Standing(List.of(), List.of(), Map.of(), true));
    }

    @Test
    void parkedMessagesAreToldWhereNothingElseWaits() {
        chain.topic = message -> new Published.Refused("InvalidParameter");
        IncidentId id = chain.submit("report-air-albania.json");
        chain.topic = message -> new Published.Accepted("1");
        chain.alerts(id, AlertState.OPEN)
                .forEach(alert ->
                        chain.actions.close(alert.id(), AlertState.DONE, "Told by telephone.", Actor.ofAll("staff")));
        advanceTo(SEVEN);

        digests.queueDue();

        assertThat(sent()).isNotEmpty().allSatisfy(message -> assertThat(message.text())
                .contains("Open alerts: 0.", "NOT DELIVERED to you: 1 message;"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 9})
    void aRunThatDiesHalfWayAndTwoAtOnceLeaveOneForEachAudience(int writes) {
        chain.submit("report-air-albania.json");
        advanceTo(SEVEN);

        assertThatThrownBy(() -> digests(new DyingTable(chain.table, writes)).queueDue())
                .isInstanceOf(IllegalStateException.class);
        digests(chain.table).queueDue();
        digests(chain.table).queueDue();

        assertThat(ids())
                .doesNotHaveDuplicates()
                .contains("ntf_digest-2023-12-27-csirt", "ntf_digest-2023-12-27-policy");
    }

    @Test
    void neverNameARestrictedIncident() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.put("tlp", "red");
        chain.submit(report);
        advanceTo(SEVEN.plus(Duration.ofDays(30)));

        digests.queueDue();

        assertThat(sent()).isNotEmpty().allSatisfy(message -> assertThat(message.text() + message.document())
                .doesNotContain("inc_"));
        assertThat(sent()).anyMatch(message -> message.text().contains("sign in, what is overdue is restricted"));
    }

    @Test
    void theFirstRunOfADayIsTheFirstOnce() {
        assertThat(List.of(digests.isFirstRunOfDay(), digests.isFirstRunOfDay()))
                .containsExactly(true, false);
        chain.clock.advance(Duration.ofDays(1));
        assertThat(digests(chain.table).isFirstRunOfDay()).isTrue();
    }

    /** Takes so many writes and then dies. */
    private static final class DyingTable implements Table {
        private final Table table;
        private int left;

        DyingTable(Table table, int writes) {
            this.table = table;
            this.left = writes;
        }

        @Override
        public Optional<Map<String, Object>> get(Key key) {
            return table.get(key);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public void write(List<Write> writes) {
            if (left == 0) {
                throw new IllegalStateException("dead");
            }
            left--;
            table.write(writes);
        }
    }
}
