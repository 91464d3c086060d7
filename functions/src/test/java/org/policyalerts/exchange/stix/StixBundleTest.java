package org.policyalerts.exchange.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReportTree;

/** What partners get of an incident. */
class StixBundleTest {

    private static final String CLAIM = "[{\"claimant\": \"Homeland Justice\", \"channel\": \"Telegram\"}]";
    private static final String ASSESSMENT =
            "[{\"by\": \"FBI\", \"actor\": \"Void Manticore\", \"level\": \"group\", \"category\": \"state\"}]";

    private static List<Map<String, Object>> objects(Report report) {
        Incident incident = Incident.first(
                new IncidentId("inc_01HJJERMC08FHVQ1JD5CYG2RJ2"),
                "AKCESK",
                Instant.parse("2023-12-26T07:00:00Z"),
                "0".repeat(64),
                report);
        List<Map<String, Object>> objects = new ArrayList<>();
        if (StixBundle.of(incident).get("objects") instanceof List<?> list) {
            list.forEach(each -> objects.add(ReportTree.json(org.policyalerts.json.JsonWriter.write(each))));
        }
        return objects;
    }

    private static List<Map<String, Object>> of(String type, List<Map<String, Object>> objects) {
        return objects.stream().filter(one -> type.equals(one.get("type"))).toList();
    }

