package org.policyalerts.alert;

import java.util.HashMap;
import java.util.Map;

/** What audiences are called in messages: English by default, or as a deployment sets it. */
public record AudienceNames(Map<String, String> names) {

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("policy", "the policy directorate"),
            Map.entry("csirt", "the CSIRT"),
            Map.entry("attribution", "the attribution cell"),
            Map.entry("nsc", "the security council"),
            Map.entry("mfa", "the foreign ministry"),
            Map.entry("legal", "the legal service"),
            Map.entry("dpa", "the data protection authority"),
            Map.entry("regulator", "the regulator"),
            Map.entry("ci-designation", "the designation authority"),
            Map.entry("operator", "the operator"),
            Map.entry("law-enforcement", "the police"),
            Map.entry("comms", "government communications"),
            Map.entry("alliance", "the alliance desk"));

    public static final AudienceNames DEFAULT = new AudienceNames(ENGLISH);

    public AudienceNames {
        names = Map.copyOf(names);
    }

    /** The English names but for some. */
    public static AudienceNames with(Map<String, String> others) {
        Map<String, String> names = new HashMap<>(ENGLISH);
        names.putAll(others);
        return new AudienceNames(names);
    }

    /** "the foreign ministry"; an operator's organisation follows its name. */
    public String of(Recipient recipient) {
        return of(recipient.audience())
                + recipient.organisation().map(name -> " " + name).orElse("");
    }

    /** "the foreign ministry"; an audience without a name is called by its own. */
    public String of(String audience) {
        return names.getOrDefault(audience, audience);
    }
}
