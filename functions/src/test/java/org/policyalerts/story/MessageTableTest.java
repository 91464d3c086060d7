package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.IncidentId;

/** How much an authority has to read; docs/reading-the-messages.md shows the tables that this prints. */
class MessageTableTest {

    private final Chain chain = new Chain();

    private void seedCase() {
        chain.submit("report-e-albania.json");
        chain.submit("report-parliament.json");
        chain.submit("report-one-albania.json");
        chain.submit("report-air-albania.json");
    }

    private MessageTable table(String title) {
        MessageTable table = MessageTable.of(chain.published);
        System.out.println(title + "\n" + table.inWords());
        return table;
    }

    @Test
    void theSeedCaseWithOneRunAfter97Hours() {
        seedCase();
        chain.clock.advance(Duration.ofHours(97));
        chain.review();

        MessageTable table = table("Seed case, nobody acts, one run after 97 hours");
        assertThat(table.total().messages()).isLessThanOrEqualTo(45);
        assertThat(table.total().lines()).isLessThanOrEqualTo(1_300);
        assertThat(chain.published)
                .allSatisfy(message -> assertThat(message.text().lines())
                        .filteredOn(line -> line.endsWith("..."))
                        .as(message.text())
                        .isEmpty());
        assertThat(table.total().answerable()).isEqualTo(table.total().messages());
    }

    @Test
    void theSeedCaseWithARunEveryFiveMinutes() {
        seedCase();
        runs(Duration.ofHours(97), Duration.ofMinutes(5));

        MessageTable table = table("Seed case, nobody acts, a run every five minutes for 97 hours");
        assertThat(table.total().messages()).isLessThanOrEqualTo(90);
    }

    @Test
    void ransomwareInAHospitalOverAWeek() {
        IncidentId hospital = chain.submit(hospital());
        runs(Duration.ofDays(7), Duration.ofMinutes(5));

        MessageTable table = table("Ransomware in a hospital, nobody acts, a run every five minutes for a week");
        assertThat(chain.matched(hospital)).isNotEmpty();
        assertThat(table.total().messages()).isLessThanOrEqualTo(30);
        assertThat(table.rows()).doesNotContainKeys("mfa", "alliance");
        Golden.assertMatches(
                "messages/hospital-over-a-week.txt",
                chain.published.stream().map(SeedMessagesTest::page).collect(Collectors.joining("\n")));
    }

    private void runs(Duration all, Duration each) {
        for (long run = all.dividedBy(each); run > 0; run--) {
            chain.clock.advance(each);
            chain.review();
        }
    }

    private static Map<String, Object> hospital() {
        Map<String, Object> target = Map.of(
                "name", "Regional Hospital",
                "country", "AL",
                "sector", "health",
                "infrastructureClass", "critical",
                "nis2Entity", "essential",
                "confirmation", "victim");
        return Map.ofEntries(
                Map.entry("reference", "AL/2023/H-1"),
                Map.entry("title", "Ransomware in a regional hospital"),
                Map.entry("tlp", "amber"),
                Map.entry("determination", "confirmed"),
                Map.entry("severity", 4L),
                Map.entry("kinds", List.of("ransomware")),
                Map.entry("timeline", Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T06:30:00+01:00")),
                Map.entry("targets", List.of(target)),
                Map.entry("impact", Map.of("servicesDisrupted", "yes", "scope", "partial")),
                Map.entry("motive", Map.of("primary", "personal-gain")),
                Map.entry("cause", Map.of("malicious", "yes")),
                Map.entry("attribution", Map.of("status", "unassessed")));
    }
}
