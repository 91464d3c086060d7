package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/** The texts are those the first edition stored; they must stay readable, and be written in the same form. */
class NoteCodecTest {

    private static final String ALERT = "alt_01HJJ7R0000000000000000001-0123456789abcdef";
    private static final String CAUSE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static Stream<Arguments> firstEdition() {
        return Stream.of(
                Arguments.of(
                        "nis2-early-warning|" + CAUSE, new SentReminder(new PolicyId("nis2-early-warning"), CAUSE)),
                Arguments.of(
                        "one|not checked, v3|high|mfa,nsc|An airline is hit",
                        failure("An airline is hit", "mfa", "nsc")),
                Arguments.of("one|not checked, v3|high|mfa|Hit: |a|, b|", failure("Hit: |a|, b|", "mfa")),
                Arguments.of("one|not checked, v3|high|mfa|Two\nlines", failure("Two\nlines", "mfa")),
                Arguments.of("one|not checked, v3|high||", failure("")));
    }

    private static Note failure(String title, String... audience) {
        return new ReportedFailure(new PolicyId("one"), 3, Severity.HIGH, List.of(audience), title);
    }

    @ParameterizedTest
    @MethodSource("firstEdition")
    void readsAndWritesWhatTheFirstEditionStored(String text, Note note) {
        assertThat(NoteCodec.read(text)).contains(note);
        assertThat(NoteCodec.write(note)).isEqualTo(text);
    }

    static Stream<Note> ofOperators() {
        List<String> names = List.of("operator@Water, Gas | Heat", "operator@100 %", "operator@%2C", "csirt");
        return Stream.of(
                failure("Hit: |a|, b|", names.toArray(String[]::new)),
                new SentReminder(new PolicyId("one"), CAUSE, Set.copyOf(names)),
                new SentReminder(new PolicyId("one"), "a | cause, too", Set.of("csirt")));
    }

    @ParameterizedTest
    @MethodSource("ofOperators")
    void keepsNamesWhateverOperatorsAreCalled(Note note) {
        assertThat(NoteCodec.read(NoteCodec.write(note))).contains(note);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "withheld|" + CAUSE,
                "withheld|sung|" + ALERT + "|mfa",
                "withheld|raised|somewhere|mfa",
                "one|not checked, vX|high|mfa|Title",
                "one|not checked, v3|grave|mfa|Title",
                "one|of a later edition|1"
            })
    void takesOtherTextsForRemindersAndWritesThemAsTheyWere(String text) {
        assertThat(NoteCodec.read(text)).hasValueSatisfying(note -> assertThat(note)
                .isInstanceOf(SentReminder.class)
                .extracting(NoteCodec::write)
                .isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "|" + CAUSE})
    void leavesOutWhatNamesNoPolicy(String text) {
        assertThat(NoteCodec.read(text)).isEmpty();
    }

    @Test
    void readsAStateOfTheFirstEditionAndLeavesOutWhatIsKeptByAudienceNow() {
        String body = "{\"signature\":\"5f\",\"told\":{\"mfa\":\"ntf_1\"},\"notes\":["
                + "\"one|not checked, v3|high|mfa|A | title\""
                + "],\"nextDecision\":\"2023-12-26T08:00:00Z\"}";
        Map<String, Object> item = Map.of("sequence", 7L, "evaluatedVersion", 2L, "body", body);

        assertThat(EvaluationItems.state(item))
                .isEqualTo(new EvaluationState(
                        7,
                        2,
                        "5f",
                        Set.of(failure("A | title", "mfa")),
                        Optional.of(Instant.parse("2023-12-26T08:00:00Z"))));
    }
}
