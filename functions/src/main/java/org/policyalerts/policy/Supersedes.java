package org.policyalerts.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies that a policy silences for an incident when it holds itself.
 *
 * @param below every policy less severe than this, but for the exceptions; null for only the named ones
 */
record Supersedes(Set<PolicyId> named, @Nullable Severity below, Set<PolicyId> except) {

    static final Supersedes NOTHING = new Supersedes(Set.of(), null, Set.of());

    Supersedes {
        named = Set.copyOf(named);
        except = Set.copyOf(except);
    }

    /** Whether a policy with this part silences another; never itself. */
    boolean silences(PolicyId self, Policy other) {
        if (other.id().equals(self)) {
            return false;
        }
        boolean isBelow = below != null && other.severity().compareTo(below) < 0 && !except.contains(other.id());
        return isBelow || named.contains(other.id());
    }
}
