package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.digest.BookWatch.Shipped;
import org.policyalerts.alert.digest.BookWatch.Trial;
import org.policyalerts.alert.news.NewsWorld;
import org.policyalerts.dynamodb.DynamoDbDigestMarks;
import org.policyalerts.dynamodb.DynamoDbReviewStore;
import org.policyalerts.dynamodb.audience.DynamoDbMessageStore;
import org.policyalerts.incident.ClaimantTable;

/** What the digest says of the rules to whoever oversees them. */
class DigestOfRulesTest {

    private static final Instant SEVEN = Instant.parse("2023-12-27T07:00:00Z");
    private static final Instant MONDAY = Instant.parse("2024-01-01T07:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final NewsWorld world = new NewsWorld();
    private final DigestMarks marks = new DynamoDbDigestMarks(world.table);
    private final List<Trial> trials = new ArrayList<>();
    private Optional<Shipped> shipped = Optional.empty();

    private final BookWatch watch = new BookWatch() {
        @Override
        public Optional<Shipped> otherShipped() {
            return shipped;
        }

        @Override
        public Optional<Trials> onTrial(LocalDate from, LocalDate before) {
            return Optional.of(new Trials(from, before.minusDays(1), true, trials));
        }
    };

    private int run(Instant now) {
        EvaluationSettings settings = new EvaluationSettings(
                ZoneOffset.UTC, "amber", ClaimantTable.shipped(), false, EvaluationSettings.Presentation.DEFAULT);
        Digests.Stores stores = new Digests.Stores(
                world.tasks,
                world.incidents,
                world.silences,
                new DynamoDbReviewStore(world.table),
                marks,
                id -> message(id).isPresent());
        return new Digests(stores, settings, new Digests.Rules(List.of(), watch))
                .queue(
                        new Digests.Turn(0, any -> true),
                        (whose, failure) -> {
                            throw failure;
                        },
                        now);
    }

    private Optional<StoredMessage> message(String id) {
        return new DynamoDbMessageStore(world.table).byId(id);
    }

    private String text(String day, String recipient) {
        return message("ntf_digest-" + day + "-" + recipient).orElseThrow().text();
    }

    @Test
    void whoeverOverseesTheBookHearsOnceThatAnotherOneCameWithTheProgramAndWhatToDo() {
        marks.sent(Recipient.of("policy"), SEVEN.minus(DAY));
        shipped = Optional.of(new Shipped("0f3c", 75));

        assertThat(run(SEVEN)).isOne();
        assertThat(run(SEVEN.plus(DAY))).isZero();
        shipped = Optional.of(new Shipped("aa11", 76));
        assertThat(run(SEVEN.plus(DAY.multipliedBy(2)))).as("another program").isOne();

        assertThat(text("2023-12-27", "policy")).isEqualTo("""
                Digest for the policy directorate · TLP:GREEN · 27 Dec 07:00
                Yours: other rules came with the program, to look at: nothing changes unless
                you want it.
                New since yesterday: other rules came with the program.
                Answer: code %s, at the desk

                OTHER RULES CAME WITH THE PROGRAM
                   The program brings a book of 75 policies that is not the one in force.
                   Nothing changes unless you want it. To see what it would have told:
                   policies preview shipped. To put it into force: policies activate shipped.
                   To keep your rules, do nothing.
                """.formatted(
                        message("ntf_digest-2023-12-27-policy").orElseThrow().code()));
    }

    @Test
    void whoeverOverseesTheBookReadsOnMondayWhatPoliciesOnTrialWouldHaveSent() {
        marks.sent(Recipient.of("policy"), SEVEN);
        trials.add(new Trial("ransom-trial", "Ransom is demanded", 3, 7));
        trials.add(new Trial("quiet-trial", "A port is closed", 0, 0));

        assertThat(run(SEVEN.plus(DAY))).as("no news of a trial on other days").isZero();
        assertThat(run(MONDAY)).isOne();

        assertThat(text("2024-01-01", "policy")).isEqualTo("""
                Weekly digest for the policy directorate · TLP:GREEN · 1 Jan 07:00
                Yours: 2 policies on trial, to look at: what they would have sent stands
                below.
                New since Wed 27 Dec 07:00: nothing.
                Answer: code %s, at the desk

                POLICIES ON TRIAL
                   They are recorded and sent to nobody. From 2023-12-27 to 2023-12-31 they
                   would have sent:
                 - Ransom is demanded (ransom-trial): 3 alerts, 7 messages
                 - A port is closed (quiet-trial): nothing
                """.formatted(
                        message("ntf_digest-2024-01-01-policy").orElseThrow().code()));
        assertThat(message("ntf_digest-2024-01-01-policy").orElseThrow().document())
                .extractingByKey("onTrial")
                .asString()
                .contains("from=2023-12-27, to=2023-12-31, complete=true", "policy=ransom-trial", "messages=7");
        trials.clear();
        trials.add(new Trial("quiet-trial", "A port is closed", 0, 0));
        assertThat(run(MONDAY.plus(DAY.multipliedBy(7))))
                .as("nothing to say of it")
                .isZero();
    }
}
