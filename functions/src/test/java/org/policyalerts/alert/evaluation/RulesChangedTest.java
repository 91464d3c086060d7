package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** Another book comes into force while incidents are open. It is 07:00 UTC. */
class RulesChangedTest {

    private static final String CALM = """
            id: calm
            version: 1
            title: Keep calm
            severity: high
            audience: [mfa]
            when:
              - targets.country: AL
            recommend:
              - {do: Say that the matter is in good hands, owner: comms, within: P2D}
            why: Because.
            tests:
              - {name: yes, given: events/report-parliament.json, expect: match}
              - {name: no, given: events/report-parliament.json, with: {targets: [{country: DE}]}, expect: no-match}
            """;

    private static final String DUTY = """
            id: duty
            version: 1
            title: Early warning
            severity: high
            when:
              - targets.country: AL
            until:
              - notifications.earlyWarningAt: {given: true}
            clock: {kind: duty, from: timeline.awareAt, due: PT24H}
            recommend:
              - {do: Send the early warning, owner: csirt, within: PT24H}
            why: The law asks for it.
            tests:
              - {name: yes, given: events/report-parliament.json, expect: match}
              - {name: no, given: events/report-parliament.json, with: {targets: [{country: DE}]}, expect: no-match}
            """;

    private static final Actor DESK = new Actor("mira", Optional.empty());

    private final Chain chain = Chain.withBook(Map.of("calm", CALM, "duty", DUTY));
    private int heard;

    private IncidentId submit(String event, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree(event));
        report.put("tlp", "clear");
        report.putAll(fields);
        return chain.submit(report);
    }

    /** What was said to an audience since it was asked the last time. */
    private List<String> said(String audience) {
        List<OutboundMessage> since = chain.published.subList(heard, chain.published.size());
        heard = chain.published.size();
        return since.stream()
                .filter(message -> message.audience().equals(audience))
                .filter(message -> !List.of("review", "digest")
                        .contains(message.attributes().get("kind")))
                .map(message -> message.text().replaceAll("\n +", " "))
                .toList();
    }

    private void rulesChange(IncidentId... incidents) {
        for (IncidentId incident : incidents) {
            chain.rulesChanged(incident);
        }
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();
    }

    private Task task(IncidentId incident, String audience) {
        return chain.evaluations.snapshot(incident).orElseThrow().audiences().stream()
                .filter(state -> state.recipient().equals(Recipient.of(audience)))
                .flatMap(state -> state.tasks().stream())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatAPolicyThatIsGoneAskedIsOvertakenAndOneMessageSaysSo() {
        IncidentId first = submit("report-parliament.json", Map.of());
        IncidentId second = submit("report-air-albania.json", Map.of());
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();
        assertThat(said("comms")).isNotEmpty();

        chain.takeOut("calm");
        rulesChange(first, second);

        assertThat(chain.alerts(first, AlertState.OVERTAKEN)).hasSize(1);
        assertThat(task(first, "comms").state()).isEqualTo(TaskState.OVERTAKEN);
        assertThat(task(second, "comms").state()).isEqualTo(TaskState.OVERTAKEN);
        assertThat(said("comms")).singleElement().satisfies(text -> assertThat(text)
                .contains("the rules changed"));
    }

    @Test
    void whoeverOnlyKnewOfItHearsThatItIsNoLongerSo() {
        IncidentId id = submit("report-parliament.json", Map.of());
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();
        said("mfa");

        chain.takeOut("calm");
        rulesChange(id);

        assertThat(said("mfa")).singleElement().satisfies(text -> assertThat(text)
                .contains("No longer so, because the rules changed"));
    }

    @Test
    void aNewPolicySaysWhyItSpeaksOnlyNow() {
        chain.takeOut("calm");
        IncidentId first = submit("report-parliament.json", Map.of());
        IncidentId second = submit("report-air-albania.json", Map.of());
        said("comms");

        chain.repair();
        rulesChange(first, second);

        assertThat(said("comms")).singleElement().satisfies(text -> assertThat(text)
                .contains("Said now because the rules changed.")
                .contains("Say that the matter is in good hands"));
    }

    @Test
    void nothingIsSaidTwiceAndNothingOfWhatWasTakenBackInBetween() {
        IncidentId id = submit("report-parliament.json", Map.of());
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();
        said("comms");

        chain.takeOut("calm");
        chain.rulesChanged(id);
        chain.repair();
        rulesChange(id);
        rulesChange(id);
        assertThat(said("comms")).isEmpty();

        chain.takeOut("calm");
        rulesChange(id);
        rulesChange(id);
        assertThat(said("comms")).hasSize(1);
    }

    @Test
    void aTaskThatTheRulesAskForAgainIsWhoseItWasAndDueWhenItWas() {
        IncidentId id = submit("report-parliament.json", Map.of());
        Task asked = task(id, "comms");
        chain.acts.act(asked.id(), new TaskAct.Take(Optional.of("mira"), Optional.empty()), DESK);

        chain.takeOut("calm");
        rulesChange(id);
        assertThat(task(id, "comms").state()).isEqualTo(TaskState.OVERTAKEN);
        said("comms");
        chain.repair();
        rulesChange(id);

        Task back = task(id, "comms");
        assertThat(back.state()).isEqualTo(TaskState.TAKEN);
        assertThat(back.taken()).isEqualTo(new Task.Taken("mira", null));
        assertThat(back.step().dueAt()).isEqualTo(asked.step().dueAt());
        assertThat(said("comms")).hasSize(1);
    }

    @Test
    void aStepOfARewordedPolicyKeepsItsTakerAndItsTime() {
        Chain reworded = Chain.withBook(Map.of("calm", CALM.replace("title: Keep calm", "title: Stay calm")));
        IncidentId id = submit("report-parliament.json", Map.of());
        Task asked = task(id, "comms");
        chain.acts.act(asked.id(), new TaskAct.Take(Optional.of("mira"), Optional.empty()), DESK);
        chain.clock.advance(Duration.ofHours(1));

        chain.decideBy(reworded);
        rulesChange(id);

        assertThat(task(id, "comms").taken()).isEqualTo(new Task.Taken("mira", null));
        assertThat(task(id, "comms").step().dueAt()).isEqualTo(asked.step().dueAt());
        assertThat(chain.alert(id, "calm", AlertState.OPEN).policy().title()).isEqualTo("Stay calm");
    }

    @Test
    void aDutyWhoseTimeHadPassedBeforeItWasOneIsNotTold() {
        chain.takeOut("duty");
        Map<String, Object> aware =
                Map.of("timeline", Map.of("occurredAt", "2023-12-20", "awareAt", "2023-12-24T07:00:00+01:00"));
        IncidentId late = submit("report-parliament.json", aware);
        said("csirt");

        chain.repair();
        rulesChange(late);

        assertThat(said("csirt")).isEmpty();
        assertThat(chain.alert(late, "duty", AlertState.SUPPRESSED).note())
                .startsWith("not-owed: ")
                .endsWith("had passed when the rules changed");
        assertThat(chain.clock.instant()).isAfter(Instant.parse("2023-12-26T07:00:00Z"));
    }
}
