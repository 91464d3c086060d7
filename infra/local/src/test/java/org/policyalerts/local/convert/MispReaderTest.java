package org.policyalerts.local.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Events as others' interfaces hand them out: labels in many places, and what was deleted among the rest. */
class MispReaderTest {

    private static final String RED = "'Tag': [{'name': 'tlp:red'}]";

    private final Conversion conversion = new Conversion();

    private Map<String, Object> read(String members) throws JsonInvalidException {
        String event = "{'Event': {'uuid': 'u', 'info': 'x', 'date': '2024-02-01', " + members + "}}";
        new MispReader(new Assumptions("backfill", "amber"))
                .read(JsonReader.read(event.replace('\'', '"')), conversion);
        return conversion.reports().get(0).report();
    }

    private List<String> notMapped() {
        return conversion.remarks().stream()
                .filter(remark -> remark.kind() == Remark.Kind.NOT_MAPPED)
                .map(remark -> remark.path() + " " + remark.words())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RED,
                "'Tag': ['tlp:red', 'other']",
                "'Tag': {'name': 'tlp:red'}",
                "'EventTag': [{'Tag': {'name': 'tlp:red'}}]",
                "'Attribute': [{'type': 'md5', 'value': '0', " + RED + "}]",
                "'Attribute': [{'type': 'md5', 'value': '0', 'AttributeTag': [{'Tag': {'name': 'tlp:red'}}]}]",
                "'Object': [{'name': 'victim', 'Attribute': [{'object_relation': 'name', 'value': 'V', " + RED + "}]}]",
                "'Object': [{'name': 'report', 'Attribute': [{'object_relation': 'summary', 'value': 'V', " + RED
                        + "}]}]",
                "'Object': [{'name': 'file', " + RED + "}]",
                "'EventReport': [{'name': 'r', 'content': 'c', " + RED + "}]"
            })
    void aLabelOfAnyPartIsThatOfTheReport(String members) throws JsonInvalidException {
        assertThat(read(members)).containsEntry("tlp", "red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "'1'"})
    void whatWasDeletedIsInNoReportAndIsNamed(String deleted) throws JsonInvalidException {
        String gone = ", 'deleted': " + deleted;

        Map<String, Object> report = read("'Attribute': [{'type': 'target-org', 'value': 'A'" + gone + "}, "
                + "{'type': 'threat-actor', 'value': 'B'" + gone + "}, "
                + "{'type': 'md5', 'value': '0', 'Galaxy': [{'type': 'threat-actor', 'GalaxyCluster': [{'value': 'C'}]}]"
                + gone + "}], "
                + "'Object': [{'name': 'victim'" + gone
                + ", 'Attribute': [{'object_relation': 'name', 'value': 'D'}]}, "
                + "{'name': 'victim', 'Attribute': [{'object_relation': 'name', 'value': 'E'" + gone + "}]}, "
                + "{'name': 'report', 'Attribute': [{'object_relation': 'summary', 'value': 'F'" + gone + "}]}], "
                + "'EventReport': [{'name': 'old', 'content': 'G'" + gone + "}]");

        assertThat(report).doesNotContainKeys("attribution", "summary");
        assertThat(String.valueOf(report.get("targets"))).doesNotContain("name=");
        assertThat(notMapped())
                .contains("Attribute[0] target-org: A", "Attribute[1] threat-actor: B", "Attribute[2] md5: 0")
                .contains("Object[0] object: victim, deleted", "Object[1].Attribute[0] name: E")
                .contains("Object[2].Attribute[0] summary: F", "EventReport[0] old");
    }

    @Test
    void whatStandsBesideAnEventIsNamedAndSoIsAnotherEventWithoutAnId() throws JsonInvalidException {
        String document = "{'Event': {'uuid': 'u', 'info': 'x', 'date': '2024-02-01', "
                + "'RelatedEvent': [{'Event': {'info': 'Other'}}], "
                + "'Attribute': [{'type': 'link', 'value': 'http://a.example', 'first_seen': '2024-01-01'}]}, 'x': 'y'}";
        new MispReader(new Assumptions("backfill", "amber"))
                .read(JsonReader.read(document.replace('\'', '"')), conversion);

        assertThat(notMapped()).containsExactly("x y", "Attribute[0].first_seen 2024-01-01", "RelatedEvent[0] Other");
    }
}
