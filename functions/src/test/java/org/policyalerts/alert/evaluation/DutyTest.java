package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.Chain;

/** A duty from its start to its end: told at once, reminded of, overdue, fulfilled, taken back. It is 07:00 UTC. */
class DutyTest {

    private static final String WARN = """
            id: warn
            version: 1
            title: Early warning
            severity: medium
            audience: [regulator]
            when:
              - targets: {infrastructureClass: [critical, important]}
            until:
              - notifications.earlyWarningAt: {given: true}
            clock: {kind: duty, from: timeline.awareAt, due: PT24H, remind: PT16H}
            recommend:
              - {do: Send the early warning, owner: operator, within: PT24H}
              - {do: Help the operator, owner: csirt, within: PT12H, if: {severity: {atMost: 2}}}
              - {do: Record whether the duty was met, owner: policy, within: PT48H, stays: true}
            why: The law asks for it.
            tests:
              - name: critical
                given: events/report-air-albania.json
                with: {targets: [{infrastructureClass: critical}], severity: 2}
                expect: match
                steps: [Send, Help, Record]
              - name: critical and not grave
                given: events/report-air-albania.json
                with: {targets: [{infrastructureClass: critical}], severity: 3}
                expect: match
                steps: [Send, Record]
              - name: done
                given: events/report-air-albania.json
                with:
                  targets: [{infrastructureClass: critical}]
                  notifications: {earlyWarningAt: "2023-12-26"}
                expect: fulfilled
              - name: not critical
                given: events/report-air-albania.json
                with: {targets: [{infrastructureClass: not-classified}]}
                expect: no-match
            """;

    private static final String AWARE = "2023-12-26T07:00:00+01:00";
    private static final Instant DUE = Instant.parse("2023-12-27T06:00:00Z");
    private static final Duration GATHERING = Duration.ofMinutes(15);

    private final Chain chain = Chain.withBook(Map.of("warn", WARN));

    private static Map<String, Object> aware(String moment) {
        return Map.of("timeline", Map.of("occurredAt", "2023-12-20", "awareAt", moment));
    }

    /** The operator signs in as AIR. */
    private static Map<String, Object> classed(String value) {
        Map<String, Object> target = new LinkedHashMap<>(new Report(Chain.tree("report-air-albania.json"))
                .objects("targets")
                .get(0));
        target.putAll(Map.of("infrastructureClass", value, "organisation", "AIR"));
        return Map.of("targets", List.of(target));
    }

    private IncidentId submit(Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.putAll(Map.of("severity", 3L, "tlp", "clear"));
        report.putAll(classed("critical"));
        report.putAll(aware(AWARE));
        report.putAll(fields);
        return chain.submit(report);
    }

    /** What was said since it was asked the last time, each message as "kind audience"; of reviews nothing. */
    private List<String> news() {
        List<OutboundMessage> news = chain.published.stream()
                .filter(message -> !"review".equals(message.attributes().get("kind")))
                .toList();
        texts = news.stream().map(OutboundMessage::text).toList();
        chain.published.clear();
        return news.stream()
                .map(message -> message.attributes().get("kind") + " " + message.audience())
                .toList();
    }

    /** What was said by now, and what waited for a quarter of an hour. */
    private List<String> newsWithWhatWaits() {
        pass(GATHERING);
        return news();
    }

    private List<String> texts = List.of();

    private void pass(Duration time) {
        chain.clock.advance(time);
        chain.review();
    }

