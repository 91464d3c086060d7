package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.text.CsvTable;

class ClaimantTableTest {

    private static final List<String> ALBANIA = List.of("AL");
    private static final List<String> KOSOVO = List.of("XK", "ZZ");

    @Test
    void joinsAliasesInAnySpelling() {
        ClaimantKeys keys = keys("canonical,alias\nHomeland Justice,H.L.J.\n");

        assertThat(keys.keyOf("hlj")).isEqualTo("homelandjustice");
        assertThat(keys.keyOf("Homeland-Justice")).isEqualTo("homelandjustice");
    }

    @Test
    void aNameThatTwoUseStandsForNeither() {
        ClaimantKeys keys = keys("""
                canonical,alias,collective,distinctFrom
                Karma Below,Karma,,Karma Crew
                Karma Crew,Karma
                """);

        assertThat(List.of(keys.keyOf("Karma"), keys.keyOf("Karma Below"), keys.keyOf("Karma Crew")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "in the line that joined them | Karma,Karma Below,,Karma",
                "in a line after             | Karma,Karma Below;Karma Below,,,Karma",
                "in a line before            | Karma Below,,,KARMA;Karma,Karma Below",
                "seen from the other side    | Karma,Karma Below;Karma,,,Karma Below",
            })
    void whoSaysNotTheSameIsHeard(String where, String lines) {
        ClaimantKeys keys = keys("canonical,alias,collective,distinctFrom\n" + lines.replace(';', '\n'));

        assertThat(keys.keyOf("Karma Below")).as(where).isNotEqualTo(keys.keyOf("Karma"));
    }

    @Test
    void whatIsDistinctKeepsItsOtherNames() {
        ClaimantKeys keys =
                keys("canonical,alias,collective,distinctFrom\nKarma Below,KB\nKarma Below,Karma,,Karma Crew\n");

        assertThat(keys.keyOf("kb")).isEqualTo(keys.keyOf("Karma Below"));
    }

    @Test
    void aCollectiveIsOneWithinACountryOnly() {
        ClaimantKeys keys = keys("canonical,alias,collective\nAnonymous,Anon,yes\nHomeland Justice,HLJ\n");
        List<String> anonymous = List.of(keys.keyOf("Anon"));
        List<String> both = List.of(keys.keyOf("anonymous"), keys.keyOf("HLJ"));

        assertThat(keys.joins(anonymous, ALBANIA, anonymous, ALBANIA)).isTrue();
        assertThat(keys.joins(anonymous, ALBANIA, anonymous, KOSOVO)).isFalse();
        assertThat(keys.joins(both, ALBANIA, both, KOSOVO)).isTrue();
        assertThat(keys.joins(anonymous, KOSOVO, List.of("another"), KOSOVO)).isFalse();
    }

    @Test
    void nobodyKnownIsNoCountryThatACollectiveShares() {
        ClaimantKeys keys = keys("canonical,collective\nAnonymous,yes\n");
        List<String> anonymous = List.of("anonymous");

        assertThat(keys.joins(anonymous, List.of("ZZ"), anonymous, KOSOVO)).isFalse();
    }

    @Test
    void namesEverythingThatIsWrongWithItsLine() {
        assertThat(ClaimantTable.read(CsvTable.read("""
                        # names
                        canonical,alias,colective,distinctFrom

                        ,Karma
                        Anonymous, the collective,,,yes
                        Handala,Handala,,HANDALA
                        Homeland Justice,HLJ
                        High Level Justice,HLJ
                        HLJ,H-L
                        """)).problems())
                .containsExactly(
                        "there is no column 'colective'; did you mean 'collective'?",
                        "line 4: the line names no claimant under 'canonical'",
                        "line 5: more cells than columns; a name with a comma in it needs quotes",
                        "line 6: nobody is distinct from himself: Handala",
                        "line 8: 'HLJ' is another name of Homeland Justice already (line 7); if both use it,"
                                + " name the one under distinctFrom in the line of the other",
                        "line 9: 'HLJ' is itself another name of Homeland Justice (line 7); write that one here");
    }

    @Test
    void saysHowTheColumnsAreCalled() {
        assertThat(ClaimantTable.read(CsvTable.read("canonical;alias\nAnonymous;Anon\n"))
                        .problems())
                .containsExactly(
                        "there is no column 'canonical;alias'; the columns are, with a comma between them:"
                                + " canonical, alias, collective, distinctFrom",
                        "the column 'canonical' is missing",
                        "line 2: the line names no claimant under 'canonical'");
        assertThat(ClaimantTable.read(CsvTable.read("canonical,collective\nAnonymous,true\n"))
                        .problems())
                .containsExactly("line 2: collective is 'true'; write yes, or leave it empty");
    }

    @Test
    void theOneThatShipsIsSound() {
        CsvTable shipped = CsvTable.resource("/policies/claimants.csv").orElseThrow();

        assertThat(ClaimantTable.read(shipped).problems()).isEmpty();
        assertThat(ClaimantTable.shipped().keyOf("HLJ")).isEqualTo("homelandjustice");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "Karma, Karma Below",
        "IT Army, IT Army of Ukraine",
        "IT Army, IT Army of Russia",
        "Anonymous, Anonymous Sudan",
    })
    void theOneThatShipsTakesNoTwoForOneThatOnlyShareAName(String one, String other) {
        ClaimantKeys keys = ClaimantTable.shipped();

        assertThat(keys.keyOf(one)).isNotEqualTo(keys.keyOf(other));
    }

    private static ClaimantKeys keys(String table) {
        ClaimantTable.Reading reading = ClaimantTable.read(CsvTable.read(table));
        assertThat(reading.problems()).isEmpty();
        return reading.keys();
    }
}
