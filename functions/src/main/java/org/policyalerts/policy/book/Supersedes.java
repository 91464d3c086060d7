package org.policyalerts.policy.book;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;

/**
 * The policies that a policy silences for an incident when it holds itself.
 *
 * @param below every policy less severe than this, but for the exceptions; null for only the named ones
 */
public record Supersedes(Set<PolicyId> named, @Nullable Severity below, Set<PolicyId> except) {

    public static final Supersedes NOTHING = new Supersedes(Set.of(), null, Set.of());

    public Supersedes {
        named = Set.copyOf(named);
        except = Set.copyOf(except);
    }

    /** Whether the policy that this belongs to silences another; it never silences itself. */
    public boolean silences(PolicyId self, Policy other) {
        if (other.id().equals(self)) {
            return false;
        }
        boolean isBelow = below != null && other.severity().compareTo(below) < 0 && !except.contains(other.id());
        return isBelow || named.contains(other.id());
    }
}
