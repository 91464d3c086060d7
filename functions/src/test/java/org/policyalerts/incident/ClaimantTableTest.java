package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyalerts.text.CsvTable;

class ClaimantTableTest {

    @Test
    void joinsAliasesInAnySpelling() {
        ClaimantKeys keys = ClaimantTable.keys(CsvTable.read("canonical,alias\nHomeland Justice,H.L.J.\n"));

        assertThat(keys.keyOf("hlj")).isEqualTo("homelandjustice");
        assertThat(keys.keyOf("Homeland-Justice")).isEqualTo("homelandjustice");
    }

    @Test
    void ignoresRowsWithoutOneOfTheTwoNames() {
        ClaimantKeys keys = ClaimantTable.keys(CsvTable.read("canonical,alias\n,Karma\nHomeland Justice,\n"));

        assertThat(keys.keyOf("Karma")).isEqualTo("karma");
        assertThat(keys.keyOf("")).isEmpty();
    }

    @Test
    void shipsWithTheProduct() {
        assertThat(ClaimantTable.shipped().keyOf("HLJ")).isEqualTo("homelandjustice");
    }
}
