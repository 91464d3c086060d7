package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.audience.AnAudience.MFA;
import static org.policyalerts.dynamodb.audience.AnAudience.full;
import static org.policyalerts.dynamodb.audience.AnAudience.state;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskState;
import org.policyalerts.incident.Track;

/** What an audience has to do and was told comes back from its item as it went in. */
class AudienceItemTest {

    private static AudienceState again(AudienceState state) {
        return AudienceItem.toState(AudienceItem.of(state));
    }

    @ParameterizedTest
    @EnumSource(Track.class)
    void everyFieldComesBack(Track track) {
        AudienceState state = full(MFA, track, "homelandjustice");

        assertThat(again(state)).isEqualTo(state);
        assertThat(AudienceItem.of(again(state))).isEqualTo(AudienceItem.of(state));
    }

    @Test
    void soDoesOneOfWhomNothingIsKnown() {
        AudienceState state = AudienceState.none(
                AnAudience.incident(1), MFA, Track.REAL, new Campaign("", Instant.parse("2023-12-25T00:00:00Z")));

        assertThat(again(state)).isEqualTo(state);
        assertThat(AudienceItem.of(state)).doesNotContainKeys("dueShard", "dueAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ONE-ALBANIA", "a#b", "~", "x@y", "Ç’kemi \uD834\uDD1E / 1", "", "-", "a\nb"})
    void soDoesWhateverAnOperatorIsCalled(String organisation) {
        AudienceState state = full(Recipient.operator(organisation), Track.REAL, "a#b");

        assertThat(again(state)).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(TaskState.class)
    void isListedApartWhileSomethingIsLeftToDo(TaskState state) {
        assertThat(AudienceItem.of(state(1, MFA, "hj", state)))
                .containsEntry("listKey", (state.isUnfinished() ? "O#r#mfa" : "P#r#mfa"))
                .containsEntry("listSort", "hj#2023-12-25T09:00:00.123Z#01HJ0000000000000000000001");
    }

    @Test
    void liesBesideItsIncidentAndIsDueWhenTimeChangesSomething() {
        Map<String, Object> item = AudienceItem.of(full(MFA, Track.EXERCISE, ""));

        assertThat(item)
                .containsEntry("pk", "I#inc_01HJ0000000000000000000001")
                .containsEntry("sk", "C#B#x#mfa")
                .containsEntry("version", 7L)
                .containsEntry("listSort", "~#2023-12-25T09:00:00.123Z#01HJ0000000000000000000001")
                .containsEntry("dueAt", "2023-12-26T08:00:05.000Z");
    }

    @Test
    void anOperatorIsListedWhenItIsFirstStored() {
        AudienceState first = state(1, Recipient.operator("a#b"), "", TaskState.OPEN);

        assertThat(AudienceItem.operator(first).orElseThrow()).containsEntry("organisation", "a#b");
        assertThat(AudienceItem.operator(first.stored())).isEqualTo(Optional.empty());
        assertThat(AudienceItem.operator(state(1, MFA, "", TaskState.OPEN))).isEmpty();
    }
}
