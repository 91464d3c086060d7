package org.policyalerts.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Values of which an incident must have one, or lack the field, if a condition is not to be false: how the index finds the condition's
 * policy.
 */
record Access(Set<Atom> atoms) {

    /** A field of the report holds this value. */
    record Atom(String path, Object value) {}

    Access {
        atoms = Set.copyOf(atoms);
    }

    /** All ways to find a condition; any one of them suffices. */
    static Stream<Access> waysTo(Condition condition) {
        if (condition instanceof ValueCondition value) {
            return ofValue(value).stream();
        }
        if (condition instanceof ElementCondition element) {
            return element.needsOne() ? waysTo(element.where()) : Stream.empty();
        }
        return condition instanceof GroupCondition group ? ofGroup(group) : Stream.empty();
    }

    private static Optional<Access> ofValue(ValueCondition value) {
        if (!(value.test() instanceof ValueTest.AnyOf anyOf)
                || value.path().full().equals(FieldPath.RECEIVED_AT)) {
            return Optional.empty();
        }
        Set<Atom> atoms = new HashSet<>();
        anyOf.accepted().forEach(accepted -> atoms.add(new Atom(value.path().full(), accepted)));
        return Optional.of(new Access(atoms));
    }

    private static Stream<Access> ofGroup(GroupCondition group) {
        return switch (group.kind()) {
            case ALL -> group.parts().stream().flatMap(Access::waysTo);
            case ANY -> union(group.parts()).stream();
            case NONE -> Stream.empty();
        };
    }

    private static Optional<Access> union(List<Condition> parts) {
        Set<Atom> atoms = new HashSet<>();
        for (Condition part : parts) {
            Optional<Access> way = waysTo(part).findFirst();
            if (way.isEmpty()) {
                return Optional.empty();
            }
            atoms.addAll(way.get().atoms());
        }
        return Optional.of(new Access(atoms));
    }

    /** How many policies of the book share its values: the fewer, the better it tells policies apart. */
    int weight(Map<Atom, Integer> frequencies) {
        return atoms.stream()
                .mapToInt(atom -> frequencies.getOrDefault(atom, 0))
                .sum();
    }
}
