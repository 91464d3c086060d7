package org.policyalerts.lambda;

import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;

/** The policy book as it lies in the jar, compiled for a deployment. */
public final class DeployedBook {

    private DeployedBook() {}

    public static PolicyBook compile(Settings settings, ClaimantKeys claimants) {
        EngineSettings engine =
                new EngineSettings(settings.homeCountry(), settings.zone(), claimants, LegalPack.shipped());
        return CompiledBook.compile(StoredBook.shipped(), engine);
    }
}
