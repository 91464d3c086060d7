package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.alert.AnAlert.anAlert;

import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.message.News;

/** What operators hear of incident 1. */
class NewsOfOperatorsTest extends ComparedNews {

    @Test
    void othersTasksOfTheSameAlertsAreToldButNoOperatorThoseOfAnother() {
        others.add(state(Recipient.operator("ONE"), aTask("Isolate").owner("operator@ONE")));
        others.add(state(
                Recipient.of("csirt"),
                aTask("Look").owner("csirt"),
                aTask("Else").policy("else")));

        assertThat(find(mfa(ask())).others())
                .extracting(other -> other.owner().name())
                .containsExactlyInAnyOrder("operator@ONE", "csirt");
        incident = hitting("TWO").build();
        assertThat(find(state(Recipient.operator("TWO"), aTask("Isolate").owner("operator@TWO")))
                        .others())
                .extracting(other -> other.owner().name())
                .containsExactly("csirt");
    }

    @Test
    void anOperatorComparesItsOwnTargetsAlone() {
        incident = hitting("ONE", "TWO").build();
        AudienceState told =
                told(state(Recipient.operator("ONE"), aTask("Isolate").owner("operator@ONE")));

        incident = hitting("ONE").build();

        assertThat(find(told).isEmpty()).isTrue();
    }

    @Test
    void anOperatorHearsSinceWhenSomethingWasHeldBackAndNotWhatStaffSayOfIt() {
        alerts(anAlert("one")
                .audience("operator")
                .in(AlertState.OPEN, Alert.HELD_BACK + "26 Dec by a silence: a drill: quiet"));
        incident = hitting("ONE").build();

        News news = find(state(Recipient.operator("ONE"), aTask("Isolate").owner("operator@ONE")));

        assertThat(news.heldBack()).contains("Held back since 26 Dec by a silence");
        assertThat(news.alerts()).extracting(Alert::note).containsExactly("Held back since 26 Dec by a silence");
    }

    @Test
    void anOperatorThatProvesNotToBeHitIsCorrectedAndHearsNothingElse() {
        alerts(anAlert("one").audience("operator"));
        incident = hitting("ONE").build();
        AudienceState told = told(state(Recipient.operator("ONE")));

        incident = hitting("TWO").build();
        News correction = find(told);
        AudienceState corrected = told(told);
        incident = hitting("TWO").with("title", "Two is hit").build();

        assertThat(changed(correction)).containsExactly(IncidentFacts.Kind.VICTIMS);
        assertThat(correction.alerts()).isEmpty();
        assertThat(find(corrected).facts()).isEmpty();
        assertThat(find(state(Recipient.operator("ONE"))).isEmpty()).isTrue();
    }
}
