package org.policyalerts.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.Worded;

/**
 * What a checked policy says to people: whom to tell to do what, and why.
 *
 * @param hash hex SHA-256 of its text; an alert names the exact wording it came from
 * @param audience who is told besides the owners of its steps; may be empty
 * @param asks the fields it asks for when it cannot be decided; empty for all that are missing
 * @param reviewBy the day after which somebody should look at it again; null for none
 */
public record Policy(
        PolicyId id,
        int version,
        String hash,
        String title,
        Severity severity,
        List<String> audience,
        Mode mode,
        List<Recommendation> recommend,
        String why,
        List<String> references,
        OnUnknown onUnknown,
        List<String> asks,
        @Nullable LocalDate reviewBy) {

    public static final Comparator<Policy> MOST_SEVERE_FIRST =
            Comparator.comparing(Policy::severity).reversed().thenComparing(Policy::id);

    public Policy {
        audience = List.copyOf(audience);
        recommend = List.copyOf(recommend);
        references = List.copyOf(references);
        asks = List.copyOf(asks);
    }

    /** Whoever hears of it when it speaks: its audience, and everyone whom it tells to do something. */
    public List<String> addressees() {
        return addressees(recommend);
    }

    /** The same where it recommends only these of its steps. */
    List<String> addressees(List<Recommendation> steps) {
        return Stream.concat(audience.stream(), steps.stream().map(Recommendation::owner))
                .distinct()
                .toList();
    }

    public Policy in(Mode otherMode) {
        return new Policy(
                id,
                version,
                hash,
                title,
                severity,
                audience,
                otherMode,
                recommend,
                why,
                references,
                onUnknown,
                asks,
                reviewBy);
    }

    /** Whether it should have been looked at again before this day. */
    public boolean isReviewOverdue(LocalDate today) {
        return reviewBy != null && today.isAfter(reviewBy);
    }

    /** Whether its alerts go out. */
    public enum Mode implements Worded {
        ACTIVE,
        SHADOW,
        RETIRED
    }

    /** What follows when a policy cannot be decided. */
    public enum OnUnknown implements Worded {
        SKIP,
        ASK,
        ALERT
    }
}
