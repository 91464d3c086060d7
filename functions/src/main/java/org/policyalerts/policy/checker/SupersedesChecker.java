package org.policyalerts.policy.checker;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.book.Supersedes;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;

/** Checks whom a policy silences; {@link BookChecker} checks whether they exist. */
record SupersedesChecker(NodeReader reader, PolicyId self) {

    Supersedes read(SourceNode node) {
        return node instanceof Mapping mapping
                ? below(mapping)
                : new Supersedes(ids(node, "supersedes"), null, Set.of());
    }

    private Supersedes below(Mapping mapping) {
        reader.keys(mapping, List.of("belowSeverity", "except"), List.of("belowSeverity"));
        Severity below = mapping.get("belowSeverity")
                .flatMap(value -> reader.oneOf(value, "severity", PolicyChecker.SEVERITIES))
                .map(Severity::of)
                .orElse(null);
        Set<PolicyId> except =
                mapping.get("except").map(value -> ids(value, "except")).orElse(Set.of());
        return new Supersedes(Set.of(), below, except);
    }

    private Set<PolicyId> ids(SourceNode node, String what) {
        return reader.items(node, what).stream()
                .flatMap(item -> id(item, what).stream())
                .collect(Collectors.toSet());
    }

    private Optional<PolicyId> id(SourceNode node, String what) {
        Optional<PolicyId> id = reader.text(node, what).map(PolicyId::new);
        if (id.isPresent() && id.get().equals(self) && what.equals("supersedes")) {
            reader.problem(node.mark(), "a policy cannot supersede itself");
        }
        return id;
    }
}
