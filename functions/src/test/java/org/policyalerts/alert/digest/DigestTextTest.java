package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.news.NewsWorld.MFA;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.digest.Digest.OfRules;
import org.policyalerts.alert.digest.DigestMarks.Undelivered;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.alert.news.NewsWorld;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** What a reader can say of a digest from its first lines, and that nothing urgent is left out. */
class DigestTextTest {

    private static final Instant SEVEN = Instant.parse("2023-12-27T07:00:00Z");
    private static final Instant ASKED = SEVEN.minus(Duration.ofDays(9));
    private static final String NOBODY = "Claimed by: nobody. Attributed to: nobody yet.";
    private static final String LONG = "Contain the attack, reset credentials, and keep logs and disk images before"
            + " anything is cleaned; if the intruder has been in for weeks, agree the hour with the CSIRT first";

    private final List<DigestRow> rows = new ArrayList<>();
    private List<Undelivered> undelivered = List.of();
    private OfRules rules = OfRules.NOTHING;
    private @Nullable Instant last = SEVEN.minus(Duration.ofDays(1));
    private String operator = "";

    private DigestIncident incident(int number, String tlp, String byWhom) {
        return new DigestIncident(
                NewsWorld.id(number),
                "Attack " + number,
                "Attack " + number,
                tlp,
                true,
                false,
                "Victim " + number,
                byWhom);
    }

    private Task task(int number, String words, @Nullable Instant dueAt) {
        var alert = anAlert("isolate").of(number).severity(Severity.HIGH).build();
        String key = words.substring(0, Math.min(12, words.length()));
        Step step = new Step(words, key, operator.isEmpty() ? null : operator, dueAt, null, Per.INCIDENT, false);
        return Task.open(TaskId.of(alert.id(), Track.REAL, "mfa", key), alert, step, ASKED);
    }

    private void row(Task task, DigestIncident incident) {
        AudienceState state = AudienceState.none(
                        incident.id(), MFA, Track.REAL, new AudienceState.Campaign("", AnIncident.RECEIVED))
                .withTasks(List.of(task));
        rows.add(new DigestRow(List.of(new Member(state, task, incident))));
    }

    private void row(String words, Instant dueAt) {
        row(task(1, words, dueAt), incident(1, "clear", NOBODY));
    }

    private static Task taken(Task task) {
        Move move = new Move(TaskState.TAKEN, ASKED, "Desk 3", null, "");
        return task.moved(move, new Taken("Desk 3", null));
    }

    private static Instant hours(int later) {
        return SEVEN.plus(Duration.ofHours(later));
    }

    private Digest digest() {
        return new Digest(
                MFA,
                LocalDate.parse("2023-12-27"),
                Optional.ofNullable(last),
                rows.stream().sorted(DigestRow.FIRST_DUE_FIRST).toList(),
                List.of(),
                rules,
                undelivered,
                Set.of(),
                true,
                SEVEN,
                ZoneOffset.UTC);
    }

    private String text() {
        String text = new DigestText(digest(), new TimeFormat(ZoneOffset.UTC), Presentation.DEFAULT)
                .written()
                .body();
        assertThat(text.lines()).hasSizeLessThanOrEqualTo(40).allSatisfy(line -> assertThat(PlainText.width(line))
                .isLessThanOrEqualTo(78));
        assertThat(text.lines().limit(7).filter(line -> line.startsWith("Answer: ")))
                .as(text)
                .hasSize(1);
        return text;
    }

    private List<String> phone() {
        return text().lines().limit(7).toList();
    }

    @Test
    void theFirstLinesNameTheFirstTaskItsTimeWhoDidItAndWhatHasBecomeLate() {
        row("Isolate what is affected", hours(-17));
        row("Look for data taken before the encryption", hours(-1));
        row("Record whether the duty was met", hours(40));
        row(taken(task(1, "Open a case", hours(50))), incident(1, "clear", NOBODY));
        last = hours(-10);

        assertThat(phone())
                .startsWith(
                        "Digest for the foreign ministry · TLP:CLEAR · 27 Dec 07:00",
                        "What:  Attack 1",
                        NOBODY,
                        "Yours: 2 tasks late, 2 more open. First, late since Tue 26 Dec 14:00 (17 h):",
                        "isolate what is affected.",
                        "New since yesterday: 1 became late: look for data taken before the encryption.");
    }

