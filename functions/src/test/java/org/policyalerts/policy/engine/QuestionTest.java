package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** What policies with {@code onUnknown: ask} want to be asked. */
class QuestionTest {

    private static final String SCOPE = "- impact.scope: known";
    private static final String USERS = "- impact.usersExposed: {atLeast: 10}";
    private static final String ASK = "onUnknown: ask";

    @Test
    void asksForEachMissingFieldOnceAndNamesThePoliciesThatWait() {
        List<Question> questions = asked(
                Samples.policy("both", SCOPE + "\n" + USERS, ASK),
                Samples.policy("scope", SCOPE, ASK),
                Samples.policy("skips", "- impact.usersAffected: {atLeast: 10}"),
                Samples.policy("holds", "- severity: 3", ASK));

        assertThat(lines(questions)).containsExactly("impact.scope: both, scope", "impact.usersExposed: both");
        assertThat(questions).extracting(Question::words).containsExactly("scope", "users exposed");
    }

    @Test
    void theMostSeverePolicyIsHeardFirst() {
        List<Question> questions = asked(
                Samples.policy("a-high", USERS, ASK),
                Samples.check(Samples.policyText("b-critical", USERS + "\n" + SCOPE, ASK)
                                .replace("severity: high", "severity: critical"))
                        .get(0));

        assertThat(lines(questions))
                .containsExactly("impact.scope: b-critical", "impact.usersExposed: b-critical, a-high");
    }

    @Test
    void aPolicyAsksForTheFieldsItNamesAlone() {
        String both = SCOPE + "\n" + USERS;

        assertThat(lines(asked(Samples.policy("some", both, "onUnknown: {ask: [impact.usersExposed]}"))))
                .containsExactly("impact.usersExposed: some");
        assertThat(asked(Samples.policy("other", both, "onUnknown: {ask: [severity]}")))
                .isEmpty();
    }

    @Test
    void aPolicyOnTrialAsksNobody() {
        assertThat(asked(Samples.policy("trial", SCOPE, ASK, "mode: shadow"))).isEmpty();
    }

    @Test
    void aFieldThatCouldNotChangeTheOutcomeIsNotAskedFor() {
        assertThat(asked(Samples.policy("settled", "- severity: 1\n" + SCOPE, ASK)))
                .isEmpty();
    }

    private static List<Question> asked(CheckedPolicy... policies) {
        CompiledBook book = CompiledBook.compile(List.of(policies), Samples.SETTINGS);
        return Question.of(book.decide(Samples.facts("severity: 3")));
    }

    private static Stream<String> lines(List<Question> questions) {
        return questions.stream()
                .map(question -> question.field() + ": "
                        + String.join(
                                ", ",
                                question.waiting().stream()
                                        .map(policy -> policy.id().value())
                                        .toList()));
    }
}
