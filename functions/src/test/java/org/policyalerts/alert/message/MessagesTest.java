package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ANews.aNews;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.dynamodb.AnIncident;

/** On a topic up to TLP:AMBER. */
class MessagesTest {

    private static Notification sent(AnIncident incident) {
        return sent(incident, "mfa");
    }

    private static Notification sent(AnIncident incident, String recipient) {
        return aNews().about(incident)
                .to(recipient)
                .task(TaskNews.Kind.NEW, aTask("Do it"))
                .fresh(anAlert("one")
                        .because("another incident", "1 other incident (restricted)", "history")
                        .because("target sector is energy", "Kuvendi: energy", "targets.sector")
                        .because("target is public", "Posta: public, Kuvendi: public", "targets.ownership"))
                .others("legal", aTask("Advise"))
                .sent(Message.Kind.ALERT);
    }

    @Test
    void whatTheTopicMayCarryIsToldWithWhatSubscribersFilterBy() {
        Notification notification = sent(anIncident().targets("Kuvendi", "Posta"));

        assertThat(notification.handling()).isEqualTo(Handling.FULL);
        assertThat(notification.text()).contains("Kuvendi");
        assertThat(notification.document()).containsEntry("text", notification.text());
        assertThat(notification.attributes())
                .containsEntry("audience", "mfa")
                .containsEntry("severity", "high")
                .containsEntry("kind", "alert")
                .containsEntry("tlp", "amber")
                .containsEntry("incidentId", "inc_01HJ0000000000000000000001")
                .containsEntry("notificationId", notification.id())
                .containsEntry("sequence", "1")
                .containsEntry("code", MessageCode.of(notification.id()))
                .containsEntry("sectors", List.of("legislature"))
                .containsEntry("countries", List.of("AL"))
                .hasSize(10);
    }

    @Test
    void anOperatorReadsNothingOfOthers() {
        Notification notification = sent(anIncident(), "operator@KUVENDI");

        assertThat(notification.audience()).isEqualTo("operator@KUVENDI");
        assertThat(notification.attributes())
                .containsEntry("audience", "operator")
                .containsEntry("organisation", "KUVENDI")
                .hasSizeLessThanOrEqualTo(10);
        assertThat(notification.document())
                .containsEntry("audience", "operator")
                .containsEntry("organisation", "KUVENDI");
        assertThat(notification.text() + notification.document())
                .doesNotContain("AL-7", "Advise", "legal service", "Posta")
                .contains("1 other incident (restricted)", "Kuvendi: energy");
    }

    @Test
    void ofWhatIsStricterOnlyThatThereIsSomethingToReadLeaves() {
        Notification notification = sent(anIncident().with("tlp", "amber+strict"));

        assertThat(notification.handling()).isEqualTo(Handling.POINTER);
        assertThat(notification.subject())
                .isEqualTo("[HIGH] Sign in to read about a restricted incident (the foreign ministry)");
        assertThat(notification.document())
                .extractingByKey("incident")
                .asString()
                .contains("inc_01HJ");
        assertThat(notification.text() + notification.document()).doesNotContain("Kuvend", "AL", "Do it");
        assertThat(notification.attributes()).doesNotContainKeys("sectors", "countries");
    }

    @Test
    void ofSeveralIncidentsTheNamesHaveWhatTheLineLeavesThem() {
        News first = aNews().about(anIncident().claimedBy("Homeland Justice"))
                .task(TaskNews.Kind.NEW, aTask("Do it"))
                .build();
        News second = aNews().about(anIncident().number(2).claimedBy("Another Crew"))
                .task(TaskNews.Kind.NEW, aTask("Do that"))
                .build();

        assertThat(ANews.sent(ANews.message(Message.Kind.UPDATE, List.of(first, second), 2))
                        .text())
                .contains("; also 2 restricted\n", "Homeland Justice; Another Crew. Attributed to: nobody yet.");
    }

    @Test
    void whereNothingIsToBeDoneNoAnswerIsAskedFor() {
        Notification told = new Messages(ZoneOffset.UTC, "amber", Presentation.DEFAULT)
                .notification(aNews().message(Message.Kind.INFORMATION), 1);

        assertThat(told.text()).contains("Answer: none is owed. More at the desk, code ");
    }

    @Test
    void ofWhatIsRedNotEvenWhichIncidentItIsLeaves() {
        Notification notification = sent(anIncident().with("tlp", "red"));

        assertThat(notification.handling()).isEqualTo(Handling.POINTER);
        assertThat(notification.incident()).isEmpty();
        assertThat(notification.attributes()).doesNotContainKeys("incidentId", "sectors", "countries");
        assertThat(notification.text()).contains("Something waits for you at the desk: an alert.", "code ");
        assertThat(notification.subject()
                        + notification.text()
                        + notification.document().get("incident"))
                .doesNotContain("Kuvend", "inc_", "HIGH", "Do it");
    }

    @Test
    void aPointerToAnExerciseSaysThatItIsOne() {
        assertThat(sent(anIncident().with("tlp", "amber+strict").with("mode", "exercise"))
                        .subject())
                .startsWith("[EXERCISE] [HIGH] Sign in");
    }
}
