package org.policyalerts.exchange.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Bundles as others write them, in which not everything still holds and not every id is one. */
class StixReaderTest {

    private static final String CORE = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
    private static final String RED = "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1";
    private static final String GREEN = "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
    private static final String INCIDENT = incident("");
    private static final String ACTOR = "{'type': 'threat-actor', 'id': 'threat-actor--1', 'name': 'Group'}";

    private final Conversion conversion = new Conversion();

    private static String incident(String more) {
        return "{'type': 'incident', 'id': 'incident--1', 'created': '2024-05-01T06:00:00Z'" + more + "}";
    }

    private static String link(String type, String target, String more) {
        return "{'type': 'relationship', 'id': 'relationship--1', 'relationship_type': '" + type
                + "', 'source_ref': 'incident--1', 'target_ref': '" + target + "'" + more + "}";
    }

    private Map<String, Object> read(String... objects) throws JsonInvalidException {
        document("{'type': 'bundle', 'objects': [" + String.join(", ", objects) + "]}");
        assertThat(conversion.reports()).hasSize(1);
        return conversion.reports().get(0).report();
    }

    private void document(String json) throws JsonInvalidException {
        new StixReader(new Assumptions("backfill", "amber+strict"))
                .read(JsonReader.read(json.replace('\'', '"')), conversion);
    }

    private List<String> notMapped() {
        return conversion.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NOT_MAPPED)
                .map(remark -> (remark.object() + " " + remark.path() + " " + remark.words()).replaceAll("  +", " "))
                .toList();
    }

    @Test
    void anAttributionThatWasWithdrawnIsNone() throws JsonInvalidException {
        assertThat(read(INCIDENT, ACTOR, link("attributed-to", "threat-actor--1", ", 'revoked': true")))
                .doesNotContainKey("attribution");
        assertThat(notMapped())
                .contains("relationship--1 relationship: attributed-to, which its author has withdrawn (revoked)");
    }

    @Test
    void anActorThatWasWithdrawnIsHeldResponsibleForNothing() throws JsonInvalidException {
        String revoked = ACTOR.replace("}", ", 'revoked': true}");

        assertThat(read(INCIDENT, revoked, link("attributed-to", "threat-actor--1", "")))
                .doesNotContainKey("attribution");
        assertThat(notMapped())
                .contains("threat-actor--1 threat-actor: Group, which its author has withdrawn (revoked)");
    }

    @Test
    void malwareIsNobodyWhoCouldBeResponsible() throws JsonInvalidException {
        String malware = "{'type': 'malware', 'id': 'malware--1', 'name': 'Wiper'}";

        assertThat(read(INCIDENT, malware, link("attributed-to", "malware--1", "")))
                .doesNotContainKey("attribution");
        assertThat(notMapped()).contains("relationship--1 relationship: attributed-to", "malware--1 malware: Wiper");
    }

    @Test
    void relationshipsOfOneIdAreAllRead() throws JsonInvalidException {
        String victim = "{'type': 'identity', 'id': 'identity--1', 'name': 'Water Works'}";

        assertThat(read(
                                INCIDENT,
                                ACTOR,
                                victim,
                                link("targets", "identity--1", ""),
                                link("attributed-to", "threat-actor--1", ""))
                        .toString())
                .contains("name=Water Works", "actor=Group");
    }

    @ParameterizedTest
    @CsvSource({"2024-05-02, 2024-05-02", "2024-05-02, 2024-05-03", "2024-05-03, 2024-05-02"})
    void ofTwoVersionsTheStricterLabelHolds(String red, String green) throws JsonInvalidException {
        String one = incident(", 'modified': '" + red + "', 'object_marking_refs': ['" + RED + "']");
        String other = incident(", 'modified': '" + green + "', 'object_marking_refs': ['" + GREEN + "']");

        assertThat(read(one, other)).containsEntry("tlp", "red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'labels': ['TLP:RED', 'other']",
                "'object_marking_refs': ['marking-definition--1']",
                "'granular_markings': [{'marking_ref': 'marking-definition--1', 'selectors': ['name']}]"
            })
    void aLabelHoldsWhereverItIsWritten(String written) throws JsonInvalidException {
        String statement = "{'type': 'marking-definition', 'id': 'marking-definition--1', "
                + "'definition_type': 'statement', 'definition': {'statement': 'TLP:RED'}}";

        assertThat(read(statement, incident(", " + written))).containsEntry("tlp", "red");
    }

    @Test
    void whatIsOnlyForeseenHasNotHappened() throws JsonInvalidException {
        Map<String, Object> report = read(
                incident(", 'extensions': {'" + CORE + "': {"
                        + "'attacker_activities': [{'time': '2020-01-01T00:00:00Z', 'is_projection': true}, "
                        + "{'time': '2024-04-01T00:00:00Z'}], "
                        + "'defender_activities': [{'type': 'discovery', 'time': '2020-01-02T00:00:00Z', "
                        + "'is_projection': true}, {'type': 'discovery', 'time': '2024-04-02T00:00:00Z'}], "
                        + "'events': [{'event_ref': 'event--1'}]}}"),
                "{'type': 'event', 'id': 'event--1', 'status': 'not-occurred', 'start_time': '2019-01-01T00:00:00Z'}");

        assertThat(report.get("timeline"))
                .isEqualTo(Map.of("occurredAt", "2024-04-01T00:00:00Z", "awareAt", "2024-04-02T00:00:00Z"));
        assertThat(notMapped())
                .contains("incident--1 extensions." + CORE + ".attacker_activities[0].time 2020-01-01T00:00:00Z")
                .contains("event--1 status not-occurred");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-05-02T01:00:00", "1969-12-31T23:59:59Z", "2024-05-02T24:00:00Z"})
    void aDateThatIsNoneIsNamed(String date) throws JsonInvalidException {
        assertThat(read(incident(", 'first_seen': '" + date + "'")).get("timeline"))
                .isEqualTo(Map.of("occurredAt", "2024-05-01"));
        assertThat(notMapped()).containsExactly("incident--1 first_seen " + date);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'type': 'bundle', 'objects': [%s]}]",
                "{'type': 'bundle', 'objects': [{'type': 'bundle', 'objects': [%s]}]}",
                "{'more': false, 'objects': [%s]}",
                "[%s]",
                "%s"
            })
    void bundlesComeInSeveralWrappings(String around) throws JsonInvalidException {
        document(around.formatted(INCIDENT));

        assertThat(conversion.reports()).hasSize(1);
    }

    @Test
    void whatABundleSaysBesideItsObjectsIsNamed() throws JsonInvalidException {
        document("{'type': 'bundle', 'id': 'bundle--1', 'x_note': 'keep apart', 'objects': [" + INCIDENT + "]}");

        assertThat(notMapped()).containsExactly("bundle--1 x_note keep apart");
    }
}
