package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.api.AuthorityAtWork.told;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.ReportTree;

/** One incident, reported by its operator, by the CSIRT and by the regulator: it is alerted once and counts once. */
class DuplicateReportsTest {

    private static final String SAME = "It is the same incident as";
    private static final Set<String> SERIES =
            Set.of("repeat-claimant", "several-sectors-one-claimant", "cumulative-attacks-consult-allies");

    private final AuthorityAtWork authority = new AuthorityAtWork();

    private static ReportTree attack(String reference, String sector) {
        return aReport()
                .with("/reference", reference)
                .with("/title", "Ticket sales down, says " + reference)
                .with("/targets/0/sector", sector)
                .withJson("/claims", "[{\"claimant\": \"Night Shift\"}]");
    }

    private static ReportTree duplicate(String reference, String sector, String of) {
        return attack(reference, sector).withJson("/related", named(of));
    }

    private static String named(String of) {
        return "[{\"id\": \"" + of + "\", \"relation\": \"duplicate-of\"}]";
    }

    private String reported(String organisation, ReportTree report) {
        Answer answer = authority
                .api
                .call("POST", "/incidents")
                .asSubmitter(organisation)
                .json(report)
                .send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        authority.chain.settle();
        return answer.text("id");
    }

    private Answer changed(String organisation, String id, String patch) {
        Answer answer = authority
                .api
                .call("PATCH", "/incidents/" + id)
                .asSubmitter(organisation)
                .patch(authority.staff("/incidents/" + id).header("ETag"), patch)
                .send();
        authority.chain.settle();
        return answer;
    }

    private Answer ruled(String id, String body) {
        Answer answer = authority
                .api
                .call("POST", "/incidents/" + id + "/duplicate-of")
                .asStaff()
                .json(body)
                .send();
        authority.chain.settle();
        return answer;
    }

    private String countedFor(String id) {
        return String.valueOf(authority.staff("/incidents/" + id).document().get("duplicateOf"));
    }

    private Set<String> open(String id) {
        return authority.alerts(id, "open");
    }

    @Test
    @DisplayName("marked at intake: one incident's alerts, no campaign, and nobody reads of two others")
    void markedAtIntake() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        Set<String> alone = open(operators);
        authority.waitForWhatIsGathered();
        int seen = authority.sent();

        String csirts = reported("CSIRT", duplicate("C-1", "ict-services", operators));
        String regulators = reported("REGULATOR", duplicate("G-1", "government", operators));
        authority.waitForWhatIsGathered();