    private static List<Object> relationships(Report report) {
        return of("relationship", objects(report)).stream()
                .map(one -> one.get("relationship_type"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void everyObjectIsThereOnceMarkedAndEveryReferenceLeadsToOne(long seed) {
        RandomReports reports = new RandomReports(seed);
        for (int i = 0; i < 100; i++) {
            Report report = reports.next();
            Set<Object> ids = new HashSet<>();
            List<Map<String, Object>> objects = objects(report);
            objects.forEach(
                    one -> assertThat(ids.add(one.get("id"))).as("%s", one).isTrue());

            String marking = TlpMarkings.id(report.text("tlp"));
            assertThat(objects)
                    .filteredOn(one -> one.containsKey("object_marking_refs"))
                    .hasSizeGreaterThan(2)
                    .allSatisfy(
                            one -> assertThat(one.get("object_marking_refs")).isEqualTo(List.of(marking)));
            assertThat(references(objects))
                    .allSatisfy(reference -> assertThat(ids).contains(reference));
        }
    }

    /** Other incidents are in bundles of their own. */
    private static List<Object> references(List<Map<String, Object>> objects) {
        List<Object> references = new ArrayList<>();
        for (Map<String, Object> object : objects) {
            for (String name :
                    List.of("created_by_ref", "source_ref", "target_ref", "object_refs", "object_marking_refs")) {
                Object value = object.get(name);
                references.addAll(value instanceof List<?> list ? list : value == null ? List.of() : List.of(value));
            }
        }
        references.removeIf(id -> id.toString().startsWith("incident--")
                && of("incident", objects).stream().noneMatch(one -> id.equals(one.get("id"))));
        return references;
    }

    @Test
    void aClaimIsANoteOnWhoMakesItAndNoAttribution() {
        Report report = aReport().withJson("/claims", CLAIM).report();

        assertThat(relationships(report)).doesNotContain("attributed-to");
        List<Map<String, Object>> objects = objects(report);
        assertThat(of("threat-actor", objects))
                .extracting(one -> one.get("name"))
                .containsExactly("Homeland Justice");
        assertThat(of("note", objects)).singleElement().satisfies(note -> assertThat(
                        String.valueOf(note.get("content")))
                .contains("Homeland Justice claims the attack (Telegram)")
                .contains("this is no attribution"));
    }

    @ParameterizedTest
    @CsvSource({
        "claimed,0",
        "investigating,0",
        "technical,0",
        "contested,0",
        "refuted,0",
        "dormant,0",
        "assessed,1",
        "public,1"
    })
    void attributedToIsWhatWeHoldOurselves(String status, int links) {
        Report report = aReport()
                .withJson("/claims", CLAIM)
                .withJson("/attribution", "{\"status\": \"%s\", \"assessments\": %s}".formatted(status, ASSESSMENT))
                .report();

        List<Map<String, Object>> objects = objects(report);
        assertThat(relationships(report).stream().filter("attributed-to"::equals))
                .hasSize(links);
        assertThat(of("relationship", objects).stream()
                        .filter(one -> "attributed-to".equals(one.get("relationship_type")))
                        .map(one -> one.get("target_ref")))
                .allSatisfy(id -> assertThat(objects)
                        .filteredOn(one -> id.equals(one.get("id")))
                        .extracting(one -> one.get("name"))
                        .containsExactly("Void Manticore"));
    }

    @Test
    void whatIsDisputedOrOverIsNoAttribution() {
        String disputed = ASSESSMENT.replace("}", ", \"stance\": \"disputes\"}");
        String over = ASSESSMENT.replace("}", ", \"status\": \"superseded\"}");

        assertThat(List.of(disputed, over)).allSatisfy(assessments -> assertThat(relationships(aReport()
                        .withJson(
                                "/attribution",
                                "{\"status\": \"assessed\", \"assessments\": %s}".formatted(assessments))
                        .report()))
                .doesNotContain("attributed-to"));
    }

    @Test
    void aResponseIsACourseOfActionInWords() {
        Report report = aReport().withJson("/responses", """
                [{"type": "sanctions", "by": "OFAC", "byCountry": "US", "against": "MOIS", "againstCountry": "IR", "at": "2022-09"},
                 {"type": "technical", "byCountry": "AL", "status": "ended"}, {"againstCountry": "IR"}]
                """).report();

        List<Map<String, Object>> actions = of("course-of-action", objects(report));
        assertThat(actions)
                .extracting(one -> one.get("name"))
                .containsExactly("Sanctions by OFAC (United States)", "Technical measure by Albania", "Response");
        assertThat(actions)
                .extracting(one -> one.get("description"))
                .containsExactly(
                        "Sanctions by OFAC (United States) against MOIS (Iran), 2022-09, in force; done in answer to the incident.",
                        "Technical measure by Albania, ended; done in answer to the incident.",
                        "Response against Iran, in force; done in answer to the incident.");
        assertThat(relationships(report).stream().filter("related-to"::equals)).hasSize(3);
        assertThat(of("incident", objects(report)).toString()).doesNotContain("OFAC");
    }

    @Test
    void howWeLookAfterTheCaseStaysHere() {
        Report report = aReport()
                .withJson("/attribution", "{\"owner\": \"cell-seven\", \"nextReviewAt\": \"2024-01-02\"}")
                .report();

        assertThat(objects(report).toString()).doesNotContain("cell-seven", "2024-01-02");
    }

    @Test
    void anExerciseSaysSoWhereEveryReaderLooks() {
        Report report = aReport().with("/mode", "exercise").report();

        assertThat(of("incident", objects(report))).singleElement().satisfies(incident -> {
            assertThat(String.valueOf(incident.get("name"))).startsWith("EXERCISE: ");
            assertThat(incident.get("labels")).isEqualTo(List.of("exercise"));
        });
    }

    @Test
    void aDayIsNoMoment() {
        assertThat(of("event", objects(aReport().report()))).singleElement().satisfies(event -> {
            assertThat(event.get("start_time")).isEqualTo("2023-12-25T00:00:00.000Z");
            assertThat(event.get("start_time_fidelity")).isEqualTo("day");
        });
    }

    @Test
    void idsAreNamesInAUuidOfVersionFive() {
        assertThat(StixIds.of("incident", "x"))
                .matches("incident--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(StixIds.of("incident", "x")).isNotEqualTo(StixIds.of("incident", "y"));
    }
}
