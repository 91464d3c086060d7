package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.json;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;

class FieldReaderTest {

    private static final Field SOURCES = IncidentModel.find("sources").orElseThrow();
    private static final Field CLAIMS = IncidentModel.find("claims").orElseThrow();

    private final Problems problems = new Problems();
    private final FieldReader reader = new FieldReader(problems);

    @Test
    void keepsWhatIsRightInTheOrderOfTheModel() {
        Map<String, Object> kept = reader.object(
                        SOURCES, json("{\"credibility\": 2, \"url\": null, \"publisher\": \"Agency\"}"), "/sources/0")
                .orElseThrow();

        assertThat(kept.keySet()).containsExactly("publisher", "credibility");
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void fillsInDefaultsAndAsksForWhatIsRequired() {
        Map<String, Object> kept = reader.object(CLAIMS, Map.of(), "/claims/0").orElseThrow();

        assertThat(kept).containsExactly(Map.entry("status", "active"));
        assertThat(problems.all())
                .containsExactly(new Problem(
                        "/claims/0/claimant", "is required: a text of 1 to 300 characters that is not blank"));
    }

    @Test
    void notesWhatIsWrongInTheOrderOfTheDocument() {
        reader.object(
                SOURCES, json("{\"reliability\": \"z\", \"publisherr\": \"A\", \"credibility\": []}"), "/sources/0");

        assertThat(problems.all())
                .extracting(Problem::pointer)
                .containsExactly("/sources/0/reliability", "/sources/0/publisherr", "/sources/0/credibility");
        assertThat(problems.all().get(1).message()).isEqualTo("is not a known field; did you mean publisher?");
    }

    @Test
    void toleratesOnlyListsOfTheRightLength() {
        Map<String, Object> kept = reader.object(
                        IncidentModel.REPORT, json("{\"targets\": [], \"kinds\": [\"doxing\"]}"), "")
                .orElseThrow();

        assertThat(kept).doesNotContainKey("targets").containsKey("kinds");
        assertThat(problems.all()).contains(new Problem("/targets", "must be a list of 1 to 200 values"));
    }
}
