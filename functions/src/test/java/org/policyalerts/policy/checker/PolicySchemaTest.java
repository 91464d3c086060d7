package org.policyalerts.policy.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.PrettyJson;
import org.policyalerts.policy.parser.PolicyParser;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;
import org.policyalerts.policy.testing.Samples;

/** The schema that editors use says what the parser says; {@code -Dgolden.write=true} writes it anew. */
class PolicySchemaTest {

    private static final Path FILE = Path.of("../docs/policy.schema.json");
    private static final Path CASES = Path.of("src/test/resources/policy-errors");

    private final SchemaCheck schema = new SchemaCheck(PolicySchema.tree());

    @Test
    void isPublishedAsItFollowsFromTheModel() throws IOException, JsonInvalidException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FILE, PrettyJson.write(PolicySchema.tree()));
        }

        String published = Files.readString(FILE);
        assertThat(published).isEqualTo(PrettyJson.write(PolicySchema.tree()));
        assertThat(JsonReader.read(published.getBytes(StandardCharsets.UTF_8), 1 << 20))
                .isEqualTo(PolicySchema.tree());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsWhatShips(PolicySource source) {
        assertThat(schema.accepts(tree(source).orElseThrow())).isTrue();
    }

    static List<PolicySource> shipped() {
        return Samples.shipped();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blocks",
                "changed",
                "clock",
                "clock-counts-from-a-list",
                "dates",
                "formats",
                "history",
                "history-of-others",
                "missing-keys",
                "namesake-elsewhere",
                "no-tests",
                "number-against-text",
                "outside-the-range",
                "recommendations",
                "ten-mistakes",
                "tests-with-mistakes",
                "unknown-field",
                "unknown-field-in-block",
                "unknown-key",
                "value-outside-enum",
                "words-of-conditions"
            })
    void refusesTheMistakesItCanSee(String mistakes) throws IOException {
        assertThat(trees(mistakes)).isNotEmpty().noneMatch(schema::accepts);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "determination: {not: [blocked, confirmed]}",
                "severity: {atLeast: 2, below: 4}",
                "severity: [1, 2]",
                "targets: {sector: [energy, food], country: $homeCountry, count: {atLeast: 2}}",
                "claims: {given: false}",
                "claims: {status: active, distinct: {claimant: {atLeast: 2}}}",
                "targets.infrastructureClass: {not: critical}",
                "targets: {any: [{sector: energy}, {sector: food}]}",
                "receivedAt: {within: PT72H}",
                "kinds: {count: 2}",
                "timeline.endedAt: {olderThan: P1M, of: receivedAt}",
                "timeline.endedAt: {not: {within: P1M}}",
                "techniques: {startsWith: T14}",
                "timeline.awareAt: {atLeast: 2025-02}",
                "impact.disruptionHours.max: {above: 1.5}",
                "motive: {given: true}",
                "conflicts: {status: open, values: {by: victim}}",
                "none: [{severity: 1}, {all: [{tlp: red}]}]",
                "history: {same: target, within: P1Y, distinct: {country: {atLeast: 2}}, precision: day}",
                "history: {same: [claimant, country], where: {type: threat}, within: P1Y, count: {exactly: 2}}",
                "history: {same: any, where: {sector: [energy, food], severity: {atMost: 2}}, within: P1Y, count: {above: 1}}",
                "history: {same: actor, where: {country: $homeCountry}, within: P1Y, count: {atLeast: 1}}",
                "history: {same: actor, where: {determination: {not: [blocked]}}, within: P1Y, count: {atLeast: 1}}",
                "none: [certain: [severity: 1]]",
                "targets: {none: [certain: [{sector: energy}]]}",
                "changed: {attribution.confidence: raised, severity: {from: 2, to: 1}}",
                "attribution.owner: {not: someone}"
            })
    void acceptsEveryFormTheParserAccepts(String condition) {
        String text = Samples.policyText("formed", "- " + condition);

        assertThat(Samples.check(text)).hasSize(1);
        assertThat(schema.accepts(Samples.tree(text))).isTrue();
    }

    private static List<Map<String, Object>> trees(String mistakes) throws IOException {
        return PolicySources.folder(CASES.resolve(mistakes)).stream()
                .flatMap(source -> tree(source).stream())
                .toList();
    }

    private static Optional<Map<String, Object>> tree(PolicySource source) {
        return PolicyParser.read(source, new PolicyProblems(source))
                .map(policy -> policy.root().plain());
    }
}
