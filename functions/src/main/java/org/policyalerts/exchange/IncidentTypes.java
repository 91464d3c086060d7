package org.policyalerts.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our kinds of incident, and the words of STIX (event-type-ov, and incident-type-ov of the older form) for them. */
public final class IncidentTypes {

    /** One word for each of ours. */
    private static final Map<String, String> IN_STIX = Map.of(
            "data-theft", "data-exfiltration",
            "doxing", "unauthorized-release",
            "disruption", "denial-of-service",
            "hijacking", "compromised-system",
            "ransomware", "ransomware",
            "defacement", "modification-information",
            "unknown", "undetermined");

    /** Further words that mean one of ours and nothing less. */
    private static final Map<String, List<String>> ALSO = Map.of(
            "data-theft",
            List.of(
                    "unauthorized-access-information",
                    "theft-access-credentials",
                    "wiretapping",
                    "data-breach",
                    "data-leak",
                    "information-leak",
                    "exfiltration",
                    "unauthorised-information-access"),
            "doxing",
            List.of("doxing", "doxxing"),
            "disruption",
            List.of(
                    "destruction",
                    "deletion-information",
                    "disruption-data-transmission",
                    "packet-flood",
                    "email-flooding",
                    "exploit-tool-exhausting-resources",
                    "exploit-framework-exhausting-resources",
                    "ddos",
                    "dos",
                    "sabotage",
                    "outage",
                    "wiper"),
            "hijacking",
            List.of(
                    "unauthorized-access",
                    "unauthorized-access-system",
                    "control-system-bypass",
                    "system-compromise",
                    "account-compromise",
                    "privileged-account-compromise",
                    "unprivileged-account-compromise",
                    "application-compromise",
                    "intrusion",
                    "compromise"),
            "ransomware",
            List.of("ransomware-payment"),
            "defacement",
            List.of("defacement", "vandalism", "website-defacement"));

    private IncidentTypes() {}

    /** The word of STIX for one of ours. */
    public static String inStix(String kind) {
        return Optional.ofNullable(IN_STIX.get(kind)).orElseThrow();
    }

    /** Our kind for somebody's word; empty if none of ours is meant by it. */
    public static Optional<String> kind(String word) {
        String folded = Sectors.folded(word).replace(' ', '-');
        return IN_STIX.keySet().stream()
                .filter(kind -> folded.equals(kind)
                        || folded.equals(IN_STIX.get(kind))
                        || ALSO.getOrDefault(kind, List.of()).contains(folded))
                .findFirst();
    }
}
