package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.attribution.ReviewStore.ReviewCase;
import org.policyalerts.dynamodb.DynamoDbReviewStore;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Receipt;
import org.policyalerts.incident.intake.Author;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Items as the first edition wrote them, in a file that no later edition writes anew: they are read and go on. */
class FirstEditionTest {

    private static final Path ITEMS = Path.of("src", "test", "resources", "first-edition", "items.ndjson");

    /** Its incident was changed, acknowledged and reviewed, so all of its items are there. */
    private static final IncidentId ONE_ALBANIA = new IncidentId("inc_01HJJFAYA0XYAFA9W4H69KSH18");

    /** Its reference was sent with two blanks, its motive is accidental, and nothing is said of its cause. */
    private static final IncidentId ACCIDENT = new IncidentId("inc_01HJJFX880MQD34HKKWDD54A44");

    private static final IncidentId ASSESSED = new IncidentId("inc_01HJJGFJ60HC8GBDRXN9MNRVYC");

    /** Does not judge, as most reporters, whatever the first edition let them write. */
    private static final Author REPORTER = new Author(Optional.of("AKCESK"), false, false);

    private final Chain chain = new Chain();
    private final IncidentIntake intake = new IncidentIntake(
            chain.incidents,
            new ReportReader(Chain.TIRANA),
            new UlidGenerator(chain.clock, new Random(4)),
            chain.clock);

    @BeforeEach
    void loadWhatTheFirstEditionLeft() throws IOException, JsonInvalidException {
        List<Write> writes = new ArrayList<>();
        for (String line : Files.readAllLines(ITEMS)) {
            writes.add(new Write.Put(JsonReader.readObject(line), new Condition.Always()));
        }
        chain.table.write(writes);
        chain.clock.advance(Duration.between(chain.clock.instant(), Instant.parse("2023-12-30T13:00:00Z")));
    }

    private Incident latest(IncidentId id) {
        return chain.incidents.find(id).orElseThrow();
    }

    private Recorded again(Map<String, Object> tree, Optional<String> key) {
        return ((IntakeResult.Answered) intake.submit(tree, REPORTER, key)).outcome();
    }

    @Test
    void everyKindOfItemIsRead() {
        Snapshot evaluated = chain.evaluations.snapshot(ONE_ALBANIA).orElseThrow();
        ReviewCase review =
                new DynamoDbReviewStore(chain.table).find(ONE_ALBANIA).orElseThrow();

        assertThat(latest(ONE_ALBANIA).version()).isEqualTo(3);
        assertThat(chain.incidents.versions(ONE_ALBANIA)).hasSize(3);
        assertThat(evaluated.alerts()).hasSize(14);
        assertThat(chain.alerts(ONE_ALBANIA, AlertState.OPEN)).isNotEmpty();
        assertThat(chain.evaluations.latestDecision(ONE_ALBANIA)).isPresent();
        assertThat(review.stored().item()).isPresent();
        assertThat(review.stored().last()).isPresent();
        assertThat(new DynamoDbOutbox(chain.table).pending("I#" + ONE_ALBANIA))
                .singleElement()
                .satisfies(message -> assertThat(message.audience()).isEqualTo("attribution"));
    }

    @Test
    void everySummaryIsRead() {
        Listing all = new Listing(null, null, null, null, null, null, 50, null);

        assertThat(chain.incidents.list(all).incidents())
                .hasSize(4)
                .extracting(IncidentSummary::severity)
                .doesNotContainNull();
    }

    @Test
    void aReportSentAgainIsTheSameContent() {
        assertThat(again(parliament(), Optional.of("key-of-december"))).isInstanceOf(Recorded.SameAlready.class);
        assertThat(again(parliament(), Optional.of("another-key"))).isInstanceOf(Recorded.SameAlready.class);
        assertThat(again(latest(ACCIDENT).report().tree(), Optional.empty()))
                .isEqualTo(new Recorded.SameAlready(new Receipt(
                        ACCIDENT,
                        1,
                        latest(ACCIDENT).contentHash(),
                        latest(ACCIDENT).receivedAt())));
        assertThat(chain.table.items().stream().filter(item -> "C#INCIDENT".equals(item.get("sk"))))
                .hasSize(5);
    }

    /** As it was sent then: reports had no community. */
    private static Map<String, Object> parliament() {
        Map<String, Object> report = Chain.tree("report-parliament.json");
        if (report.get("motive") instanceof Map<?, ?> motive) {
            motive.remove("community");
        }
        return report;
    }

    @Test
    void aReferenceStoredWithTwoBlanksStaysAsItIsWhenTheReportIsChanged() {
        ChangeResult changed = intake.change(latest(ACCIDENT), Map.of("severity", 2L), 1, REPORTER);

        assertThat(changed).isInstanceOf(ChangeResult.Stored.class);
        assertThat(latest(ACCIDENT).report().text("reference")).isEqualTo("ACC  7 b");
    }

    @Test
    void policiesSeeWhatIsMeantWhereTheFirstEditionSaidNothing() {
        assertThat(latest(ACCIDENT).forDecision().report().text("cause.malicious"))
                .isEqualTo("no");
        assertThat(latest(ASSESSED).forDecision().report().all("attribution.assessments.stance"))
                .containsExactly("attributes", "disputes", "attributes");
        assertThat(latest(ASSESSED).forDecision().report().text("type")).isEqualTo("incident");
    }

    @Test
    void whatStaffHadToDoIsCarriedOverWithWhatTheySaidOfItAndIsNotToldAgain() {
        List<AudienceState> before = audiences();
        chain.settle();
        chain.clock.advance(Duration.ofDays(10));
        chain.review();
        List<AudienceState> after = audiences();

        assertThat(before).allSatisfy(state -> assertThat(state.version()).isZero());
        assertThat(states(before)).containsExactly(TaskState.OPEN);
        assertThat(after).isNotEmpty().allSatisfy(state -> assertThat(state.version())
                .isPositive());
        assertThat(before.stream()
                        .filter(state -> !state.unfinished().isEmpty())
                        .map(AudienceState::recipient))
                .allSatisfy(owner ->
                        assertThat(after).extracting(AudienceState::recipient).contains(owner));
        assertThat(chain.published)
                .filteredOn(message -> message.notificationId().contains(ONE_ALBANIA.ulid()))
                .extracting(message -> message.attributes().get("kind"))
                .doesNotContain("alert");
    }

    private List<AudienceState> audiences() {
        return chain.evaluations.snapshot(ONE_ALBANIA).orElseThrow().audiences();
    }

    private static Set<TaskState> states(List<AudienceState> audiences) {
        return audiences.stream()
                .flatMap(state -> state.tasks().stream())
                .map(Task::state)
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsStoredGoesOnBeingEvaluatedAndReviewed() {
        chain.settle();
        chain.clock.advance(Duration.ofDays(10));

        chain.review();

        assertThat(chain.evaluations.latestDecision(ACCIDENT)).isPresent();
        assertThat(chain.matched(ONE_ALBANIA)).isNotEmpty();
        assertThat(new DynamoDbReviewStore(chain.table)
                        .find(ACCIDENT)
                        .orElseThrow()
                        .stored()
                        .item())
                .as("nobody is looked for where nobody meant it")
                .isEmpty();
    }
}
