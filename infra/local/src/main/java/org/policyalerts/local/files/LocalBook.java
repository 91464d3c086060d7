package org.policyalerts.local.files;

import java.util.List;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.engine.CompiledBook;

/** A book that was read from a folder and has no problems. */
public record LocalBook(List<CheckedPolicy> policies, ClaimantKeys claimants) {

    public LocalBook {
        policies = List.copyOf(policies);
    }

    /** The settings of this machine, with the claimants of the book. */
    public EngineSettings settings() {
        return new EngineSettings(DemoSettings.COUNTRY, DemoSettings.ZONE, claimants, DemoSettings.ENGINE.legalPack());
    }

    public CompiledBook compiled() {
        return CompiledBook.compile(policies, settings());
    }
}
