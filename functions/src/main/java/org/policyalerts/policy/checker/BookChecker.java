package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.parser.ParsedPolicy;
import org.policyalerts.policy.parser.PolicyProblems;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Sequence;
import org.policyalerts.text.NearestWord;

/** Checks what the policies of a book say of each other: equal ids, and supersession of nobody or in a circle. */
final class BookChecker {

    private final Map<String, Member> members = new LinkedHashMap<>();

    /**
     * A policy as the others see it. It is taken from the nodes of its file, so that a mistake elsewhere in the file
     * does not hide one that is found here.
     */
    private record Member(String id, Mapping root, PolicyProblems problems) {

        private List<Scalar> words(String key, String inner) {
            Optional<SourceNode> list = root.get(key)
                    .flatMap(found -> found instanceof Mapping mapping ? mapping.get(inner) : Optional.of(found));
            return list
                    .filter(Sequence.class::isInstance)
                    .map(found -> ((Sequence) found).items())
                    .orElse(List.of())
                    .stream()
                    .filter(Scalar.class::isInstance)
                    .map(Scalar.class::cast)
                    .toList();
        }

        private boolean isBelow() {
            return root.get("supersedes").filter(Mapping.class::isInstance).isPresent();
        }

        private Optional<Severity> severity(Mapping mapping, String key) {
            return mapping.get(key)
                    .map(node -> String.valueOf(node.plain()))
                    .filter(PolicyChecker.SEVERITIES::contains)
                    .map(Severity::of);
        }

        /** The ids it silences. */
        private Set<String> silences(Map<String, Member> others) {
            Set<String> silenced = new HashSet<>();
            if (!isBelow()) {
                words("supersedes", "").forEach(word -> silenced.add(word.text()));
                return silenced;
            }
            Optional<Severity> below = severity((Mapping) root.get("supersedes").orElseThrow(), "belowSeverity");
            List<String> except =
                    words("supersedes", "except").stream().map(Scalar::text).toList();
            for (Member other : others.values()) {
                Optional<Severity> severity = other.severity(other.root, "severity");
                if (below.isPresent()
                        && severity.isPresent()
                        && severity.get().compareTo(below.get()) < 0
                        && !except.contains(other.id)
                        && !other.id.equals(id)) {
                    silenced.add(other.id);
                }
            }
            return silenced;
        }
    }

    void add(ParsedPolicy policy, PolicyProblems problems) {
        Optional<SourceNode> node = policy.root().get("id");
        if (node.isEmpty() || !(node.get() instanceof Scalar id)) {
            return;
        }
        Member earlier = members.putIfAbsent(id.text(), new Member(id.text(), policy.root(), problems));
        if (earlier != null) {
            problems.add(
                    id.mark(), "another policy has the id '" + id.text() + "' already: " + earlier.problems.fileName());
        }
    }

    void check() {
        members.values().forEach(this::checkNames);
        Map<String, Set<String>> silences = new HashMap<>();
        members.forEach((id, member) -> silences.put(id, member.silences(members)));
        Set<Set<String>> told = new HashSet<>();
        members.values().forEach(member -> checkCircle(member, silences, told));
    }

    private void checkNames(Member member) {
        Stream.of("", "except").flatMap(inner -> named(member, inner)).forEach(word -> {
            if (!members.containsKey(word.text())) {
                String hint = NearestWord.to(word.text(), members.keySet())
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("");
                member.problems().add(word.mark(), "there is no policy '" + word.text() + "'" + hint);
            }
        });
    }

    private static Stream<Scalar> named(Member member, String inner) {
        return member.isBelow() == inner.isEmpty() ? Stream.of() : member.words("supersedes", inner).stream();
    }

    private static void checkCircle(Member member, Map<String, Set<String>> silences, Set<Set<String>> told) {
        List<String> way = wayBack(member.id(), member.id(), silences, new HashSet<>());
        if (way.size() > 1 && told.add(Set.copyOf(way))) {
            String circle = member.id() + " → " + String.join(" → ", way);
            member.problems()
                    .add(
                            member.root()
                                    .entry("supersedes")
                                    .orElseThrow()
                                    .key()
                                    .mark(),
                            "supersedes in a circle: " + circle);
        }
    }

    /** The policies from one to the goal along who silences whom; empty if there is no way. */
    private static List<String> wayBack(String from, String goal, Map<String, Set<String>> silences, Set<String> seen) {
        for (String next :
                silences.getOrDefault(from, Set.of()).stream().sorted().toList()) {
            if (next.equals(goal)) {
                return List.of(goal);
            }
            List<String> rest = seen.add(next) ? wayBack(next, goal, silences, seen) : List.of();
            if (!rest.isEmpty()) {
                List<String> way = new ArrayList<>(List.of(next));
                way.addAll(rest);
                return way;
            }
        }
        return List.of();
    }
}
