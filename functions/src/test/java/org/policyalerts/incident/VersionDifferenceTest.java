package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.incident.VersionDifference.FieldChange;

class VersionDifferenceTest {

    @Test
    void tellsAddedRemovedAndChangedFieldsApart() {
        Report before = aReport()
                .with("/summary", "old")
                .with("/kinds", List.of("doxing"))
                .report();
        Report after = aReport()
                .with("/kinds", List.of("doxing", "ransomware"))
                .with("/targets/0/infrastructureClass", "critical")
                .with("/motive", Map.of("primary", "revenge"))
                .report();

        assertThat(VersionDifference.between(before, after))
                .containsExactlyInAnyOrder(
                        new FieldChange("/summary", "old", null),
                        new FieldChange("/kinds/1", null, "ransomware"),
                        new FieldChange("/targets/0/infrastructureClass", "not-classified", "critical"),
                        new FieldChange("/motive", null, Map.of("primary", "revenge")));
        assertThat(VersionDifference.between(before, before)).isEmpty();
    }
}
