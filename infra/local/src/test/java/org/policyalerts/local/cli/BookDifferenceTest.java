package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.policy.book.Book;

class BookDifferenceTest {

    @Test
    void namesWhatIsNewWhatSaysSomethingElseAndWhatIsGone() {
        Book before = Book.of(Map.of("left.yaml", "1", "other.yaml", "1", "same.yml", "1\n", "claimants.csv", "a"));
        Book after = Book.of(Map.of("other.yaml", "2", "same.yml", "1\r\n", "own.yaml", "1", "claimants.csv", "b"));

        assertThat(BookDifference.between(before, after).sentence())
                .isEqualTo("Beside the rules in force: 1 new (own), 2 changed (claimants.csv, other), 1 gone (left).");
    }

    @Test
    void countsTheNamesThatWouldFillTheScreen() {
        Map<String, String> texts = new TreeMap<>();
        IntStream.range(10, 23).forEach(number -> texts.put("rule-" + number + ".yaml", "1"));

        assertThat(BookDifference.between(Book.of(texts), Book.of(Map.of())).sentence())
                .startsWith("Beside the rules in force: 0 new, 0 changed, 13 gone (rule-10, ")
                .endsWith("rule-21 and 1 more).");
    }
}
