package org.policyalerts.policy.book;

import java.util.List;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.condition.LegalPack;

/**
 * A book that was checked when it was built or published, ready to be compiled.
 *
 * @param hash says which book it is
 * @param policies without their cases
 */
public record CheckedBook(String hash, List<CheckedPolicy> policies, ClaimantKeys claimants, LegalPack legalPack) {

    public CheckedBook {
        policies = List.copyOf(policies);
    }
}
