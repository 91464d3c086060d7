package org.policyalerts.policy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.parser.ParsedPolicy;
import org.policyalerts.policy.parser.PolicyParser;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.PolicySources;

/** Incidents and policies for tests, as short as a test wants them. */
public final class Samples {

    public static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");
    public static final ClaimantKeys KEYS = new ClaimantKeys(Map.of("hlj", "homelandjustice"));
    public static final EngineSettings SETTINGS = new EngineSettings("AL", TIRANE, KEYS, LegalPack.EMPTY);
    public static final Instant NOW = Instant.parse("2023-12-26T08:00:00Z");

    private Samples() {}

    /** A tree written as YAML in a test, without the checks of a report. */
    public static Map<String, Object> tree(String yaml) {
        PolicySource source = new PolicySource("tree.yaml", yaml);
        PolicyProblems problems = new PolicyProblems(source);
        ParsedPolicy parsed = PolicyParser.read(source, problems)
                .orElseThrow(
                        () -> new IllegalArgumentException(problems.inOrder().toString()));
        return parsed.root().plain();
    }

    /** The texts of the book that ships, named as the build names them. */
    public static List<PolicySource> shipped() {
        try {
            return PolicySources.folder(Path.of("src/main/resources/policies"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A fixture of the project, by its path from the root. */
    public @SuppressWarnings("unchecked") static Map<String, Object> fixture(String path) throws IOException {
        Path file = Path.of("..").resolve(path);
        if (!Files.exists(file)) {
            throw new IOException("there is no sample report " + path);
        }
        return (Map<String, Object>) read(Files.readAllBytes(file));
    }

    private static Object read(byte[] json) {
        try {
            return Objects.requireNonNull(JsonReader.read(json, 1 << 20));
        } catch (JsonInvalidException invalid) {
            throw new IllegalArgumentException(invalid);
        }
    }

    public static Incident incident(int number, Report report, Instant receivedAt) {
        IncidentId id = new IncidentId("inc_" + "%026d".formatted(number));
        return new Incident(
                id, 1, "AKCESK", receivedAt, receivedAt, "hash", report, FirstDates.UNCHANGED, Optional.empty());
    }

    /** Facts of a first version, seen at {@link #NOW}. */
    public static Facts facts(String yaml, IncidentSummary... history) {
        Map<String, Object> tree = tree(yaml);
        tree.putIfAbsent("mode", "live");
        return facts(new Report(tree), history);
    }

    public static Facts facts(Report report, IncidentSummary... history) {
        return new Facts(incident(1, report, NOW), Optional.empty(), Arrays.asList(history), NOW);
    }

    public static Facts at(Facts facts, Instant now) {
        return new Facts(facts.incident(), facts.previous(), facts.history(), now);
    }

    /** A policy with this list of conditions and further keys. */
    public static String policyText(String id, String when, String... keys) {
        return """
                id: %s
                version: 1
                title: A policy
                severity: high
                audience: [policy]
                when:
                %s
                recommend:
                  - {do: Act, owner: policy, within: P1D}
                why: Because.
                %s
                tests:
                  - {name: yes, given: {severity: 3}, expect: match}
                  - {name: no, given: {severity: 4}, expect: no-match}
                """.formatted(id, when.indent(2).stripTrailing(), String.join("\n", keys));
    }

    /** A policy that may be published: it passes its own tests. It holds for whatever is of the worst severity. */
    public static String publishable(String id) {
        return """
                id: %s
                version: 1
                title: A policy
                severity: high
                when:
                  - severity: 1
                recommend:
                  - {do: Act, owner: policy, within: P1D}
                why: Because.
                tests:
                  - {name: yes, given: events/report-parliament.json, with: {severity: 1}, expect: match}
                  - {name: no, given: events/report-parliament.json, with: {severity: 4}, expect: no-match}
                """.formatted(id);
    }

    public static CheckedPolicy policy(String id, String when, String... keys) {
        return check(policyText(id, when, keys)).get(0);
    }

    public static List<CheckedPolicy> check(String... texts) {
        List<PolicySource> sources = Arrays.stream(texts)
                .map(text ->
                        new PolicySource(text.lines().findFirst().orElse("").replace("id: ", "") + ".yaml", text))
                .toList();
        return PolicyReader.read(sources).orThrow();
    }

    public static CompiledBook book(CheckedPolicy... policies) {
        return CompiledBook.compile(List.of(policies), SETTINGS);
    }
}
