package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Severity;

class SubjectLineTest {

    private static final String START = "[HIGH] ";
    private static final String END = " (mfa)";
    private static final int ROOM = 100 - START.length() - END.length();

    @Test
    void ofExactlyAHundredCharactersIsToldInFull() {
        String title = "x".repeat(ROOM);

        assertThat(SubjectLine.of(START, title, "mfa"))
                .isEqualTo(START + title + END)
                .hasSize(100);
    }

    @Test
    void ofAHundredAndOneIsCutBeforeTheAudience() {
        assertThat(SubjectLine.of(START, "x".repeat(ROOM + 1), "mfa"))
                .isEqualTo(START + "x".repeat(ROOM - 3) + "..." + END)
                .hasSize(100);
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Sulm ndaj Kuvendit të Shqipërisë, AL-1, Sulm ndaj Kuvendit te Shqiperise",
        "Атака, AL-1, Ataka",
        "ab中文, AL-1, ab",
        "a中文, AL-1, AL-1",
        "中文, 文号七, inc_01HJ0000000000000000000001"
    })
    void namesTheIncidentByWhatAsciiCanSpell(String title, String reference, String told) {
        Incident incident =
                anIncident().with("title", title).with("reference", reference).build();

        assertThat(SubjectLine.spelt(title, incident)).isEqualTo(told);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Sulm ndaj Kuvendit të Shqipërisë, [HIGH] Sulm ndaj Kuvendit të Shqipërisë (ministria e jashtme)",
        "Επίθεση, [HIGH] Επίθεση (ministria e jashtme)",
        "Attack, ''"
    })
    void mailKeepsTheScriptOfATitle(String title, String own) {
        Incident incident = anIncident().with("title", title).build();
        SubjectLine subject = new SubjectLine(START, title, incident, "", "ministria e jashtme");

        assertThat(subject.own().orElse("")).isEqualTo(own);
        assertThat(subject.ascii()).matches("[ -~]{1,100}");
    }

    @Test
    void aLongNameInAnyScriptLeavesRoomForTheIncident() {
        Incident incident = anIncident().with("title", "Επίθεση").build();
        SubjectLine subject = new SubjectLine(START, "Επίθεση", incident, "", "Θ".repeat(60));

        assertThat(subject.ascii()).startsWith("[HIGH] Epithesi").hasSizeLessThanOrEqualTo(100);
        assertThat(subject.own().orElseThrow()).startsWith("[HIGH] Επίθεση").hasSizeLessThanOrEqualTo(100);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "ALERT, [CRITICAL] Sulm",
        "INFORMATION, [FOR INFORMATION] Sulm",
        "UPDATE, [CRITICAL] Update: Sulm",
        "CORRECTION, [CRITICAL] Correction: Sulm",
        "FULFILLED, [DONE] Sulm",
        "REMINDER, [CRITICAL] Reminder: Sulm"
    })
    void beginsWithLevelAndKind(Message.Kind kind, String start) {
        assertThat(aNews().task(TaskNews.Kind.NEW, aTask("Do it").severity(Severity.CRITICAL))
                        .sent(kind)
                        .subject())
                .startsWith(start)
                .endsWith(" (the foreign ministry)");
    }

    @Test
    void saysOfAnExerciseAndOfAFalseAlarmThatItIsOne() {
        assertThat(aNews().about(anIncident().with("mode", "exercise"))
                        .sent(Message.Kind.INFORMATION)
                        .subject())
                .isEqualTo("[EXERCISE] [FOR INFORMATION] Sulm ndaj Kuvendit (the foreign ministry)");
        assertThat(aNews().about(anIncident().with("determination", "false-positive"))
                        .sent(Message.Kind.UPDATE)
                        .subject())
                .isEqualTo("[INFO] Update: FALSE ALARM: Kuvendi (the foreign ministry)");
    }
}
