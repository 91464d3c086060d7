package org.policyalerts.lambda;

import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;

/** The policy book from the jar, compiled with the settings of a deployment. */
public final class DeployedBook {

    private DeployedBook() {}

    public static PolicyBook compile(Settings settings, ClaimantKeys claimants) {
        EngineSettings engine =
                new EngineSettings(settings.homeCountry(), settings.zone(), claimants, LegalPack.shipped());
        return CompiledBook.compile(StoredBook.shipped(), engine);
    }
}