    @Test
    void aTaskThatIsTooLongForThemEndsWithAClauseAndStandsInFullBelow() {
        operator = "operator";
        row(LONG, hours(-17));
        row("Obtain the early warning", hours(-1));

        assertThat(phone())
                .contains(
                        "Yours: 2 tasks late. First, late since Tue 26 Dec 14:00: pass on to the",
                        "operator: Contain the attack, reset credentials (in full below).");
        assertThat(text().replaceAll("\\s+", " "))
                .contains(" 1. since Tue 26 Dec 14:00: Pass on to the operator: " + LONG);
    }

    @Test
    void aDelayOfDaysComesWithTheDate() {
        row("Isolate what is affected", hours(-89));

        assertThat(phone()).contains("Yours: 1 task, late since Sat 23 Dec 14:00 (4 days): isolate what is affected.");
    }

    @Test
    void nothingNewIsNotAllWell() {
        row("Isolate what is affected", hours(-89));
        row(taken(task(1, "Open a case", hours(-50))), incident(1, "clear", NOBODY));

        assertThat(phone()).contains("New since yesterday: nothing; nobody has taken one of these.");
    }

    @Test
    void ofSeveralIncidentsWithOneClaimantItNamesAllAndElseTheFirst() {
        row(task(1, "Isolate what is affected", hours(-5)), incident(1, "clear", NOBODY));
        row(task(2, "Open a case", hours(-4)), incident(2, "clear", NOBODY));
        assertThat(phone()).contains("What:  2 incidents: Attack 1; Attack 2");

        String claimed = "Claimed by: Homeland Justice. Attributed to: nobody yet.";
        row(task(3, "Warn the others", hours(-6)), incident(3, "clear", claimed));
        assertThat(phone()).containsSequence("What:  Attack 3, the first of 3 incidents", claimed);
        assertThat(text()).contains("Open a case\n    Victim 2\n    " + NOBODY);
    }

    @Test
    void whatIsLateOrDueBeforeTheNextDigestIsNamedWhateverElseIsLeftOut() {
        for (int number = 1; number <= 10; number++) {
            row("Late step " + number + ": " + LONG, hours(-number));
            row("Coming step " + number + ": " + LONG, hours(number * 2));
            row("Far step " + number + ": " + LONG, hours(24 * number));
        }

        String text = text();
        for (int number = 1; number <= 10; number++) {
            assertThat(text).contains(": Late step " + number + ": ", ": Coming step " + number + ": ");
        }
        assertThat(text).doesNotContain("Far step").contains("    … and 10 more, the next by Thu 28 Dec 07:00 (code ");
    }

    @Test
    void whatCannotBeNamedOnAScreenIsCounted() {
        for (int number = 1; number <= 60; number++) {
            row("Late step " + number, hours(-number));
        }

        assertThat(text()).contains("Yours: 60 tasks late. First, ", "… and 30 more, all of them late (code ");
    }

    @Test
    void itsLabelIsTheStrictestOfItsIncidentsAndWhatItSaysOfMessagesIsNotForThePublic() {
        row(task(1, "Isolate what is affected", hours(-5)), incident(1, "clear", NOBODY));
        assertThat(digest().head().tlp()).isEqualTo("clear");

        undelivered = List.of(new Undelivered(MFA, SEVEN.minusSeconds(60)));
        assertThat(digest().head().tlp()).isEqualTo("green");

        row(task(2, "Open a case", hours(-4)), incident(2, "amber", NOBODY));
        assertThat(digest().head().tlp()).isEqualTo("amber");
    }
}