    private Alert alert(IncidentId id) {
        List<Alert> all = chain.evaluations.snapshot(id).orElseThrow().alerts();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @Test
    void isToldAtItsStartAndItsOwnerRemindedOnceAndOnceToldThatItIsOverdue() {
        IncidentId id = submit(Map.of());

        assertThat(news()).containsExactly("alert operator@AIR", "alert policy");
        assertThat(newsWithWhatWaits()).containsExactly("information regulator");
        assertThat(alert(id).actions())
                .extracting(Action::dueAt)
                .containsExactly(DUE, Instant.parse("2023-12-28T07:00:00Z"));
        pass(Duration.ofHours(6));
        assertThat(news()).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(news()).containsExactly("reminder operator@AIR");
        assertThat(texts.get(0)).contains("by Wed 27 Dec 07:00   Send the early warning\n    A law sets this time.");
        // The digest of the day is due as well, and the reminder is part of it.
        pass(Duration.ofHours(16));
        assertThat(news()).contains("digest operator@AIR").allMatch(message -> message.startsWith("digest "));
        assertThat(texts).anyMatch(text -> text.contains("since Wed 27 Dec 07:00"));
        pass(Duration.ofMinutes(30));
        assertThat(news()).isEmpty();
        assertThat(alert(id).state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void endsWithThanksWhenTheReportShowsThatItIsDoneAndOnlyWhatStaysIsLeft() {
        IncidentId id = submit(Map.of());
        newsWithWhatWaits();

        chain.change(id, Map.of("notifications", Map.of("earlyWarningAt", "2023-12-26T20:00:00+01:00")));

        assertThat(newsWithWhatWaits()).containsExactly("fulfilled operator@AIR");
        assertThat(alert(id).state()).isEqualTo(AlertState.FULFILLED);
        assertThat(alert(id).note()).isEqualTo("fulfilled on Tue 26 Dec 2023 20:00 (UTC+01:00), in time");
        assertThat(alert(id).actions()).extracting(Action::owner).containsExactly("policy");
        pass(Duration.ofDays(2));
        assertThat(news()).isNotEmpty().allMatch(message -> message.endsWith(" policy"));
    }

    @Test
    void whatStaysIsLeftAlsoWhileThePolicyCannotBeChecked() {
        IncidentId id = submit(Map.of("notifications", Map.of()));
        chain.change(id, Map.of("notifications", Map.of("earlyWarningAt", "2023-12-26T20:00:00+01:00")));

        chain.breakPolicy("warn");
        chain.change(id, Map.of("severity", 4L));

        AudienceState policy = state(id, "policy");
        assertThat(policy.tasks()).extracting(Task::state).containsExactly(TaskState.OPEN);
    }

    private AudienceState state(IncidentId id, String recipient) {
        return chain.evaluations.snapshot(id).orElseThrow().audiences().stream()
                .filter(state -> state.recipient().name().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isDueAgainUnderTheSameAlertWhenTheDateIsTakenBack() {
        IncidentId id = submit(Map.of());
        Alert first = alert(id);
        newsWithWhatWaits();
        chain.change(id, Map.of("notifications", Map.of("earlyWarningAt", "2023-12-28T20:00:00+01:00")));
        assertThat(alert(id).note()).endsWith(", after its deadline");
        newsWithWhatWaits();

        chain.change(id, Map.of("notifications", Map.of()));

        assertThat(newsWithWhatWaits()).containsExactly("correction operator@AIR");
        assertThat(texts.get(0)).contains("open again: Send the early").doesNotContain("No longer");
        assertThat(alert(id).id()).isEqualTo(first.id());
        assertThat(alert(id).actions()).isEqualTo(first.actions());
        assertThat(alert(id).state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void thatSeemedToBeDoneForAMomentIsNothingToHearOf() {
        IncidentId id = submit(Map.of());
        newsWithWhatWaits();

        chain.change(id, Map.of("notifications", Map.of("earlyWarningAt", "2023-12-26T20:00:00+01:00")));
        chain.change(id, Map.of("notifications", Map.of()));

        assertThat(newsWithWhatWaits()).isEmpty();
    }

    @Test
    void thatWasMissedIsDeletedByNoCorrectionOfTheDateItCountsFrom() {
        IncidentId id = submit(Map.of());
        pass(Duration.ofDays(2));
        news();

        chain.change(id, aware("2023-12-28T07:00:00+01:00"));
        chain.change(id, Map.of("timeline", Map.of("occurredAt", "2023-12-20")));

        assertThat(news()).isEmpty();
        assertThat(alert(id).state()).isEqualTo(AlertState.OPEN);
        assertThat(alert(id).actions().get(0).dueAt()).isEqualTo(DUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "given: true | {occurredAt: '2023-12-20'}",
                "olderThan: PT30M | {occurredAt: '2023-12-20'}",
                "olderThan: PT30M | {occurredAt: '2023-12-20', awareAt: '2023-12-26T07:55:00+01:00'}"
            })
    void thatAsksForTheDateItCountsFromIsNotEndedByCorrectingIt(String asked, String timeline) {
        Chain asking =
                Chain.withBook(Map.of("warn", WARN.replace("until:", "  - timeline.awareAt: {" + asked + "}\nuntil:")));
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.putAll(classed("critical"));
        report.putAll(aware(AWARE));
        IncidentId id = asking.submit(report);

        asking.change(id, Map.of("timeline", Samples.tree(timeline)));

        assertThat(asking.matched(id)).containsExactly("warn");
        assertThat(asking.alert(id, "warn", AlertState.OPEN).actions().get(0).dueAt())
                .isEqualTo(DUE);
    }

    /** It holds once the first report is in, or a day after awareness. */
    private static Chain inStages() {
        String either = """
              - any:
                  - notifications.incidentNotificationAt: {given: true}
                  - timeline.awareAt: {olderThan: PT24H}
            """;
        return Chain.withBook(Map.of("warn", WARN.replace("until:", either + "until:")));
    }

    private static Map<String, Object> report(Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.putAll(classed("critical"));
        report.putAll(aware(AWARE));
        report.putAll(fields);
        return report;
    }

    @Test
    void staysTheSameAlertWhenTimeOrANotificationGivesItOneMoreReason() {
        Chain stages = inStages();
        Map<String, Object> given = Map.of("notifications", Map.of("incidentNotificationAt", AWARE));
        IncidentId notified = stages.submit(report(given));
        IncidentId silent = stages.submit(report(Map.of("reference", "SILENT")));

        stages.clock.advance(Duration.ofHours(24));
        stages.review();
        stages.change(silent, given);

        for (IncidentId id : List.of(notified, silent)) {
            assertThat(stages.evaluations.snapshot(id).orElseThrow().alerts())
                    .extracting(Alert::state)
                    .containsExactly(AlertState.OPEN);
        }
    }

    @Test
    void thatIsLateAlreadySaysSoAtOnceAndIsNotCalledOverdueAgain() {
        pass(Duration.ofDays(3));
        submit(Map.of());

        assertThat(news()).containsExactly("alert operator@AIR", "alert policy");
        assertThat(texts.get(0)).contains("was due Wed 27 Dec 07:00, do it now   Send the early warning");
        assertThat(newsWithWhatWaits()).containsExactly("information regulator");
        pass(Duration.ofHours(1));
        assertThat(news()).isEmpty();
    }

    @Test
    void withoutAStartIsToldAtOnceAndGetsItsDeadlineLater() {
        IncidentId id = submit(Map.of("timeline", Map.of("occurredAt", "2023-12-20")));
        assertThat(alert(id).actions().get(0).dueAt()).isEqualTo("2023-12-27T07:00:00Z");
        newsWithWhatWaits();

        chain.change(id, aware(AWARE));

        assertThat(news()).containsExactly("update operator@AIR");
        assertThat(alert(id).actions().get(0).dueAt()).isEqualTo(DUE);
        assertThat(state(id, "operator@AIR").tasks())
                .extracting(task -> task.step().dueAt())
                .containsExactly(DUE);
    }

    @Test
    void thatBeginsAfterItsDeadlineBecauseOfTheClassIsRecordedAndNobodyIsTold() {
        IncidentId id = submit(classed("not-classified"));
        pass(Duration.ofDays(2));

        chain.change(id, classed("critical"));
        pass(Duration.ofDays(20));
        chain.change(id, Map.of("severity", 2L));

        assertThat(news()).isEmpty();
        assertThat(alert(id).state()).isEqualTo(AlertState.SUPPRESSED);
        assertThat(alert(id).note())
                .startsWith("not-owed: its deadline, Wed 27 Dec 2023 07:00 (UTC+01:00), had passed");
        assertThat(chain.evaluations.latestDecision(id).orElseThrow()).containsKey("notOwed");
    }

    @Test
    void thatWasOwedStaysOwedThoughTheClassIsChangedToAndFro() {
        IncidentId id = submit(Map.of());
        pass(Duration.ofDays(2));
        chain.change(id, classed("not-classified"));
        newsWithWhatWaits();

        chain.change(id, classed("critical"));

        assertThat(newsWithWhatWaits())
                .containsExactly("correction operator@AIR", "correction policy", "information regulator");
        assertThat(alert(id).state()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void whoseStepComesOrGoesIsToldAndHearsHowItEnds() {
        IncidentId id = submit(Map.of());
        newsWithWhatWaits();

        chain.change(id, Map.of("severity", 2L));
        assertThat(news()).containsExactly("alert csirt");
        newsWithWhatWaits();
        chain.change(id, Map.of("severity", 3L));
        assertThat(news()).containsExactly("correction csirt");
        assertThat(texts.get(0).replaceAll("\\s+", " "))
                .startsWith("CORRECTION. No longer to do")
                .contains("no longer true: severity is at most 2 (now: 3)");
        newsWithWhatWaits();
        chain.change(id, classed("not-classified"));

        assertThat(newsWithWhatWaits())
                .containsExactly(
                        "correction csirt", "correction operator@AIR", "correction policy", "update regulator");
    }
}
