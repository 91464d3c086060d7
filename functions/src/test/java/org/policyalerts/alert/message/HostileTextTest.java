package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SeedMessagesTest;

/** What reporters write is foreign text; messages show it, but nothing in it acts. */
class HostileTextTest {

    private final Chain chain = new Chain();

    private List<OutboundMessage> messages(Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.putAll(fields);
        chain.submit(report);
        return chain.published;
    }

    @Test
    void aTitleOfThreeHundredLettersIsShortenedInTheSubjectAndNotCutInsideALetter() {
        List<OutboundMessage> messages = messages(Map.of("title", "Sulm mbi Shqipërinë ".repeat(15)));

        assertThat(messages).allSatisfy(SeedMessagesTest::fitsItsMedium);
        assertThat(messages.get(0).subject()).contains("Sulm mbi Shqiperine").contains("...");
    }

    @Test
    void aTitleThatAsciiCannotSpellGivesWayToTheReference() {
        assertThat(messages(Map.of("title", "アルバニア議会への攻撃")))
                .allSatisfy(message -> assertThat(message.subject()).contains("MM/2023/12-AIR"));
    }

    @Test
    void whereAsciiCanSpellNeitherTitleNorReferenceTheIncidentIsNamed() {
        assertThat(messages(Map.of("title", "حمله به مجلس", "reference", "مجلس-۱۲")))
                .allSatisfy(SeedMessagesTest::fitsItsMedium)
                .allSatisfy(message -> assertThat(message.subject()).contains("inc_"));
    }

    @Test
    void noNumberStandsRightAfterANameReadFromRightToLeft() {
        Map<String, Object> claim = Map.of("claimant", "سربازان", "claimedAt", "2023-12-25", "channel", "تلگرام");
        Map<String, Object> assessment =
                Map.of("by", "وزارت", "actor", "ناشناس", "category", "unknown", "level", "group", "at", "2023-12-26");
        List<OutboundMessage> messages = messages(Map.of(
                "claims",
                List.of(claim),
                "attribution",
                Map.of("status", "claimed", "assessments", List.of(assessment))));

        assertThat(messages).isNotEmpty().allSatisfy(message -> assertThat(message.text())
                .contains("سربازان (not withdrawn), on تلگرام, dated 2023-12-25", "وزارت, dated 2023-12-26")
                .doesNotContainPattern("\\p{IsArabic}[^\\p{L}\n]*[0-9]"));
    }

    @Test
    void whatWasWithheldIsToldWhenTheLabelIsLowered() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-air-albania.json"));
        report.put("tlp", "red");
        IncidentId id = chain.submit(report);
        int pointers = chain.published.size();

        chain.change(id, Map.of("tlp", "amber"));
        List<OutboundMessage> told = List.copyOf(chain.published.subList(pointers, chain.published.size()));
        chain.change(id, Map.of("tlp", "green"));

        assertThat(told).isNotEmpty().allSatisfy(message -> assertThat(message.text())
                .contains("Air Albania"));
        assertThat(told).anyMatch(message -> message.text().contains("YOUR TASKS"));
        assertThat(chain.published).hasSize(pointers + told.size());
    }

    @Test
    void aboveTheCeilingOnlyAPointerGoesOut() {
        List<OutboundMessage> messages = messages(Map.of("tlp", "amber+strict"));

        assertThat(messages).isNotEmpty().allSatisfy(message -> {
            assertThat(message.text() + message.subject() + message.document())
                    .contains("inc_")
                    .doesNotContain("Air Albania", "Homeland", "air-transport");
            assertThat(message.attributes()).doesNotContainKeys("sectors", "countries");
        });
    }

    @Test
    void ofWhatIsRedOnlyThatSomethingWaitsGoesOut() {
        assertThat(messages(Map.of("tlp", "red"))).isNotEmpty().allSatisfy(message -> {
            assertThat(message.text() + message.subject() + message.document())
                    .contains("Something waits for you at the desk")
                    .doesNotContain("inc_", "Air Albania", "Homeland", "air-transport");
            assertThat(message.attributes()).doesNotContainKeys("incidentId", "sectors", "countries");
        });
    }

    @Test
    void exercisesAlertNobodyAndAreNobodysHistory() {
        assertThat(messages(Map.of("mode", "exercise"))).isEmpty();
        chain.submit("report-one-albania.json");
        assertThat(chain.published).noneMatch(message -> message.text().contains("MM/2023/12-AIR"));
    }
}
