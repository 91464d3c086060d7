package org.policyalerts.policy.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final Book BOOK =
            Book.of(Map.of("b.yaml", "one\ntwo\n", "a.yml", "three", Book.CLAIMANTS, "canonical\nX\n"));

    @Test
    void holdsItsFilesByName() {
        assertThat(BOOK.files()).extracting(Book.File::name).containsExactly("a.yml", "b.yaml", Book.CLAIMANTS);
        assertThat(BOOK.policies()).extracting(Book.File::name).containsExactly("a.yml", "b.yaml");
        assertThat(BOOK.text(Book.CLAIMANTS)).contains("canonical\nX\n");
        assertThat(BOOK.text(Book.LEGAL_PACK)).isEmpty();
    }

    @Test
    void isTheSameHoweverItsLinesEnd() {
        Book otherwise =
                Book.of(Map.of("a.yml", "\uFEFFthree", Book.CLAIMANTS, "canonical\rX\r", "b.yaml", "one\r\ntwo\r\n"));

        assertThat(otherwise.hash()).isEqualTo(BOOK.hash()).matches("[0-9a-f]{64}");
        assertThat(otherwise.files()).isEqualTo(BOOK.files());
    }

    @Test
    void isAnotherOneWithAnyOtherNameOrText() {
        assertThat(Stream.of(
                                Map.of("b.yaml", "one\ntwo\n", "a.yml", "three"),
                                Map.of("b.yaml", "one\ntwo", "a.yml", "three", Book.CLAIMANTS, "canonical\nX\n"),
                                Map.of("c.yaml", "one\ntwo\n", "a.yml", "three", Book.CLAIMANTS, "canonical\nX\n"))
                        .map(texts -> Book.of(texts).hash()))
                .doesNotContain(BOOK.hash())
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheTablesThatShipIfItBringsNone() {
        Book complete = Book.complete(Map.of("a.yaml", "text", Book.CLAIMANTS, "canonical\n"));

        assertThat(complete.text(Book.CLAIMANTS)).contains("canonical\n");
        assertThat(complete.text(Book.LEGAL_PACK).orElseThrow()).contains("early-warning");
    }
}
