package org.policyalerts.lambda;

import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.CompiledBook;
import org.policyalerts.policy.EngineSettings;
import org.policyalerts.policy.LegalPack;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.StoredBook;

/** The policy book as it lies in the jar, compiled for a deployment. */
public final class ShippedBook {

    private ShippedBook() {}

    public static PolicyBook compile(Settings settings, ClaimantKeys claimants) {
        EngineSettings engine =
                new EngineSettings(settings.homeCountry(), settings.zone(), claimants, LegalPack.shipped());
        return CompiledBook.compile(StoredBook.shipped(), engine);
    }
}
