package org.policyalerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
import org.policyalerts.alert.Digests;
import org.policyalerts.alert.EvaluationRules;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.DynamoDbDigestStore;
import org.policyalerts.dynamodb.Table;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Audiences;

/** Once a day, and once a week for those who oversee: how much waits, and what first. */
class DigestTest {

    /** Seven o'clock in Tirana, a day after the reports. */
    private static final Instant SEVEN = Instant.parse("2023-12-27T06:00:00Z");

    private final Chain chain = new Chain();
    private final Digests digests = digests(chain.table);

    private Digests digests(Table table) {
        EvaluationRules rules = new EvaluationRules(Chain.TIRANA, "amber", ClaimantTable.shipped());
        return new Digests(new DynamoDbDigestStore(table), chain.incidents, rules, chain.clock);
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
    void readAsTheGoldenFileSays() {
        chain.submit("report-e-albania.json");
        IncidentId parliament = chain.submit("report-parliament.json");
        chain.submit("report-one-albania.json");
        Instant nextStepBy = chain.clock.instant().plus(Duration.ofDays(5));
        for (Alert alert : chain.alerts(parliament, AlertState.OPEN)) {
            chain.desk.acknowledge(alert.id(), "Duty officer", nextStepBy, "staff");
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

        assertThat(before).allMatch(id -> id.contains("W52"));
        assertThat(ids()).doesNotHaveDuplicates().contains("ntf_digest-2023-12-27-csirt", "ntf_digest-2023-W52-nsc");
        assertThat(ids()).noneMatch(id -> id.contains("12-28"));
        assertThat(ids()).filteredOn(id -> id.contains("W52")).hasSize(2);
        List<String> told = chain.published.stream()
                .filter(message -> !"digest".equals(message.attributes().get("kind")))
                .map(OutboundMessage::audience)
                .distinct()
                .toList();
        assertThat(ids())
                .filteredOn(id -> id.contains("12-27"))
                .hasSize(told.size())
                .allMatch(id -> told.contains(id.substring("ntf_digest-2023-12-27-".length())));
    }

    @Test
    void anOutageOfDaysIsFollowedByTodaysDigestOnly() {
        chain.submit("report-air-albania.json");
        advanceTo(SEVEN.plus(Duration.ofDays(9)));

        digests.queueDue();

        assertThat(ids()).isNotEmpty().allMatch(id -> id.contains("2024-01-05") || id.contains("2024-W01"));
    }

    @Test
    void whereNothingIsOpenOnlyTheWeeklyOneGoesOut() {
        advanceTo(SEVEN);

        digests.queueDue();

        assertThat(ids()).containsExactly("ntf_digest-2023-W52-nsc", "ntf_digest-2023-W52-policy");
        assertThat(sent().get(0).text()).contains("First: nothing is overdue.", "Waiting longest: nothing.");
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

        assertThat(ids()).doesNotHaveDuplicates().contains("ntf_digest-2023-12-27-csirt", "ntf_digest-2023-W52-policy");
        assertThat(ids().stream().filter(id -> id.contains("12-27")).count())
                .isEqualTo(ids().size() - 2L)
                .isLessThanOrEqualTo(Audiences.ALL.size());
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
