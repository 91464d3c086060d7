package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Recipient;
import org.policyalerts.incident.Incident;

class OperatorViewTest {

    private final Incident incident = anIncident()
            .with(
                    "targets",
                    List.of(
                            Map.of("name", "One", "organisation", "ONE"),
                            Map.of("name", "Two", "organisation", "TWO"),
                            Map.of("name", "Nobody's")))
            .build();

    @Test
    void showsAnOperatorItsOwnTargetsAndNobodyElses() {
        Incident view = OperatorView.of(incident, Recipient.operator("ONE"));

        assertThat(view.report().objects("targets"))
                .extracting(target -> target.get("name"))
                .containsExactly("One");
        assertThat(view.id()).isEqualTo(incident.id());
        assertThat(view.report().text("title")).isEqualTo(incident.report().text("title"));
    }

    @Test
    void showsNothingOfTheTargetsToOneThatIsNotAmongThem() {
        assertThat(OperatorView.of(incident, Recipient.operator("THREE"))
                        .report()
                        .objects("targets"))
                .isEmpty();
    }

    @Test
    void showsAllOthersTheIncidentAsItIs() {
        assertThat(OperatorView.of(incident, Recipient.of("mfa"))).isSameAs(incident);
    }
}
