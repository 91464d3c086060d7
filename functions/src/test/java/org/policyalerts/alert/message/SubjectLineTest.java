package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.UTC;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Severity;

class SubjectLineTest {

    private static final String START = "[HIGH] ";
    private static final String END = " (mfa)";
    private static final int ROOM = 100 - START.length() - END.length();

    private static String subject(ABundle bundle) {
        return new MessageText(bundle.build(), UTC, DetailLevel.FULL).subject();
    }

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

    @Test
    void beginsWithLevelAndKind() {
        assertThat(subject(aBundle().raising(anAlert("one").severity(Severity.CRITICAL))))
                .isEqualTo("[CRITICAL] Sulm ndaj Kuvendit (mfa)");
        assertThat(subject(aBundle()
                        .kind(Bundle.Kind.CORRECTION)
                        .changing(AlertChange.Kind.WITHDRAWN, anAlert("one"))
                        .beside(anAlert("two").severity(Severity.CRITICAL))))
                .isEqualTo("[HIGH, CRITICAL stands] Correction: Sulm ndaj Kuvendit (mfa)");
    }

    @Test
    void saysOfAnExerciseAndOfAFalseAlarmThatItIsOne() {
        assertThat(subject(
                        aBundle().about(anIncident().with("mode", "exercise")).raising(anAlert("one"))))
                .isEqualTo("[EXERCISE] [HIGH] Sulm ndaj Kuvendit (mfa)");
        assertThat(subject(aBundle()
                        .about(anIncident().with("determination", "false-positive"))
                        .raising(anAlert("one"))))
                .isEqualTo("[HIGH] FALSE ALARM: Sulm ndaj Kuvendit (mfa)");
    }
}
