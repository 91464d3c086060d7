package org.policyalerts.policy.checker;

import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;

/** Checks the steps a policy recommends. */
record RecommendationChecker(NodeReader reader) {

    private static final List<String> KEYS = List.of("do", "owner", "within");

    List<Recommendation> read(Optional<SourceNode> node) {
        return node.map(list -> reader.items(list, "recommend")).orElse(List.of()).stream()
                .flatMap(item -> reader.mapping(item, "a recommendation").stream())
                .flatMap(item -> step(item).stream())
                .toList();
    }

    private Optional<Recommendation> step(Mapping mapping) {
        reader.keys(mapping, KEYS, KEYS);
        Optional<String> action = mapping.get("do").flatMap(value -> reader.text(value, "do"));
        Optional<String> owner = mapping.get("owner").flatMap(value -> reader.oneOf(value, "owner", Audiences.ALL));
        Optional<String> within = mapping.get("within").flatMap(this::within);
        return action.isPresent() && owner.isPresent() && within.isPresent()
                ? Optional.of(new Recommendation(action.get(), owner.get(), within.get()))
                : Optional.empty();
    }

    private Optional<String> within(SourceNode node) {
        if (node instanceof Scalar scalar && scalar.text().equals(Recommendation.BEFORE_ANNOUNCEMENT)) {
            return Optional.of(scalar.text());
        }
        return reader.span(node, "within (or the word before-announcement)").map(TimeSpan::text);
    }
}
