package org.policyalerts.local.files;

import java.util.List;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.engine.CompiledBook;

/** A book that was read from a folder and has no problems. */
public record LocalBook(List<CheckedPolicy> policies, ClaimantKeys claimants, LegalPack legalPack) {

    public LocalBook {
        policies = List.copyOf(policies);
    }

    /** The settings of this machine, with the tables of the book. */
    public EngineSettings settings() {
        return new EngineSettings(DemoSettings.COUNTRY, DemoSettings.ZONE, claimants, legalPack);
    }

    public CompiledBook compiled() {
        return CompiledBook.compile(policies, settings());
    }
}
