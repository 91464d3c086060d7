package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.dynamodb.AnIncident;

/** On a topic up to TLP:AMBER. */
class MessagesTest {

    private final Messages messages = new Messages(ZoneOffset.UTC, "amber");

    private Notification notification(AnIncident incident) {
        return messages.notification(
                aBundle().about(incident).raising(anAlert("one")).build(), 5);
    }

    @Test
    void whatTheTopicMayCarryIsToldWithWhatSubscribersFilterBy() {
        Notification notification = notification(anIncident().targets("Kuvendi", "Posta"));

        assertThat(notification.handling()).isEqualTo(Handling.FULL);
        assertThat(notification.text()).contains("Kuvendi");
        assertThat(notification.document()).containsEntry("text", notification.text());
        assertThat(notification.attributes())
                .containsEntry("audience", "mfa")
                .containsEntry("severity", "high")
                .containsEntry("kind", "alert")
                .containsEntry("tlp", "amber")
                .containsEntry("incidentId", "inc_01HJ0000000000000000000001")
                .containsEntry("notificationId", "ntf_1")
                .containsEntry("sectors", List.of("legislature"))
                .containsEntry("country", "AL");
    }

    @Test
    void ofWhatIsStricterOnlyThatThereIsSomethingToReadLeaves() {
        Notification notification = notification(anIncident().with("tlp", "amber+strict"));

        assertThat(notification.handling()).isEqualTo(Handling.POINTER);
        assertThat(notification.subject())
                .isEqualTo("[HIGH] Sign in to read about inc_01HJ0000000000000000000001 (mfa)");
        assertThat(notification.text() + notification.document()).doesNotContain("Kuvend", "AL", "Title of one");
        assertThat(notification.attributes()).doesNotContainKeys("sectors", "country");
    }

    @Test
    void aPointerToAnExerciseSaysThatItIsOne() {
        assertThat(notification(anIncident().with("tlp", "amber+strict").with("mode", "exercise"))
                        .subject())
                .startsWith("[EXERCISE] [HIGH] Sign in");
    }

    @Test
    void redIsWithheld() {
        assertThat(notification(anIncident().with("tlp", "red")).handling()).isEqualTo(Handling.WITHHELD);
        assertThat(messages.isWithheld(anIncident().with("tlp", "red").build())).isTrue();
        assertThat(messages.isWithheld(anIncident().with("tlp", "amber+strict").build()))
                .isFalse();
    }
}
