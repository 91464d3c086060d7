package org.policyalerts.policy.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.testing.PolicyCaseRun;
import org.policyalerts.policy.testing.Samples;

/** Reads the guide for policy authors: what it shows must work as it is written there. */
class PolicyGuideTest {

    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TABLE =
            Pattern.compile("^\\| condition \\| holds if \\|\\n((?:\\|.*\\n)+)", Pattern.MULTILINE);
    private static final Pattern ROW = Pattern.compile("^\\| `(.*?)` \\|", Pattern.MULTILINE);

    @TestFactory
    Stream<DynamicTest> showsConditionsThatRead() throws IOException {
        List<String> conditions = new ArrayList<>();
        guide(TABLE).forEach(table -> ROW.matcher(table).results().forEach(row -> conditions.add(row.group(1))));
        assertThat(conditions).hasSizeGreaterThan(25);
        return conditions.stream().map(condition -> reads(condition, Samples.policyText("shown", "- " + condition)));
    }

    @TestFactory
    Stream<DynamicTest> showsPartsOfPoliciesThatRead() throws IOException {
        return guide(BLOCK)
                .filter(block -> !block.startsWith("id: ") && !block.startsWith("tests:"))
                .map(block -> reads(
                        block,
                        block.startsWith("- ")
                                ? Samples.policyText("shown", block)
                                : Samples.policyText("shown", "- severity: 3", block)));
    }

    @Test
    void showsPoliciesThatPassTheirOwnTests() throws IOException {
        List<String> policies =
                guide(BLOCK).filter(block -> block.startsWith("id: ")).toList();

        List<PolicyCaseRun.Outcome> outcomes =
                policies.stream().map(PolicyGuideTest::run).toList();
        assertThat(outcomes)
                .isNotEmpty()
                .allMatch(PolicyCaseRun.Outcome::isPassed)
                .allMatch(PolicyCaseRun.Outcome::isComplete);
    }

    @Test
    void showsTestsThatPass() throws IOException {
        String tests = guide(BLOCK)
                .filter(block -> block.startsWith("tests:"))
                .findFirst()
                .orElseThrow();
        String policy = Samples.policyText("shown", "- severity: {atMost: 2}").replaceFirst("(?s)tests:.*", "");
        String unmet = "  - {name: milder, given: events/report-one-albania.json, expect: no-match}\n";

        assertThat(run(policy + tests + unmet).results()).hasSize(2).allMatch(PolicyCaseRun.Result::isPassed);
    }

    private static DynamicTest reads(String shown, String policy) {
        return dynamicTest(shown.strip(), () -> {
            BookReading reading = PolicyReader.read(List.of(source(policy)));
            assertThat(reading).isInstanceOf(BookReading.Checked.class);
        });
    }

    private static PolicyCaseRun.Outcome run(String policy) {
        return PolicyCaseRun.run(
                PolicyReader.read(List.of(source(policy))).orThrow(), ClaimantTable.shipped(), Samples::fixture);
    }

    private static PolicySource source(String policy) {
        return new PolicySource(policy.lines().findFirst().orElseThrow().replace("id: ", "") + ".yaml", policy);
    }

    private static Stream<String> guide(Pattern part) throws IOException {
        String guide = Files.readString(Path.of("../docs/policy-language.md"));
        return part.matcher(guide).results().map(found -> found.group(1));
    }
}
