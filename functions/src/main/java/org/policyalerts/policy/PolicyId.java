package org.policyalerts.policy;

/** Names a policy: lower-case words with hyphens, the stem of its file. */
public record PolicyId(String value) implements Comparable<PolicyId> {

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
