package org.policyalerts.incident.model;

import static org.policyalerts.incident.model.Field.choice;
import static org.policyalerts.incident.model.Field.date;
import static org.policyalerts.incident.model.Field.leaf;
import static org.policyalerts.incident.model.Field.object;
import static org.policyalerts.incident.model.Field.text;

import org.policyalerts.incident.model.Field.Kind;

/** The fields of a report about who did it: the motive, the claims, the attribution and what states did in answer. */
final class AttributionFields {

    private AttributionFields() {}

    static Field motive() {
        return object(
                "motive",
                choice("primary", Vocabulary.MOTIVES),
                choice("secondary", Vocabulary.MOTIVES).list(0, 20),
                choice("basis", "claimed", "assessed"),
                choice("confidence", Vocabulary.CONFIDENCE),
                text("statement", 2_000),
                text("tension", 2_000),
                text("community", 2_000));
    }

    static Field claims() {
        return object(
                        "claims",
                        text("claimant", 300).required(),
                        date("claimedAt"),
                        text("channel", 300),
                        choice("status", "active", "corroborated", "withdrawn", "refuted")
                                .orElse("active"),
                        leaf("credibility", Kind.INTEGER).between(1, 6),
                        text("targets", 300).list(0, 200))
                .list(0, 100);
    }

    static Field attribution() {
        return object(
                "attribution",
                choice("status", Vocabulary.ATTRIBUTION_STATES),
                choice("confidence", Vocabulary.CONFIDENCE),
                object(
                                "assessments",
                                text("by", 300).required(),
                                leaf("byCountry", Kind.COUNTRY),
                                date("at"),
                                text("basis", 500),
                                choice("level", "persona", "group", "organisation", "state"),
                                text("actor", 300),
                                choice("category", "state", "state-affiliated", "non-state", "individual", "unknown"),
                                leaf("country", Kind.COUNTRY),
                                choice("stance", "attributes", "acknowledges", "disputes"),
                                choice("confidence", Vocabulary.CONFIDENCE),
                                choice("status", "active", "superseded", "withdrawn")
                                        .orElse("active"),
                                text("reportedBy", 300))
                        .list(0, 100),
                object("denials", text("by", 300), leaf("country", Kind.COUNTRY), date("at"))
                        .list(0, 100),
                text("owner", 200),
                date("lastReviewedAt"),
                date("nextReviewAt"));
    }

    static Field responses() {
        return object(
                        "responses",
                        choice(
                                "type",
                                "sanctions",
                                "diplomatic-rupture",
                                "expulsion",
                                "demarche",
                                "statement",
                                "indictment",
                                "capacity-support",
                                "technical",
                                "legislative"),
                        text("by", 300),
                        leaf("byCountry", Kind.COUNTRY),
                        text("against", 500),
                        leaf("againstCountry", Kind.COUNTRY),
                        date("at"),
                        choice("status", "in-force", "ended").orElse("in-force"))
                .list(0, 200);
    }
}
