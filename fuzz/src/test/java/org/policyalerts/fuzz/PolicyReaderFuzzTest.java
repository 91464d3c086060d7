package org.policyalerts.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.parser.PolicySource;

/** Whatever an author writes: a book, or problems with their place, and never anything else. */
class PolicyReaderFuzzTest {

    private static final Pattern ID = Pattern.compile("(?m)^id: *([a-z0-9-]+)");

    @FuzzTest(maxDuration = "150s")
    @DictionaryEntries({
        "&a",
        "*a",
        "<<: ",
        "!!str ",
        "? ",
        "|",
        "{not: ",
        "{count: ",
        "{distinct: ",
        "P24M",
        "PT",
        "\u202E",
        "---",
        "%YAML"
    })
    void endsInABookOrInProblems(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher id = ID.matcher(text);
        String stem = id.find() ? id.group(1) : "policy";

        BookReading reading = PolicyReader.read(List.of(new PolicySource("policies/" + stem + ".yaml", text)));

        if (reading instanceof BookReading.Faulty faulty) {
            assertThat(faulty.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.render()).startsWith("policies/");
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
            });
        }
    }
}
