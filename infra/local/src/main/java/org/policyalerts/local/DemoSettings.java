package org.policyalerts.local;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;

/** The settings that all commands on this machine share: those of a deployment in Albania. */
public final class DemoSettings {

    public static final String COUNTRY = "AL";
    public static final ZoneId ZONE = ZoneId.of("Europe/Tirane");
    public static final EngineSettings ENGINE =
            new EngineSettings(COUNTRY, ZONE, ClaimantTable.shipped(), LegalPack.shipped());

    /** Whom the desk offers to sign in as; a token of the local stack says by itself who its holder is. */
    public static final List<String> TOKENS = Stream.of(
                    Stream.of("staff"),
                    Audiences.ALL.stream()
                            .filter(audience -> !audience.equals("operator"))
                            .map(audience -> "staff:" + audience),
                    Stream.of(
                            "staff:mfa,legal",
                            "staff:operator@OSHEE",
                            "curator:AKCESK",
                            "auditor",
                            "publisher:ANA",
                            "publisher:BEN"))
            .flatMap(tokens -> tokens)
            .toList();

    private DemoSettings() {}
}
