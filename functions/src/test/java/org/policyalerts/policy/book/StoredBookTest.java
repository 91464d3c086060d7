package org.policyalerts.policy.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.DatePredicate;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.engine.GeneratedBooks;
import org.policyalerts.policy.testing.Samples;

/** The book as the build stores it, against the texts it was made from. */
class StoredBookTest {

    private static final int BOOKS = 2_000;

    private static final String EVERY_KIND = """
                        - determination: {not: false-positive}
                        - impact.usersExposed: {atLeast: 100000, below: 2000000}
                        - impact.disruptionHours.max: [1.50, 7]
                        - timeline.occurredAt: {atLeast: 2023-12, below: 2023-12-25T10:00:00+01:00, within: P24M}
                        - timeline.endedAt: {ahead: PT72H, of: timeline.occurredAt}
                        - none:
                          - techniques: {startsWith: [T14, T1561]}
                          - claims.claimant: [Homeland Justice, "a \\"quoted\\" \\u2028 name"]
                        - motive.tension: {given: false}
                        - kinds: {count: {above: 1}, distinct: 2}
                        - targets:
                            sector: government
                            any:
                              - country: [$homeCountry, XK]
                              - nis2Entity: {given: true}
                            count: {atLeast: 2}
                            distinct: {sector: {atLeast: 2}, country: 1}
                        - history: {same: claimant, within: P24M, count: {atLeast: 1}, precision: day}
                        - history:
                            same: [any]
                            where:
                              country: [$homeCountry, XK]
                              severity: {atMost: 2}
                              type: {not: threat}
                            within: P3D
                            count: {exactly: 2}
                        - certain: [impact.scope: unknown]
                        - history: {same: [country, actor], within: P3D, distinct: {sector: {atLeast: 2}, target: 3}}
                        - changed: {attribution.confidence: raised, severity: {from: 3, to: 2}}""";

    @TestFactory
    Stream<DynamicTest> givesEachShippedPolicyAsItsTextDoes() {
        List<CheckedPolicy> texts = PolicyReader.read(Samples.shipped()).orThrow();
        List<CheckedPolicy> stored = StoredBook.shipped().policies();

        assertThat(stored).hasSameSizeAs(texts);
        return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
                .map(i -> dynamicTest(texts.get(i).id().value(), () -> assertSame(stored.get(i), texts.get(i))));
    }

    @Test
    void givesEveryKindOfConditionAgain() {
        List<CheckedPolicy> policies = Samples.check(
                Samples.policyText("first", EVERY_KIND, """
                        clock: {kind: wait, from: receivedAt, due: PT72H, remind: P1D, legal: early-warning}
                        effective: {from: 2023-01-01, to: 2024-12-31}
                        mode: shadow
                        onUnknown: {ask: [severity, targets.sector]}
                        reviewBy: 2027-06-01
                        references: [NIS2 art. 23, "two\\nlines"]
                        supersedes: {belowSeverity: high, except: [third, second]}"""),
                Samples.policyText("second", "- severity: 1", "effective: {to: 2024-12-31}", "supersedes: [third]"),
                Samples.policyText("fourth", "- severity: 2", """
                                until: [notifications.dpaNotifiedAt: {given: true}, status: closed]
                                clock: {kind: duty, from: timeline.awareAt, due: PT72H}""")
                        .replace("audience: [policy]", "")
                        .replace("recommend:", """
                                recommend:
                                  - {dont: Name a state, owner: [comms, mfa], if: {severity: 1}, id: no-state}
                                  - {do: Record it, owner: policy, within: P3D, per: campaign, stays: true}
                                  - {do: Call, owner: nsc, within: PT1H, if: [severity: 1, kinds: doxing]}"""),
                Samples.policyText(
                        "third", "- severity: {atMost: 2}", "clock: {kind: wait, from: timeline.awareAt, due: P1M}"));

        assertSameBook(StoredBook.read(BookDocument.write(policies)), policies);
        assertThat(kinds(policies)).isEqualTo(permitted());
    }

    @Test
    @Tag("long")
    void givesEveryGeneratedBookAgain() {
        for (int seed = 0; seed < BOOKS; seed++) {
            List<CheckedPolicy> policies = new GeneratedBooks(new Random(seed)).policies(8);

            assertSameBook(StoredBook.read(BookDocument.write(policies)), policies);
        }
    }

    @Test
    @Tag("long")
    void givesTheSameTextForTheSameBook() {
        List<CheckedPolicy> stored = StoredBook.shipped().policies();

        assertThat(BookDocument.write(StoredBook.read(BookDocument.write(stored))))
                .isEqualTo(BookDocument.write(stored))
                .isEqualTo(
                        BookDocument.write(PolicyReader.read(Samples.shipped()).orThrow()));
    }