        assertThat(open(operators)).isEqualTo(alone).doesNotContainAnyElementsOf(SERIES);
        assertThat(open(csirts)).isEmpty();
        assertThat(open(regulators)).isEmpty();
        assertThat(authority.messages(operators, seen)).isEmpty();
        List<OutboundMessage> others = authority.messages(csirts, seen);
        assertThat(others).extracting(OutboundMessage::audience).containsOnly("csirt");
        assertThat(told(authority.chain.published, "2 others")).isEmpty();
        assertThat(authority.staff("/reviews").objects("reviews"))
                .extracting(review -> review.get("incident"))
                .containsOnly(operators);
        assertThat(countedFor(csirts)).isEqualTo(operators);
    }

    @Test
    @DisplayName("marked a day later: what it had raised is overtaken, and who was told reads one line")
    void markedADayLater() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        String csirts = reported("CSIRT", attack("C-1", "ict-services"));
        authority.waitForWhatIsGathered();
        assertThat(open(csirts))
                .containsAll(SERIES.stream().filter("repeat-claimant"::equals).toList());
        Set<String> heard = told(authority.messages(csirts, 0), "C-1");
        authority.chain.clock.advance(Duration.ofDays(1));
        int seen = authority.sent();

        changed("CSIRT", csirts, "{\"related\": " + named(operators) + "}");
        authority.waitForWhatIsGathered();

        assertThat(open(csirts)).isEmpty();
        assertThat(open(operators)).doesNotContainAnyElementsOf(SERIES);
        List<OutboundMessage> lines = authority.chain.published.subList(seen, authority.sent()).stream()
                .filter(message -> message.text().contains(SAME))
                .toList();
        assertThat(told(lines, SAME)).isEqualTo(heard);
        assertThat(lines).hasSameSizeAs(heard);
        assertThat(told(lines, "what is asked for it is asked there")).isEqualTo(heard);
        assertThat(authority.staff("/tasks").objects("tasks").toString()).doesNotContain(csirts);
    }

    @Test
    @DisplayName("in what the reports differ the CSIRT reads once")
    void differencesGoToTheCsirtOnce() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        int seen = authority.sent();

        String others = reported(
                "REGULATOR", duplicate("G-1", "rail-transport", operators).with("/severity", 2L));
        authority.waitForWhatIsGathered();
        List<OutboundMessage> first = authority.messages(others, seen);
        int then = authority.sent();
        changed("REGULATOR", others, "{\"summary\": \"One more sentence.\"}");
        authority.waitForWhatIsGathered();

        assertThat(first).singleElement().satisfies(message -> {
            assertThat(message.audience()).isEqualTo("csirt");
            assertThat(message.subject()).startsWith("[FOR INFORMATION]");
            assertThat(message.text().replaceAll("\\s+", " "))
                    .contains("Severity (1 is the worst): 2 (there: 3)")
                    .doesNotContain("Hit:");
        });
        assertThat(authority.messages(others, then)).isEmpty();
    }

    @Test
    @DisplayName("taken back: it counts and raises again, and says so")
    void takenBack() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        String csirts = reported("CSIRT", attack("C-1", "ict-services"));
        Set<String> raised = open(csirts);
        changed("CSIRT", csirts, "{\"related\": " + named(operators) + "}");
        authority.waitForWhatIsGathered();
        int seen = authority.sent();

        changed("CSIRT", csirts, "{\"related\": null}");

        assertThat(open(csirts)).isEqualTo(raised);
        assertThat(told(authority.messages(csirts, seen), "an incident of its own after all"))
                .contains("csirt");
        assertThat(authority.matched(operators)).contains("repeat-claimant");
    }

    @Test
    @DisplayName("the primary proves false, or an exercise: the duplicate counts itself")
    void thePrimaryIsNone() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        String csirts = reported("CSIRT", duplicate("C-1", "rail-transport", operators));

        changed("RAILCO", operators, "{\"determination\": \"false-positive\"}");
        assertThat(open(csirts)).isNotEmpty();
        changed("RAILCO", operators, "{\"determination\": \"confirmed\"}");
        assertThat(open(csirts)).isEmpty();
        changed("RAILCO", operators, "{\"mode\": \"exercise\"}");
        assertThat(open(csirts)).isNotEmpty();
    }

    @Test
    @DisplayName("a chain ends in its root, a circle in what was received first")
    void chainsAndCircles() {
        String root = reported("A", attack("A-1", "rail-transport"));
        String middle = reported("B", duplicate("B-1", "rail-transport", root));
        String end = reported("C", duplicate("C-1", "rail-transport", middle));
        assertThat(countedFor(end)).isEqualTo(root);

        authority.chain.clock.advance(Duration.ofMinutes(1));
        changed("A", root, "{\"related\": " + named(end) + "}");

        assertThat(List.of(countedFor(root), countedFor(middle), countedFor(end)))
                .containsExactly("null", root, root);
        assertThat(open(root)).isNotEmpty();
        assertThat(open(middle)).isEmpty();
    }

    @Test
    @DisplayName("a reference that comes later takes effect then, one's own only")
    void aReferenceThatComesLater() {
        String early = reported("A", duplicate("A-2", "rail-transport", "a-1 "));
        String others = reported("B", duplicate("B-2", "rail-transport", "A-1"));
        assertThat(open(early)).isNotEmpty();

        String late = reported("A", attack("A-1", "rail-transport"));

        assertThat(countedFor(early)).isEqualTo(late);
        assertThat(open(early)).isEmpty();
        assertThat(countedFor(others)).isEqualTo("null");
        assertThat(open(others)).isNotEmpty();
    }

    @Test
    @DisplayName("staff say so and take it back, whatever the report says")
    void staffRule() {
        String operators = reported("RAILCO", attack("R-1", "rail-transport"));
        String csirts = reported("CSIRT", attack("C-1", "rail-transport"));

        Answer said = ruled(csirts, "{\"incident\": \"%s\", \"reason\": \"Same outage.\"}".formatted(operators));
        assertThat(said.document()).containsEntry("duplicateOf", operators).containsEntry("warnings", List.of());
        assertThat(open(csirts)).isEmpty();
        changed("CSIRT", csirts, "{\"summary\": \"More.\"}");
        assertThat(open(csirts)).isEmpty();

        ruled(csirts, "{\"incident\": null, \"reason\": \"Another line.\"}");
        changed("CSIRT", csirts, "{\"related\": " + named(operators) + "}");

        assertThat(open(csirts)).isNotEmpty();
        assertThat(authority.staff("/incidents/" + csirts).document().get("duplicateRuling"))
                .isInstanceOfSatisfying(
                        Map.class, ruling -> assertThat(ruling.get("reason")).isEqualTo("Another line."));
    }
}
