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

/** Checks one written policy against the language and the incident model. */
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

    /** The keys no policy can do without. */
    static final List<String> REQUIRED =
            List.of("id", "version", "title", "severity", "audience", "when", "recommend", "why", "tests");

    static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Severity::text).toList();

    private final PolicySource source;
    private final Mapping root;
    private final PolicyProblems problems;
    private final NodeReader reader;

    PolicyChecker(ParsedPolicy written, PolicyProblems problems) {
        this.source = written.source();
        this.root = written.root();
        this.problems = problems;
        this.reader = new NodeReader(problems);
    }

    /** Empty if something is wrong; the problems then say what. */
    Optional<CheckedPolicy> check() {
        reader.keys(root, KEYS, REQUIRED);
        Optional<PolicyId> id = value("id").flatMap(this::id);
        Optional<Integer> version = value("version").flatMap(written -> reader.whole(written, "version", 1));
        Optional<String> title = value("title").flatMap(written -> reader.text(written, "title"));
        Optional<String> why = value("why").flatMap(written -> reader.text(written, "why"));
        Severity severity = value("severity")
                .flatMap(written -> reader.oneOf(written, "severity", SEVERITIES))
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
        CheckedPolicy checked = new CheckedPolicy(policy, source.name(), rule(policy), tests());
        return problems.isEmpty() ? Optional.of(checked) : Optional.empty();
    }

    private CheckedPolicy.Rule rule(Policy policy) {
        GroupCondition when = value("when")
                .map(written -> new ConditionChecker(reader).group(GroupCondition.Kind.ALL, written))
                .orElse(GroupCondition.all(List.of()));
        return new CheckedPolicy.Rule(
                when,
                value("clock").flatMap(written -> new ClockChecker(reader).read(written)),
                value("effective").flatMap(this::effective).orElse(EffectivePeriod.ALWAYS),
                value("supersedes")
                        .map(written -> new SupersedesChecker(reader, policy.id()).read(written))
                        .orElse(Supersedes.NOTHING));
    }

    private List<PolicyCase> tests() {
        return root.entry("tests")
                .map(entry -> new PolicyCaseChecker(reader).read(entry))
                .orElse(List.of());
    }

    private Optional<SourceNode> value(String key) {
        return root.get(key);
    }

    private String word(String key, Stream<String> names, String fallback) {
        List<String> allowed = names.map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return upper(value(key)
                .flatMap(written -> reader.oneOf(written, key, allowed))
                .orElse(fallback));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }

    private Optional<PolicyId> id(SourceNode written) {
        Optional<String> text = reader.text(written, "id");
        if (text.isPresent() && !text.get().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            problems.add(written.mark(), "an id is made of lower-case words with hyphens (a to z, 0 to 9)");
            return Optional.empty();
        }
        if (text.isPresent() && !text.get().equals(source.stem())) {
            problems.add(
                    written.mark(),
                    "the id '" + text.get() + "' is not the file's name; rename one of them: '" + source.stem() + "'");
        }
        return text.map(PolicyId::new);
    }

    private List<String> audience(SourceNode written) {
        return reader.someOf(written, "audience", Audiences.ALL);
    }

    private List<String> references(SourceNode written) {
        return reader.items(written, "references").stream()
                .flatMap(item -> reader.text(item, "a reference").stream())
                .toList();
    }

    private Optional<EffectivePeriod> effective(SourceNode written) {
        Optional<Mapping> mapping = reader.mapping(written, "effective");
        mapping.ifPresent(found -> reader.keys(found, List.of("from", "to"), List.of()));
        Optional<LocalDate> from = mapping.flatMap(found -> found.get("from")).flatMap(day -> reader.day(day, "from"));
        Optional<LocalDate> to = mapping.flatMap(found -> found.get("to")).flatMap(day -> reader.day(day, "to"));
        if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
            problems.add(written.mark(), "effective dates are reversed: it would end before it begins");
        }
        return mapping.map(found -> new EffectivePeriod(from.orElse(null), to.orElse(null)));
    }
}
