package org.policyalerts.incident.model;

import static org.policyalerts.incident.model.Field.choice;
import static org.policyalerts.incident.model.Field.date;
import static org.policyalerts.incident.model.Field.leaf;
import static org.policyalerts.incident.model.Field.object;
import static org.policyalerts.incident.model.Field.text;

import java.util.Optional;
import org.policyalerts.incident.model.Field.Kind;

/** The fields of a report: reports, policies and the description of the API are checked against this table. */
public final class IncidentModel {

    private static final long MOST_PEOPLE = 10_000_000_000L;

    /** The report as one object field. */
    public static final Field REPORT = object(
            "",
            text("reference", 200).required(),
            text("title", 300).required(),
            text("summary", 20_000),
            leaf("language", Kind.LANGUAGE),
            choice("type", Vocabulary.TYPES),
            choice("mode", "live", "backfill", "exercise").orElse("live"),
            choice("tlp", "clear", "green", "amber", "amber+strict", "red").required(),
            choice("status", "open", "closed").orElse("open"),
            choice("determination", "suspected", "confirmed", "blocked", "failed-attempt", "false-positive")
                    .required(),
            choice("significance", "significant", "not-significant", "undetermined")
                    .orElse("undetermined"),
            leaf("severity", Kind.INTEGER).between(1, 6),
            timeline(),
            choice("kinds", "data-theft", "doxing", "disruption", "hijacking", "ransomware", "defacement", "unknown")
                    .list(0, 20),
            leaf("techniques", Kind.TECHNIQUE).list(0, 200),
            targets(),
            object(
                    "source",
                    choice("domestic", Vocabulary.YES_NO_UNKNOWN),
                    leaf("countries", Kind.COUNTRY).list(0, 50),
                    text("note", 2_000)),
            object(
                    "cause",
                    choice("malicious", Vocabulary.YES_NO_UNKNOWN),
                    choice("rootCause", Vocabulary.ROOT_CAUSES)),
            impact(),
            AttributionFields.motive(),
            AttributionFields.claims(),
            AttributionFields.attribution(),
            AttributionFields.responses(),
            notifications(),
            context(),
            object(
                            "related",
                            text("id", 200).required(),
                            choice(
                                    "relation",
                                    "duplicate-of",
                                    "related-to",
                                    "led-to",
                                    "derived-from",
                                    "part-of-campaign"))
                    .list(0, 200),
            conflicts(),
            sources());

    private IncidentModel() {}

    /** The field at a dotted path, through lists and objects alike; empty if there is none. */
    public static Optional<Field> find(String path) {
        Optional<Field> field = Optional.of(REPORT);
        for (String name : path.split("\\.", -1)) {
            field = field.flatMap(parent -> parent.child(name));
        }
        return field;
    }

    private static Field timeline() {
        return object(
                        "timeline",
                        date("occurredAt").required(),
                        date("awareAt"),
                        date("initialAccessAt"),
                        date("endedAt"),
                        date("disclosedAt"))
                .required();
    }

    private static Field targets() {
        return object(
                        "targets",
                        text("name", 300).between(1, 300),
                        text("nameOriginal", 300),
                        text("organisation", 200).between(1, 200),
                        leaf("country", Kind.PLACE).required(),
                        choice("sector", Vocabulary.SECTORS).required(),
                        choice("ownership", "public", "private", "mixed", "unknown"),
                        choice("infrastructureClass", "critical", "important", "not-classified", "unknown")
                                .required(),
                        text("classifiedUnder", 500),
                        date("classifiedAsOf"),
                        choice("nis2Entity", "essential", "important", "none", "unknown"),
                        choice("confirmation", "victim", "authority", "third-party", "media", "claim-only", "denied")
                                .required())
                .list(1, 200);
    }

    private static Field impact() {
        return object(
                "impact",
                choice("servicesDisrupted", Vocabulary.YES_NO_UNKNOWN).required(),
                choice("scope", "known", "partial", "unknown").required(),
                text("services", 300).list(0, 200),
                text("unaffectedServices", 300).list(0, 200),
                leaf("usersExposed", Kind.INTEGER).between(0, MOST_PEOPLE),
                leaf("usersAffected", Kind.INTEGER).between(0, MOST_PEOPLE),
                object(
                        "disruptionHours",
                        leaf("min", Kind.NUMBER).between(0, 1_000_000),
                        leaf("max", Kind.NUMBER).between(0, 1_000_000)),
                choice("confidentiality", Vocabulary.CONFIDENTIALITY),
                choice("integrity", Vocabulary.INTEGRITY),
                choice("dataTypes", Vocabulary.DATA_TYPES).list(0, 50),
                leaf("crossBorder", Kind.COUNTRY).list(0, 250),
                choice("crossBorderEffect", Vocabulary.YES_NO_UNKNOWN));
    }

    private static Field notifications() {
        return object(
                "notifications",
                date("earlyWarningAt"),
                date("incidentNotificationAt"),
                date("intermediateReportAt"),
                date("finalReportAt"),
                date("dpaNotifiedAt"),
                date("usersInformedAt"));
    }

    private static Field context() {
        return object(
                "context",
                object(
                                "relations",
                                leaf("country", Kind.COUNTRY),
                                choice("state", "normal", "strained", "severed"),
                                date("since"))
                        .list(0, 250),
                date("nationalEventOn"));
    }

    private static Field conflicts() {
        return object(
                        "conflicts",
                        text("field", 300).required(),
                        object("values", text("value", 2_000), text("by", 300)).list(0, 50),
                        choice("status", "open", "settled"))
                .list(0, 100);
    }

    private static Field sources() {
        return object(
                        "sources",
                        text("publisher", 300),
                        leaf("url", Kind.URL).between(0, 2_000),
                        date("publishedAt"),
                        choice("reliability", "a", "b", "c", "d", "e", "f"),
                        leaf("credibility", Kind.INTEGER).between(1, 6))
                .list(0, 200);
    }
}
