package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.NOW;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.alert.message.ABundle.failed;

import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertState;

class ChangesTextTest {

    /** On one line, so that a sentence is found wherever it is wrapped. */
    private static String section(ABundle bundle) {
        MessageDraft draft = bundle.draft();
        new ChangesText(draft).section();
        return draft.writer().text().replaceAll("\\s+", " ");
    }

    @Test
    void alertsThatWaitedEquallyLongShareASentence() {
        String section = section(aBundle()
                .changing(Kind.ESCALATED, anAlert("one").escalatedTo("nsc"))
                .changing(Kind.ESCALATED, anAlert("two"))
                .changing(Kind.ESCALATED, anAlert("three").openSince(NOW.minusSeconds(3_600))));

        assertThat(section)
                .containsSubsequence(
                        "Nobody has acknowledged this alert since 26 Dec 07:00: \"Title of three\".",
                        "Nobody has acknowledged these 2 alerts since 26 Dec 08:00: \"Title of one\", \"Title of two\"."
                                + " Told so far: mfa, nsc.");
    }

    @Test
    void eachChangeIsToldInItsOwnWords() {
        assertThat(section(aBundle()
                        .raising(anAlert("one"))
                        .changing(Kind.CHANGED, anAlert("two"))
                        .changing(Kind.WITHDRAWN, anAlert("three").in(AlertState.WITHDRAWN, "it is a false alarm"))
                        .changing(Kind.REMINDED, anAlert("four"))
                        .changing(Kind.OVERDUE, anAlert("eight"))
                        .changing(Kind.REVISED, anAlert("nine"))
                        .changing(Kind.UNFULFILLED, anAlert("ten").in(AlertState.OPEN, "the date was taken back"))
                        .changing(Kind.REOPENED, anAlert("five").in(AlertState.OPEN, "the date has passed"))
                        .notChecking(failed("six"))
                        .settling("seven")))
                .containsSubsequence(
                        "- New, high: Title of one.",
                        "- Changed, read again: Title of two.",
                        "- Steps withdrawn: Title of three; it is a false alarm.",
                        "- Time is running out: Title of four.",
                        "- Overdue, and nothing shows that it is done: Title of eight.",
                        "- Other steps than before, read again: Title of nine.",
                        "- Due again: Title of ten; the date was taken back.",
                        "- Open again: Title of five; the date has passed and nothing has been recorded since.",
                        "- Could not be checked: Title of six.",
                        "- Could not be checked before, nothing to do for now: Title of seven; it does not hold.");
    }

    @Test
    void theMessageBeforeHoldsUnlessThisIsACorrection() {
        ABundle raising = aBundle().raising(anAlert("one")).after("ntf_0");

        assertThat(section(raising)).endsWith("This adds to message ntf_0, which still holds. ");
        assertThat(section(aBundle()
                        .changing(Kind.WITHDRAWN, anAlert("one").in(AlertState.WITHDRAWN, "no longer true"))
                        .after("ntf_0")))
                .contains("This corrects message ntf_0 and any before it.");
        assertThat(section(
                        aBundle().settling("one").kind(Bundle.Kind.CORRECTION).after("ntf_0")))
                .contains("and any before it, and that only in this.");
    }
}
