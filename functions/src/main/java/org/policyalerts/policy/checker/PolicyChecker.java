package org.policyalerts.policy.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Policy.Mode;
import org.policyalerts.policy.Policy.OnUnknown;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.EffectivePeriod;
import org.policyalerts.policy.book.PolicyCase;
import org.policyalerts.policy.book.Supersedes;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.parser.ParsedPolicy;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.text.Fingerprint;

/** Checks one parsed policy against the language and the incident model. */
final class PolicyChecker {

    /** The keys of a policy, in the order authors should keep. */
    static final List<String> KEYS = List.of(
            "id",
            "version",
            "title",
            "severity",
            "audience",
            "mode",
            "effective",
            "when",
            "clock",
            "recommend",
            "why",
            "references",
            "supersedes",
            "onUnknown",
            "tests");

    /** The keys that every policy must have. */
    static final List<String> REQUIRED =
            List.of("id", "version", "title", "severity", "audience", "when", "recommend", "why", "tests");

    static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Severity::text).toList();

    private final PolicySource source;
    private final Mapping root;
    private final PolicyProblems problems;
    private final NodeReader reader;

    PolicyChecker(ParsedPolicy parsed, PolicyProblems problems) {
        this.source = parsed.source();
        this.root = parsed.root();
        this.problems = problems;
        this.reader = new NodeReader(problems);
    }

    /** Empty if something is wrong; the problems then say what. */
    Optional<CheckedPolicy> check() {
        reader.keys(root, KEYS, REQUIRED);
        Optional<PolicyId> id = value("id").flatMap(this::id);
        Optional<Integer> version = value("version").flatMap(node -> reader.whole(node, "version", 1));
        Optional<String> title = value("title").flatMap(node -> reader.text(node, "title"));
        Optional<String> why = value("why").flatMap(node -> reader.text(node, "why"));
        Severity severity = value("severity")
                .flatMap(node -> reader.oneOf(node, "severity", SEVERITIES))
                .map(word -> Severity.valueOf(upper(word)))
                .orElse(Severity.INFO);
        Policy policy = new Policy(
                id.orElse(new PolicyId(source.stem())),
                version.orElse(1),
                Fingerprint.sha256(source.text()),
                title.orElse(""),
                severity,
                value("audience").map(this::audience).orElse(List.of()),
                Mode.valueOf(word("mode", Stream.of(Mode.values()).map(Mode::name), "active")),
                new RecommendationChecker(reader).read(value("recommend")),
                why.orElse(""),
                value("references").map(this::references).orElse(List.of()),
                OnUnknown.valueOf(
                        word("onUnknown", Stream.of(OnUnknown.values()).map(OnUnknown::name), "skip")));
        CheckedPolicy checked = new CheckedPolicy(policy, source.name(), rule(policy), cases());
        return problems.isEmpty() ? Optional.of(checked) : Optional.empty();
    }

    private CheckedPolicy.Rule rule(Policy policy) {
        GroupCondition when = value("when")
                .map(node -> new ConditionChecker(reader).group(GroupCondition.Kind.ALL, node))
                .orElse(GroupCondition.all(List.of()));
        return new CheckedPolicy.Rule(
                when,
                value("clock").flatMap(node -> new ClockChecker(reader).read(node)),
                value("effective").flatMap(this::effective).orElse(EffectivePeriod.ALWAYS),
                value("supersedes")
                        .map(node -> new SupersedesChecker(reader, policy.id()).read(node))
                        .orElse(Supersedes.NOTHING));
    }

    private List<PolicyCase> cases() {
        return root.entry("tests")
                .map(entry -> new PolicyCaseChecker(reader).read(entry))
                .orElse(List.of());
    }

    private Optional<SourceNode> value(String key) {
        return root.get(key);
    }

    private String word(String key, Stream<String> names, String fallback) {
        List<String> allowed = names.map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return upper(
                value(key).flatMap(node -> reader.oneOf(node, key, allowed)).orElse(fallback));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private Optional<PolicyId> id(SourceNode node) {
        Optional<String> text = reader.text(node, "id");
        if (text.isPresent() && !text.get().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(node.mark(), "an id is made of lower-case words with hyphens (a to z, 0 to 9)");
            return Optional.empty();
        }
        if (text.isPresent() && !text.get().equals(source.stem())) {
            problems.add(
                    node.mark(),
                    "the id '" + text.get() + "' is not the file's name; rename one of them: '" + source.stem() + "'");
        }
        return text.map(PolicyId::new);
    }

    private List<String> audience(SourceNode node) {
        return reader.someOf(node, "audience", Audiences.ALL);
    }

    private List<String> references(SourceNode node) {
        return reader.items(node, "references").stream()
                .flatMap(item -> reader.text(item, "a reference").stream())
                .toList();
    }

    private Optional<EffectivePeriod> effective(SourceNode node) {
        Optional<Mapping> mapping = reader.mapping(node, "effective");
        mapping.ifPresent(found -> reader.keys(found, List.of("from", "to"), List.of()));
        Optional<LocalDate> from = mapping.flatMap(found -> found.get("from")).flatMap(day -> reader.day(day, "from"));
        Optional<LocalDate> to = mapping.flatMap(found -> found.get("to")).flatMap(day -> reader.day(day, "to"));
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            problems.add(node.mark(), "effective dates are reversed: it would end before it begins");
        }
        return mapping.map(found -> new EffectivePeriod(from.orElse(null), to.orElse(null)));
    }
}
