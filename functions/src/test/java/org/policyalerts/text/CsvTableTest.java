package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvTableTest {

    @Test
    void namesTheCellsOfEachLineByTheFirst() {
        assertThat(CsvTable.read("name, country\nAssembly,AL\n Airline , XK\n").rows())
                .containsExactly(
                        Map.of("name", "Assembly", "country", "AL"), Map.of("name", "Airline", "country", "XK"));
    }

    @Test
    void skipsRemarksAndEmptyLinesEvenAboveTheNames() {
        assertThat(CsvTable.read("# edited by hand\n\nname\n# one\nAssembly\n   \n")
                        .rows())
                .containsExactly(Map.of("name", "Assembly"));
    }

    @Test
    void keepsCommasAndDoubledQuotesOfAQuotedCell() {
        assertThat(CsvTable.read("name,alias\n\"Ministry, of \"\"Interior\"\"\",\"\"\n")
                        .rows())
                .containsExactly(Map.of("name", "Ministry, of \"Interior\"", "alias", ""));
    }

    @Test
    void readsMissingCellsAsEmptyAndIgnoresThoseWithoutAName() {
        assertThat(CsvTable.read("name,alias\nAssembly\nAirline,a,b\n").rows())
                .containsExactly(Map.of("name", "Assembly", "alias", ""), Map.of("name", "Airline", "alias", "a"));
    }

    @Test
    void hasNoRowsWithoutLines() {
        assertThat(CsvTable.read("").rows()).isEmpty();
        assertThat(CsvTable.read("name\n").rows()).isEmpty();
    }

    @Test
    void isAbsentIfTheProductHasNoSuchFile() {
        assertThat(CsvTable.resource("/no-such-table.csv")).isEmpty();
        assertThat(CsvTable.resource("/sectors.csv").orElseThrow().rows()).isNotEmpty();
    }
}
