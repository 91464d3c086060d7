package org.policyalerts.policy.checker;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import org.policyalerts.policy.checker.ConditionChecker.Placed;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.parser.ParsedPolicy;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Sequence;
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
            "until",
            "clock",
            "recommend",
            "why",
            "references",
            "supersedes",
            "onUnknown",
            "reviewBy",
            "tests");

    /** What an id looks like. */
    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    /** The keys that every policy must have. */
    static final List<String> REQUIRED =
            List.of("id", "version", "title", "severity", "when", "recommend", "why", "tests");

    static final List<String> SEVERITIES =
            Stream.of(Severity.values()).map(Severity::text).toList();

    private final PolicySource source;
    private final Mapping root;
    private final PolicyProblems problems;
    private final NodeReader reader;
    private final Set<String> duties;

    PolicyChecker(ParsedPolicy parsed, PolicyProblems problems, Set<String> duties) {
        this.source = parsed.source();
        this.root = parsed.root();
        this.problems = problems;
        this.reader = new NodeReader(problems);
        this.duties = duties;
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
                .map(Severity::of)
                .orElse(Severity.INFO);
        RecommendationChecker steps =
                new RecommendationChecker(reader, value("until").isPresent()).read(value("recommend"));
        Policy policy = new Policy(
                id.orElse(new PolicyId(source.stem())),
                version.orElse(1),
                Fingerprint.sha256(source.text()),
                title.orElse(""),
                severity,
                value("audience").map(this::audience).orElse(List.of()),
                Mode.valueOf(word("mode", Stream.of(Mode.values()).map(Mode::name), "active")),
                steps.steps(),
                why.orElse(""),
                value("references").map(this::references).orElse(List.of()),
                onUnknown(),
                value("onUnknown").map(this::asks).orElse(List.of()),
                value("reviewBy").flatMap(node -> reader.day(node, "reviewBy")).orElse(null));
        CheckedPolicy checked = new CheckedPolicy(policy, source.name(), rule(policy.id(), steps.ifs()), cases(policy));
        return problems.isEmpty() ? Optional.of(checked) : Optional.empty();
    }

    private CheckedPolicy.Rule rule(PolicyId id, List<CheckedPolicy.StepCondition> ifs) {
        ConditionChecker conditions = new ConditionChecker(reader);
        List<Placed> when = value("when").map(conditions::parts).orElse(List.of());
        Optional<List<Placed>> until = value("until").map(conditions::parts);
        until.ifPresent(parts -> new ContradictionChecker(problems).checkUntil(when, parts));
        return new CheckedPolicy.Rule(
                conditions.grouped(GroupCondition.Kind.ALL, when),
                until.map(parts -> conditions.grouped(GroupCondition.Kind.ALL, parts)),
                value("clock").flatMap(node -> new ClockChecker(reader, until.isPresent(), duties).read(node)),
                ifs,
                value("effective").flatMap(this::effective).orElse(EffectivePeriod.ALWAYS),
                value("supersedes")
                        .map(node -> new SupersedesChecker(reader, id).read(node))
                        .orElse(Supersedes.NOTHING));
    }

    private List<PolicyCase> cases(Policy policy) {
        return root.entry("tests")
                .map(entry -> new PolicyCaseChecker(reader, policy.recommend()).read(entry))
                .orElse(List.of());
    }

    private OnUnknown onUnknown() {
        return value("onUnknown").filter(Mapping.class::isInstance).isPresent()
                ? OnUnknown.ASK
                : OnUnknown.valueOf(
                        word("onUnknown", Stream.of(OnUnknown.values()).map(OnUnknown::name), "skip"));
    }

    /** The fields that it asks for, if it names them. */
    private List<String> asks(SourceNode node) {
        if (!(node instanceof Mapping mapping)) {
            return List.of();
        }
        reader.keys(mapping, List.of("ask"), List.of("ask"));
        FieldFinder fields = new FieldFinder(reader, null);
        return mapping.get("ask").map(list -> reader.items(list, "ask")).orElse(List.of()).stream()
                .flatMap(item -> fields.named(item, "the name of a field").stream())
                .map(FieldPath::full)
                .distinct()
                .toList();
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
        if (text.isPresent() && !text.get().matches(SLUG)) {
            return reader.refused(node.mark(), "an id is made of lower-case words with hyphens (a to z, 0 to 9)");
        }
        if (text.isPresent() && !text.get().equals(source.stem())) {
            problems.add(
                    node.mark(),
                    "the id '" + text.get() + "' is not the file's name; rename one of them: '" + source.stem() + "'");
        }
        return text.map(PolicyId::new);
    }

    private List<String> audience(SourceNode node) {
        // An empty list says what leaving it out says: the owners of the steps are told, and nobody else.
        boolean isEmpty = node instanceof Sequence list && list.items().isEmpty();
        return isEmpty ? List.of() : reader.someOf(node, "audience", Audiences.ALL);
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
