package org.policyalerts.policy.checker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.book.PolicyCase;
import org.policyalerts.policy.book.PolicyCase.Expect;
import org.policyalerts.policy.book.PolicyCase.Given;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;

/** Checks the cases of a policy, the tests inside its file. */
final class PolicyCaseChecker {

    private static final List<String> KEYS =
            List.of("name", "given", "with", "previous", "history", "at", "receivedAt", "expect", "steps");
    private static final List<String> EXPECTATIONS =
            Stream.of(Expect.values()).map(Expect::text).toList();

    private final NodeReader reader;
    private final List<String> texts;
    private final Set<String> names = new HashSet<>();

    PolicyCaseChecker(NodeReader reader, List<Recommendation> recommended) {
        this.reader = reader;
        this.texts = recommended.stream().map(Recommendation::action).distinct().toList();
    }

    /** The cases; there must be one that matches and one that does not. */
    List<PolicyCase> read(Mapping.Entry tests) {
        List<PolicyCase> cases = new ArrayList<>();
        Set<Object> expectations = new HashSet<>();
        for (SourceNode item : reader.items(tests.value(), "tests")) {
            Optional<Mapping> mapping = reader.mapping(item, "a test");
            mapping.flatMap(found -> found.get("expect")).map(SourceNode::plain).ifPresent(expectations::add);
            mapping.flatMap(this::policyCase).ifPresent(cases::add);
        }
        need(Expect.MATCH, "matches", expectations, tests);
        need(Expect.NO_MATCH, "does not match", expectations, tests);
        return cases;
    }

    private void need(Expect expect, String words, Set<Object> expectations, Mapping.Entry tests) {
        if (!expectations.contains(expect.text())) {
            reader.problem(tests.key().mark(), "no test that " + words + "; add one with expect: " + expect.text());
        }
    }

    private Optional<PolicyCase> policyCase(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("name", "given", "expect"));
        Optional<String> name = mapping.get("name").flatMap(this::name);
        Optional<Given> given = mapping.get("given").flatMap(value -> given(value, mapping));
        Optional<Expect> expect = mapping.get("expect")
                .flatMap(value -> reader.oneOf(value, "expectation", EXPECTATIONS))
                .map(PolicyCaseChecker::expectation);
        Map<String, Object> previous = mapping.get("previous").map(this::patch).orElse(null);
        List<Given> history = mapping.get("history").map(this::history).orElse(List.of());
        List<String> steps =
                mapping.entry("steps").map(entry -> steps(entry, expect)).orElse(List.of());
        PolicyCase.Times times = new PolicyCase.Times(instant(mapping, "at"), instant(mapping, "receivedAt"));
        return name.isPresent() && given.isPresent() && expect.isPresent()
                ? Optional.of(new PolicyCase(
                        name.get(),
                        given.get(),
                        previous,
                        history,
                        times,
                        expect.get(),
                        steps,
                        mapping.mark().line()))
                : Optional.empty();
    }

    /** The whole text of each step that is named by some of its words. */
    private List<String> steps(Mapping.Entry entry, Optional<Expect> expect) {
        if (expect.isPresent() && expect.get() != Expect.MATCH) {
            reader.problem(entry.key().mark(), "only a policy that matches recommends steps");
        }
        List<String> named = new ArrayList<>();
        for (SourceNode item : reader.items(entry.value(), "steps")) {
            reader.text(item, "a step").flatMap(words -> step(item, words)).ifPresent(named::add);
        }
        return named;
    }

    private Optional<String> step(SourceNode item, String words) {
        List<String> found = texts.stream().filter(text -> text.contains(words)).toList();
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        String problem =
                found.isEmpty() ? "no step has these words" : found.size() + " steps have these words; use more";
        return reader.refused(item.mark(), problem);
    }

    private static Expect expectation(String text) {
        return Stream.of(Expect.values())
                .filter(expect -> expect.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private Optional<String> name(SourceNode node) {
        Optional<String> name = reader.text(node, "name");
        if (name.isPresent() && !names.add(name.get())) {
            reader.problem(node.mark(), "two tests have this name");
        }
        return name;
    }

    private @Nullable Instant instant(Mapping mapping, String key) {
        return mapping.get(key).flatMap(value -> reader.instant(value, key)).orElse(null);
    }

    private Optional<Given> given(SourceNode node, Mapping mapping) {
        Map<String, Object> with = mapping.get("with").map(this::patch).orElse(Map.of());
        if (node instanceof Mapping) {
            return Optional.of(new Given(null, patch(node), with));
        }
        return reader.text(node, "given").map(file -> new Given(file, Map.of(), with));
    }

    private List<Given> history(SourceNode node) {
        List<Given> history = new ArrayList<>();
        for (SourceNode item : reader.items(node, "history")) {
            Optional<Given> past = item instanceof Mapping mapping
                    ? past(mapping)
                    : reader.text(item, "a file").map(file -> new Given(file, Map.of(), Map.of()));
            past.ifPresent(history::add);
        }
        return history;
    }

    private Optional<Given> past(Mapping mapping) {
        reader.keys(mapping, List.of("given", "with"), List.of("given"));
        return mapping.get("given").flatMap(given -> given(given, mapping));
    }

    private Map<String, Object> patch(SourceNode node) {
        Optional<Mapping> mapping = reader.mapping(node, "a report");
        mapping.ifPresent(found -> new PatchChecker(reader).check(found));
        return mapping.map(Mapping::plain).orElse(Map.of());
    }
}
