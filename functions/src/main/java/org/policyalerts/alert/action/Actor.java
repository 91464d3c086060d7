package org.policyalerts.alert.action;

import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.Recipient;

/**
 * Who acts on tasks.
 *
 * @param name a person as the token names them
 * @param audiences the names of the audiences it belongs to; empty for all of them
 */
public record Actor(String name, Optional<Set<String>> audiences) {

    /** The audience that may act for others, on record. */
    private static final String POLICY = "policy";

    public Actor {
        audiences = audiences.map(Set::copyOf);
    }

    /**
     * In which capacity somebody acts.
     *
     * @param owner whose task it is
     * @param isForOwner whether it is the policy directorate on behalf of the owner
     */
    public record Capacity(String name, Recipient owner, boolean isForOwner) {}

    /** The same as a member of one audience and no other. */
    public Actor as(String audience) {
        return new Actor(name, Optional.of(belongsTo(audience) ? Set.of(audience) : Set.of()));
    }

    public boolean belongsTo(String audience) {
        return audiences.map(names -> names.contains(audience)).orElse(true);
    }

    public boolean owns(Recipient owner) {
        return belongsTo(owner.name());
    }

    /** In which capacity it acts on a task of that owner; empty if the task is none of its business. */
    public Optional<Capacity> on(Recipient owner) {
        return owns(owner) || belongsTo(POLICY)
                ? Optional.of(new Capacity(name, owner, !owns(owner)))
                : Optional.empty();
    }
}
