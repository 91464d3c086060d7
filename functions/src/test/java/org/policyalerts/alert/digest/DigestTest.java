package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.news.NewsWorld.MFA;
import static org.policyalerts.alert.news.NewsWorld.id;
import static org.policyalerts.alert.news.NewsWorld.state;
import static org.policyalerts.alert.news.NewsWorld.task;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.digest.DigestMarks.Undelivered;
import org.policyalerts.alert.news.NewsWorld;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbDigestMarks;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** Of a Wednesday, in UTC; the ministry has one step of a campaign to do. */
class DigestTest {

    private static final Instant SEVEN = Instant.parse("2023-12-27T07:00:00Z");
    private static final Instant MONDAY = Instant.parse("2024-01-01T07:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final NewsWorld world = new NewsWorld();
    private final List<DueReview> reviews = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Undelivered> undelivered = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new LinkedHashMap<>();
    private @Nullable Recipient broken;

    private final DigestMarks marks = new DigestMarks() {
        private final DigestMarks stored = new DynamoDbDigestMarks(world.table);

        @Override
        public boolean isDone(LocalDate day, int turn) {
            return stored.isDone(day, turn);
        }

        @Override
        public void done(LocalDate day, int turn) {
            stored.done(day, turn);
        }

        @Override
        public Optional<Instant> last(Recipient recipient) {
            if (recipient.equals(broken)) {
                throw new IllegalStateException("broken");
            }
            return stored.last(recipient);
        }

        @Override
        public void sent(Recipient recipient, Instant at) {
            stored.sent(recipient, at);
        }

        @Override
        public Optional<String> shippedTold() {
            return stored.shippedTold();
        }

        @Override
        public void shippedTold(String hash) {
            stored.shippedTold(hash);
        }

        @Override
        public List<Undelivered> undelivered() {
            return undelivered;
        }

        @Override
        public boolean isFirstOf(LocalDate day) {
            return stored.isFirstOf(day);
        }
    };

    private final ReviewStore reviewStore = new ReviewStore() {
        @Override
        public Optional<ReviewCase> find(IncidentId id) {
            return Optional.empty();
        }

        @Override
        public ReviewPage due(Instant dueBy, int limit, Optional<String> cursor) {
            return new ReviewPage(reviews, Optional.empty());
        }
    };

    private int run(Instant now) {
        EvaluationSettings settings = new EvaluationSettings(
                ZoneOffset.UTC, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT);
        Digests.Stores stores =
                new Digests.Stores(world.tasks, world.incidents, world.silences, reviewStore, marks, id -> message(id)
                        .isPresent());
        return new Digests(stores, settings, new Digests.Rules(policies, new OnlyTheShippedBook()))
                .queue(new Digests.Turn(0, any -> true), failures::put, now);
    }

    private Optional<StoredMessage> message(String id) {
        return new DynamoDbMessageStore(world.table).byId(id);
    }

    private String text(String day, String recipient) {
        return message("ntf_digest-" + day + "-" + recipient).orElseThrow().text();
    }

    /** A task that was told, and of which no reminder is due. */
    private void told(AudienceState state) {
        AudienceState told = world.told(state);
        world.store(told.withTasks(
                        told.tasks().stream().map(task -> task.reminded(9, 0)).toList())
                .at(Optional.empty()));
    }

    private void late(int number, String victim) {
        world.incident(AnIncident.anIncident().number(number).targets(victim));
        told(state(number, task(number, Severity.HIGH, SEVEN.minus(Duration.ofDays(3)), SEVEN.minusSeconds(90_000))));
    }

    @Test
    void saysFirstWhatIsLateAndWhatIsNew() {
        late(1, "Assembly");
        late(2, "One Albania");
        marks.sent(MFA, SEVEN.minus(DAY.multipliedBy(2)));
        run(SEVEN);
        world.incident(AnIncident.anIncident().number(3).targets("Air Albania"));
        run(SEVEN.plus(DAY));

        assertThat(text("2023-12-27", "mfa")).isEqualTo("""
                Digest for the foreign ministry · TLP:AMBER · 27 Dec 07:00
                What:  2 incidents: Sulm ndaj Kuvendit
                Claimed by: nobody. Attributed to: nobody yet.
                Yours: 1 task, late since Tue 26 Dec 06:00 (25 h): prepare a channel.
                New since Mon 25 Dec 07:00: it became late; nobody has taken it.
                Answer: code %s, at the desk

                LATE, for Assembly, One Albania
                 1. since Tue 26 Dec 06:00: Prepare a channel
                """.formatted(
                        message("ntf_digest-2023-12-27-mfa").orElseThrow().code()));
        assertThat(message("ntf_digest-2023-12-27-mfa").orElseThrow().subject())
                .isEqualTo("[HIGH] Digest 2023-12-27: 1 task late (the foreign ministry)");
        assertThat(message("ntf_digest-2023-12-28-mfa")).isEmpty();
    }

    @Test
    void listsTheTasksSoThatWhoAnswersCanTakeThem() {
        late(1, "Assembly");
        late(2, "One Albania");

        run(SEVEN);

        assertThat(message("ntf_digest-2023-12-27-mfa").orElseThrow().document())
                .extractingByKey("tasks")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .allSatisfy(task -> assertThat(String.valueOf(task))
                        .contains("id=tsk_", "incident=inc_", "policy=repeat-claimant", "do=Prepare a channel")
                        .contains("owner=mfa", "dueAt=2023-12-26T06:00:00Z", "state=open", "group=row_"));
    }

    @Test
    void goesOutOnceADayFromSevenOnHoweverManyRunsTryAndWhereverOneDies() {
        late(1, "Assembly");

        assertThat(run(SEVEN.minusSeconds(1))).isZero();
        assertThat(run(SEVEN)).isOne();
        assertThat(run(SEVEN.plusSeconds(300))).isZero();
        // As if the run had died right after it queued the digest.
        world.table.write(List.of(
                new Table.Write.Delete(new Table.Key("DIGEST#2023-12-27", "DONE"), new Table.Condition.Always())));
        assertThat(run(SEVEN.plusSeconds(600))).isZero();
    }

    @Test
    void aReminderThatIsDueIsPartOfItAndClimbsAsItWouldAlone() {
        world.incident(1);
        Instant since = SEVEN.minus(Duration.ofHours(8));
        world.store(world.told(state(1, task(1, Severity.HIGH, since, null))));
        marks.sent(MFA, SEVEN.minusSeconds(60));

        assertThat(run(SEVEN)).isOne();
        world.remind(SEVEN, 1);

        assertThat(world.queued()).isEmpty();
        assertThat(world.storedTask(1).reminders()).isEqualTo(2);
        assertThat(world.stored(1).messages()).endsWith("ntf_digest-2023-12-27-mfa");
        assertThat(world.tasks.gathered(
                        NewsWorld.POLICY, Track.REAL, world.stored(1).gatheredWith()))
                .hasSize(1);
    }

    @Test
    void whatIsOpenAndNeitherNewNorLateIsSaidOnMondayOnly() {
        world.incident(1);
        told(state(1, task(1, Severity.HIGH, SEVEN.minus(DAY), SEVEN.plus(DAY.multipliedBy(30)))));
        marks.sent(MFA, SEVEN.minusSeconds(60));

        assertThat(run(SEVEN)).isZero();
        assertThat(run(Instant.parse("2024-01-01T07:00:00Z"))).isOne();
        assertThat(text("2024-01-01", "mfa"))
                .contains(
                        "\nYours: 1 task, by Fri 26 Jan 07:00: prepare a channel.\n",
                        "\nNew since Wed 27 Dec 06:59: nothing; nobody has taken it.\n");
        assertThat(run(Instant.parse("2024-01-08T07:00:00Z"))).isOne();
    }

    @Test
    void whatWasAskedForMinutesAgoIsNotRepeatedBecauseItIsMonday() {
        world.incident(1);
        told(state(1, task(1, Severity.HIGH, MONDAY.minusSeconds(1_200), MONDAY.plus(DAY))));

        assertThat(run(MONDAY)).isZero();
    }

    @Test
    void whoReadOneSinceFridayReadsOnMondayOnlyWhatIsNew() {
        late(1, "Assembly");
        marks.sent(MFA, MONDAY.minus(DAY.multipliedBy(2)));

        assertThat(run(MONDAY)).isZero();
    }

    @Test
    void whatAMessageOfTheSameRunWasAboutNeedsNoDigest() {
        late(1, "Assembly");
        AudienceState state = world.stored(1);
        world.store(state.told(state.told(), Notification.idOf(MFA, SEVEN)));

        assertThat(run(SEVEN)).isZero();
        assertThat(marks.last(MFA)).contains(SEVEN);
    }

    @Test
    void whatMustNotBeNamedIsCounted() {
        late(1, "Assembly");
        world.incident(AnIncident.anIncident()
                .number(2)
                .targets("Secret")
                .with("tlp", "red")
                .with("title", "Hidden"));
        told(state(2, task(2, Severity.HIGH, SEVEN.minus(DAY), SEVEN.minusSeconds(60))));

        run(SEVEN);

        StoredMessage message = message("ntf_digest-2023-12-27-mfa").orElseThrow();
        assertThat(message.text()).contains("Restricted and not named here: 1. Sign in to read.");
        assertThat(message.text() + message.subject() + message.document())
                .doesNotContain("Secret", "Hidden", id(2).value());
    }

    private void review(int number, int missed) {
        Instant due = SEVEN.minus(DAY.multipliedBy(7));
        reviews.add(new DueReview(
                id(number),
                new ReviewItem(
                        due,
                        due,
                        due,
                        true,
                        missed,
                        due,
                        due,
                        0,
                        List.of(),
                        Optional.of(SEVEN.minus(DAY)),
                        List.of())));
    }

    @Test
    void aReviewThatWasMissedIsNamedToItsOwnerAndAfterTheSecondTimeToWhoeverOverseesIt() {
        world.incident(AnIncident.anIncident().number(1).with("title", "School network down"));
        world.incident(AnIncident.anIncident().number(2).with("title", "Port closed"));
        review(1, 2);
        review(2, 0);

        assertThat(run(SEVEN)).isZero();
        run(MONDAY);

        assertThat(text("2024-01-01", "attribution"))
                .contains(
                        "\nYours: 2 reviews due. First, due since Wed 20 Dec 07:00 (12 days): ",
                        "\nNew:   1 review missed.\n",
                        " - School network down: due since Wed 20 Dec 07:00, missed twice",
                        " - Port closed: due since Wed 20 Dec 07:00");
        assertThat(text("2024-01-01", "policy")).contains("School network down").doesNotContain("Port");
    }

    @Test
    void whoeverOverseesTheBookHearsOnceWhatShouldHaveBeenReviewedAndThatMessagesDidNotArrive() {
        assertThat(run(SEVEN.minus(DAY))).isZero();
        Samples.check(Samples.policyText("past", "- severity: 3", "reviewBy: 2023-12-26")).stream()
                .map(CheckedPolicy::policy)
                .forEach(policies::add);
        undelivered.add(new Undelivered(MFA, SEVEN.minusSeconds(3_600)));

        assertThat(run(SEVEN)).isEqualTo(2);
        assertThat(run(SEVEN.plus(DAY))).isZero();

        assertThat(text("2023-12-27", "policy"))
                .contains("A policy (past), by 2023-12-26", "1 message to the foreign ministry could not be delivered");
        assertThat(text("2023-12-27", "mfa")).contains("1 message to you could not be delivered");
    }

    @Test
    void anOperatorReadsOfItsOwnTargetsOnly() {
        Recipient operator = Recipient.operator("ONE");
        world.incident(AnIncident.anIncident()
                .number(1)
                .with(
                        "targets",
                        List.of(
                                Map.of("name", "Other", "sector", "energy", "country", "AL", "organisation", "OTHER"),
                                Map.of(
                                        "name",
                                        "One Albania",
                                        "sector",
                                        "energy",
                                        "country",
                                        "AL",
                                        "organisation",
                                        "ONE"))));
        Task task = task(1, Severity.HIGH, SEVEN.minus(DAY), SEVEN.minusSeconds(60));
        told(AudienceState.none(id(1), operator, Track.REAL, new AudienceState.Campaign("", AnIncident.RECEIVED))
                .withTasks(List.of(task)));

        run(SEVEN);

        assertThat(text("2023-12-27", operator.idPart()))
                .contains("One Albania")
                .doesNotContain("Other");
        assertThat(message("ntf_digest-2023-12-27-" + operator.idPart())
                        .orElseThrow()
                        .recipient())
                .isEqualTo(operator);
    }

    @Test
    void whoseCannotBeMadeStopsNobodyElsesAndIsTriedAgain() {
        late(1, "Assembly");
        broken = Recipient.of("policy");

        assertThat(run(SEVEN)).isOne();
        assertThat(failures).containsOnlyKeys("policy");
        broken = null;
        assertThat(run(SEVEN.plusSeconds(300))).isZero();
        assertThat(marks.isDone(LocalDate.parse("2023-12-27"), 0)).isTrue();
    }
}
