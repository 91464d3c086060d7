package org.policyalerts.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a draft lacks is filled in, and what is too long for a report is cut. */
class CompletionTest {

    @ParameterizedTest
    @ValueSource(strings = {"AL", "Nowhere"})
    void whatIsCutIsSaidOnceHoweverMuchHasToBeRepaired(String country) {
        Conversion conversion = new Conversion();
        TargetList targets = new TargetList();
        targets.country(country);
        Draft draft = new Draft();
        draft.put("title", "x".repeat(30_000));
        draft.put("targets", targets.targets());

        new Completion(new Assumptions("backfill", "amber"), conversion, "one")
                .report(draft, Optional.of("2024-05-01"));

        assertThat(conversion.remarks())
                .filteredOn(remark -> remark.words().contains("longer than a report takes"))
                .extracting(Remark::path)
                .containsExactly("title");
    }
}
