package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.CursorInvalidException;

class ListCursorTest {

    private static final String SORT = "2023-12-25T00:00:00.000Z#inc_01HJJ7R0000000000000000001";

    private final InMemoryTable table = new InMemoryTable();

    private ListCursor cursor(String filters) {
        return new ListCursor(new CursorKey(table), filters);
    }

    @Test
    void isOpenedByEveryInstanceAndSaysNothingToWhoeverHoldsIt() {
        String cursor = cursor("incidents").after(SORT);

        assertThat(cursor("incidents").open(cursor)).isEqualTo(SORT);
        assertThat(cursor("incidents").after(SORT)).isEqualTo(cursor).matches("[A-Za-z0-9_-]{1,400}");
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("inc_", "01HJJ7R", "2023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!"})
    void refusesWhatItDidNotGiveOut(String cursor) {
        assertThatThrownBy(() -> cursor("incidents").open(cursor)).isInstanceOf(CursorInvalidException.class);
    }

    @Test
    void isGoodForNoOtherListAndNoOtherDeployment() {
        String cursor = cursor("incidents by energy").after(SORT);
        ListCursor elsewhere = new ListCursor(new CursorKey(new InMemoryTable()), "incidents by energy");

        assertThatThrownBy(() -> cursor("incidents").open(cursor)).isInstanceOf(CursorInvalidException.class);
        assertThatThrownBy(() -> elsewhere.open(cursor)).isInstanceOf(CursorInvalidException.class);
    }
}
