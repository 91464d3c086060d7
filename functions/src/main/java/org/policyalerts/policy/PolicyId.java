package org.policyalerts.policy;

import org.jspecify.annotations.Nullable;

/** Names a policy: lower-case words with hyphens, the stem of its file. */
public record PolicyId(String value) implements Comparable<PolicyId> {

    @Override
    public int compareTo(PolicyId other) {
        return value.compareTo(other.value);
    }

    // Ids are the keys of the book. The JVM would generate these two methods at first use, and in a cold start that
    // takes longer than reading the whole book.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PolicyId id && id.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
