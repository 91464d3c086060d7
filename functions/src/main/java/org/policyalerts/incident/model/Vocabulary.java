package org.policyalerts.incident.model;

/** The word lists of the incident model that several fields use, or that are long. */
final class Vocabulary {

    /** NIS2 art. 30: what may be notified voluntarily beside incidents. The first is meant where nothing is said. */
    static final String[] TYPES = {"incident", "near-miss", "threat"};

    static final String[] SECTORS = {
        "government",
        "legislature",
        "judiciary",
        "elections",
        "local-government",
        "military",
        "police",
        "political-party",
        "embassy",
        "telecommunications",
        "digital-infrastructure",
        "ict-services",
        "digital-services",
        "energy",
        "air-transport",
        "rail-transport",
        "water-transport",
        "road-transport",
        "transport",
        "banking",
        "finance",
        "health",
        "drinking-water",
        "waste-water",
        "space",
        "food",
        "chemicals",
        "manufacturing",
        "post",
        "waste",
        "research",
        "education",
        "media",
        "civil-society",
        "defence-industry",
        "international-organisation",
        "other",
        "unknown"
    };

    /** STIX 2.1 attack-motivation-ov, and unknown. */
    static final String[] MOTIVES = {
        "revenge",
        "ideology",
        "coercion",
        "dominance",
        "notoriety",
        "organizational-gain",
        "personal-gain",
        "personal-satisfaction",
        "accidental",
        "unpredictable",
        "unknown"
    };

    /** The categories of root cause in ENISA's annual incident reporting, and unknown. */
    static final String[] ROOT_CAUSES = {
        "malicious-action", "system-failure", "human-error", "natural-phenomenon", "third-party-failure", "unknown"
    };

    /** From low to high: "raised" and "lowered" refer to this order. */
    static final String[] CONFIDENCE = {"none", "low", "moderate", "high"};

    /** The states of an attribution, in the order of the review procedure. */
    static final String[] ATTRIBUTION_STATES = {
        "unassessed",
        "claimed",
        "investigating",
        "technical",
        "assessed",
        "public",
        "contested",
        "refuted",
        "dormant",
        "closed-unresolved"
    };

    /** STIX incident extension, information-type-ov. */
    static final String[] DATA_TYPES = {
        "classified-material", "communication", "credentials-admin", "credentials-user", "financial", "legal",
        "payment", "phi", "pii", "proprietary", "system", "other"
    };

    /** How much confidentiality was lost, from none to the worst. */
    static final String[] CONFIDENTIALITY = {"none", "contained", "suspected-loss", "confirmed-loss", "exploited-loss"};

    /** How much integrity was lost, from none to the worst. */
    static final String[] INTEGRITY = {
        "none",
        "potential-modification",
        "partial-modification",
        "full-modification",
        "potential-destruction",
        "partial-destruction",
        "full-destruction"
    };

    static final String[] YES_NO_UNKNOWN = {"yes", "no", "unknown"};

    private Vocabulary() {}
}
