package org.policyalerts.policy;

import java.util.List;

/** Who may be told of an incident, and who may own a recommended step. */
public final class Audiences {

    /** The roles of the domain, in its order. */
    public static final List<String> ALL = List.of(
            "policy",
            "csirt",
            "attribution",
            "nsc",
            "mfa",
            "legal",
            "dpa",
            "regulator",
            "ci-designation",
            "operator",
            "law-enforcement",
            "comms",
            "alliance");

    private Audiences() {}
}
