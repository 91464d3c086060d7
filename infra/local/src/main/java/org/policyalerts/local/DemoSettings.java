package org.policyalerts.local;

import java.time.ZoneId;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;

/** The settings that all commands on this machine share: those of a deployment in Albania. */
public final class DemoSettings {

    public static final String COUNTRY = "AL";
    public static final ZoneId ZONE = ZoneId.of("Europe/Tirane");
    public static final EngineSettings ENGINE =
            new EngineSettings(COUNTRY, ZONE, ClaimantTable.shipped(), LegalPack.shipped());

    private DemoSettings() {}
}
