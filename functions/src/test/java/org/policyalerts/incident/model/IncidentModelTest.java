package org.policyalerts.incident.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentModelTest {

    @ParameterizedTest
    @CsvSource({
        "tlp, ENUM",
        "targets, OBJECT",
        "targets.sector, ENUM",
        "impact.disruptionHours.max, NUMBER",
        "attribution.assessments.byCountry, COUNTRY",
        "conflicts.values.by, TEXT"
    })
    void findsFieldsThroughListsAndObjects(String path, Field.Kind kind) {
        assertThat(IncidentModel.find(path).map(Field::kind)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "TLP", "sector", "targets.", "targets.0.sector", "tlp.label"})
    void findsNoOtherPath(String path) {
        assertThat(IncidentModel.find(path)).isEmpty();
    }
}
