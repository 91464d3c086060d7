package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.message.NewsContext.OmittedCounts;

class OmittedCountsTest {

    private final OmittedCounts omitted = new OmittedCounts();

    @Test
    void aListThatIsAsLongAsAllowedIsToldInFull() {
        assertThat(omitted.first(2, List.of("a", "b"), "reasons")).containsExactly("a", "b");
        assertThat(omitted.isEmpty()).isTrue();
    }

    @Test
    void ofALongerListTheRestIsCounted() {
        assertThat(omitted.first(2, List.of("a", "b", "c"), "reasons")).containsExactly("a", "b");
        assertThat(omitted.inWords()).containsExactly("reasons: 1");
    }

    @Test
    void whatIsLeftOutInSeveralPlacesIsSummedInTheOrderOfTheFirst() {
        omitted.add(2, "steps");
        omitted.add(1, "claims");
        omitted.add(0, "targets");
        omitted.add(3, "steps");

        assertThat(omitted.inWords()).containsExactly("steps: 5", "claims: 1");
    }
}