    @Test
    void saysThatItIsMissing() {
        assertThatThrownBy(() -> StoredBook.text(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "policies/book.json is not on the class path: the build leaves it out if policies validate finds a mistake");
    }

    static Stream<String> otherFormats() {
        long format = BookDocument.FORMAT;
        return Stream.of(String.valueOf(format - 1), String.valueOf(format + 1), "\"" + format + "\"", "null");
    }

    @ParameterizedTest
    @MethodSource("otherFormats")
    void saysThatItIsOfAnotherVersion(String format) {
        assertThatThrownBy(() -> StoredBook.read("{\"format\":" + format + ",\"policies\":[]}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("policies/book.json is of format " + format.replace("\"", "") + " and not "
                        + BookDocument.FORMAT + ": mvn compile writes it anew");
    }

    @Test
    void saysOfAPublishedBookThatANewerProgramWroteItWhateverItsPoliciesLookLike() {
        String newer = "{\"format\":" + (BookDocument.FORMAT + 1) + ",\"policies\":[{\"when\":\"all new\"}]}";

        assertThatThrownBy(() -> StoredBook.published("0".repeat(64), newer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a newer version of the program wrote it, in format " + (BookDocument.FORMAT + 1)
                        + ", and this version reads format " + BookDocument.FORMAT
                        + ": deploy the newer version first");
        assertThatThrownBy(() -> StoredBook.published("0".repeat(64), newer.replaceAll("\\d+", "1")))
                .hasMessage("it is of format 1, which this version of the program does not read");
        assertThatThrownBy(() -> StoredBook.published("0".repeat(64), newer.replaceAll("\\d+", "2")))
                .hasMessage("the stored book is damaged: it holds no policies as they are written");
    }

    @Test
    void saysThatItIsDamagedWhereverItEnds() {
        String whole = BookDocument.write(new GeneratedBooks(new Random(1)).policies(3));

        for (int end = 0; end < whole.length(); end++) {
            String part = whole.substring(0, end);
            assertThatThrownBy(() -> StoredBook.read(part))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("policies/book.json is damaged: line 1, column ")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    @Tag("long")
    void saysThatItIsDamagedOrGivesABookWhateverHappenedToIt() {
        Random random = new Random(2);
        String whole = BookDocument.write(new GeneratedBooks(random).policies(5));

        int damaged = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(whole);
            text.setCharAt(random.nextInt(whole.length()), whole.charAt(random.nextInt(whole.length())));
            Throwable thrown = catchThrowable(() -> StoredBook.read(text.toString()));
            if (thrown != null) {
                damaged++;
                assertThat(thrown).isInstanceOf(IllegalStateException.class);
                assertThat(thrown.getMessage())
                        .startsWith("policies/book.json is ")
                        .doesNotContain("\n");
            }
        }

        assertThat(damaged).isPositive();
    }

    private static void assertSameBook(List<CheckedPolicy> policies, List<CheckedPolicy> expected) {
        assertThat(policies).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertSame(policies.get(i), expected.get(i));
        }
    }

    private static void assertSame(CheckedPolicy policy, CheckedPolicy expected) {
        assertThat(policy.policy()).isEqualTo(expected.policy());
        assertThat(policy.rule()).isEqualTo(expected.rule());
        assertThat(policy.file()).isEqualTo(expected.file());
    }

    private static Set<String> permitted() {
        return Stream.of(Condition.class, ValuePredicate.class, DatePredicate.class)
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .filter(kind -> !kind.isInterface())
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static Set<String> kinds(List<CheckedPolicy> policies) {
        List<Object> all = new ArrayList<>();
        policies.forEach(policy -> collect(policy.rule().when(), all));
        return all.stream().map(each -> each.getClass().getSimpleName()).collect(Collectors.toSet());
    }

    private static void collect(Condition condition, List<Object> all) {
        all.add(condition);
        condition.parts().forEach(part -> collect(part, all));
        if (condition instanceof ElementCondition element) {
            collect(element.where(), all);
        }
        if (condition instanceof ValueCondition value) {
            collect(value.predicate(), all);
        }
    }

    private static void collect(ValuePredicate predicate, List<Object> all) {
        all.add(predicate);
        if (predicate instanceof ValuePredicate.Not not) {
            collect(not.predicate(), all);
        }
        if (predicate instanceof ValuePredicate.Each each) {
            each.predicates().forEach(one -> collect(one, all));
        }
    }
}
