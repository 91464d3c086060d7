package org.policyalerts.exchange.stix;

import java.util.List;
import java.util.Map;
import org.policyalerts.exchange.Sectors;
import org.policyalerts.incident.Incident;

/**
 * An incident as a bundle of STIX 2.1 for partners, with the incident core extension in its newer form. What no
 * property of STIX says goes along in an extension of ours; how we ourselves look after the case stays here.
 */
public final class StixBundle {

    /** Our own work, and what the service notes by itself. */
    private static final List<String> KEPT =
            List.of("attribution.owner", "attribution.lastReviewedAt", "attribution.nextReviewAt");

    private static final Sectors SECTORS = Sectors.shipped();

    private StixBundle() {}

    /** The bundle of an incident as its reader sees it. */
    public static Map<String, Object> of(Incident incident) {
        Remainder rest = new Remainder(incident.report());
        KEPT.forEach(rest::take);
        BundleWriter bundle = new BundleWriter(incident);
        StixCore.Written incidentObject = StixCore.write(rest, bundle);
        Map<String, Object> core = incidentObject.core();
        StixTimeline.write(rest, bundle, core);
        StixImpacts.write(rest, bundle, core);
        new StixTargets(SECTORS).write(rest, bundle);
        StixAccounts.write(rest, bundle);
        StixLinks.write(rest, bundle);
        StixResponses.write(rest, bundle);
        OwnExtension.put(incidentObject.object(), rest.left());
        return bundle.bundle();
    }
}
