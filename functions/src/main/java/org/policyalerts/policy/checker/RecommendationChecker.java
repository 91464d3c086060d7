package org.policyalerts.policy.checker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.book.CheckedPolicy.StepCondition;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.parser.SourceNode;
import org.policyalerts.policy.parser.SourceNode.Mapping;
import org.policyalerts.policy.parser.SourceNode.Scalar;
import org.policyalerts.policy.parser.SourceNode.Sequence;

/** Checks what a policy recommends: steps to do, and cautions, which are things not to do. */
final class RecommendationChecker {

    /** The keys of a step and of a caution, in the order authors should keep. */
    static final List<String> KEYS = List.of("do", "dont", "owner", "within", "per", "stays", "if", "id");

    static final List<String> PER = List.of("incident", "campaign");
    private static final List<String> ONLY_OF_STEPS = List.of("within", "per", "stays");

    private final NodeReader reader;
    private final boolean hasUntil;
    private final List<Recommendation> steps = new ArrayList<>();
    private final List<StepCondition> ifs = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<List<String>> words = new HashSet<>();

    RecommendationChecker(NodeReader reader, boolean hasUntil) {
        this.reader = reader;
        this.hasUntil = hasUntil;
    }

    /** Reads the steps; afterwards {@link #steps()} and {@link #ifs()} tell them. */
    RecommendationChecker read(Optional<SourceNode> node) {
        node.map(list -> reader.items(list, "recommend")).orElse(List.of()).stream()
                .flatMap(item -> reader.mapping(item, "a recommendation").stream())
                .forEach(this::entry);
        return this;
    }

    /** One for each owner of each entry. */
    List<Recommendation> steps() {
        return List.copyOf(steps);
    }

    List<StepCondition> ifs() {
        return List.copyOf(ifs);
    }

    private void entry(Mapping mapping) {
        reader.keys(mapping, KEYS, List.of("owner"));
        boolean isCaution = mapping.get("dont").isPresent();
        if (mapping.get("do").isPresent() == isCaution) {
            reader.problem(mapping.mark(), isCaution ? "do and dont in one; write two" : "'do' or 'dont' is missing");
        }
        Optional<String> action =
                mapping.get(isCaution ? "dont" : "do").flatMap(value -> reader.text(value, isCaution ? "dont" : "do"));
        List<String> owners =
                mapping.get("owner").map(node -> owners(node, isCaution)).orElse(List.of());
        Optional<String> id = mapping.get("id").flatMap(this::id);
        Optional<GroupCondition> condition = mapping.get("if").map(node -> new ConditionChecker(reader).all(node));
        Optional<Recommendation> shape = isCaution ? caution(mapping, action, id) : step(mapping, action, id);
        for (String owner : owners) {
            checkThatItIsNew(mapping, action.orElse(""), owner);
            condition.ifPresent(found -> ifs.add(new StepCondition(steps.size(), found)));
            steps.add(shape.map(each -> ownedBy(each, owner)).orElseGet(() -> new Recommendation("", owner, "P1D")));
        }
    }

    private static Recommendation ownedBy(Recommendation step, String owner) {
        return new Recommendation(
                step.kind(), step.action(), owner, step.within(), step.per(), step.stays(), step.id());
    }

    private List<String> owners(SourceNode node, boolean isCaution) {
        if (node instanceof Sequence && !isCaution) {
            reader.problem(node.mark(), "a step has one owner; write it once for each who does it");
            return List.of();
        }
        return node instanceof Sequence
                ? reader.someOf(node, "owner", Audiences.ALL)
                : reader.oneOf(node, "owner", Audiences.ALL).stream().toList();
    }

    private Optional<Recommendation> caution(Mapping mapping, Optional<String> action, Optional<String> id) {
        for (String key : ONLY_OF_STEPS) {
            mapping.entry(key)
                    .ifPresent(entry -> reader.problem(
                            entry.key().mark(),
                            "'" + key + "' is for steps to do; a caution holds as long as the policy does"));
        }
        return action.map(text -> new Recommendation(Kind.DONT, text, "", null, Per.INCIDENT, false, id.orElse(null)));
    }

    private Optional<Recommendation> step(Mapping mapping, Optional<String> action, Optional<String> id) {
        if (mapping.get("within").isEmpty() && mapping.get("do").isPresent()) {
            reader.problem(
                    mapping.mark(),
                    "'within' is missing: by when is it to be done? A period such as PT24H, or the word "
                            + Recommendation.BEFORE_ANNOUNCEMENT);
        }
        Optional<String> within = mapping.get("within").flatMap(this::within);
        Per per = mapping.get("per")
                .flatMap(node -> reader.oneOf(node, "unit of work", PER))
                .filter("campaign"::equals)
                .map(campaign -> Per.CAMPAIGN)
                .orElse(Per.INCIDENT);
        boolean stays = mapping.get("stays").filter(this::stays).isPresent();
        return action.isPresent() && within.isPresent()
                ? Optional.of(new Recommendation(Kind.DO, action.get(), "", within.get(), per, stays, id.orElse(null)))
                : Optional.empty();
    }

    private boolean stays(SourceNode node) {
        if (!hasUntil) {
            reader.problem(node.mark(), "every step stays: only 'until' could end it, and there is none");
        }
        return reader.oneOf(node, "answer to stays", List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    private Optional<String> within(SourceNode node) {
        if (node instanceof Scalar scalar && scalar.text().equals(Recommendation.BEFORE_ANNOUNCEMENT)) {
            return Optional.of(scalar.text());
        }
        return reader.span(node, "within (or the word before-announcement)").map(TimeSpan::text);
    }

    private Optional<String> id(SourceNode node) {
        Optional<String> id = reader.text(node, "id");
        if (id.isPresent() && !id.get().matches(PolicyChecker.SLUG)) {
            reader.problem(node.mark(), "an id is made of lower-case words with hyphens (a to z, 0 to 9)");
        }
        if (id.isPresent() && !ids.add(id.get())) {
            reader.problem(node.mark(), "two steps have the id '" + id.get() + "'");
        }
        return id;
    }

    private void checkThatItIsNew(Mapping mapping, String action, String owner) {
        if (!action.isEmpty() && !words.add(List.of(action, owner))) {
            reader.problem(mapping.mark(), "the same step is there twice for " + owner);
        }
    }
}
