package org.policyalerts.benchmarks;

import java.util.List;
import java.util.stream.IntStream;
import org.policyalerts.incident.model.Field;
import org.policyalerts.incident.model.IncidentModel;

/** A field of the report that generated policies ask about. */
public enum ReportField {
    STATUS("status", Shape.TEXT),
    TLP("tlp", Shape.TEXT),
    DETERMINATION("determination", Shape.TEXT),
    SIGNIFICANCE("significance", Shape.TEXT),
    DOMESTIC("source.domestic", Shape.TEXT),
    SERVICES_DISRUPTED("impact.servicesDisrupted", Shape.TEXT),
    SCOPE("impact.scope", Shape.TEXT),
    CONFIDENTIALITY("impact.confidentiality", Shape.TEXT),
    INTEGRITY("impact.integrity", Shape.TEXT),
    MOTIVE("motive.primary", Shape.TEXT),
    MOTIVE_CONFIDENCE("motive.confidence", Shape.TEXT),
    ATTRIBUTION_STATUS("attribution.status", Shape.TEXT),
    ATTRIBUTION_CONFIDENCE("attribution.confidence", Shape.TEXT),
    KINDS("kinds", Shape.TEXTS),
    DATA_TYPES("impact.dataTypes", Shape.TEXTS),
    TECHNIQUES("techniques", Shape.TEXTS),
    SOURCE_COUNTRIES("source.countries", Shape.TEXTS),
    CROSS_BORDER("impact.crossBorder", Shape.TEXTS),
    SECTORS("targets.sector", Shape.TEXTS),
    RELATIONS("context.relations.state", Shape.TEXTS),
    SEVERITY("severity", Shape.NUMBER),
    USERS_EXPOSED("impact.usersExposed", Shape.NUMBER),
    USERS_AFFECTED("impact.usersAffected", Shape.NUMBER);

    private static final List<String> COUNTRIES = List.of(
            ("AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LT LU LV MD ME MK MT NL NO PL PT RO RS"
                            + " SE SI SK TR UA XK AM AZ BY CA CN GE IL IN IR JP KP KR KZ RU SY US VE VN ZA AU")
                    .split(" "));
    private static final int TECHNIQUE_COUNT = 200;

    private final String path;
    private final String variable;
    private final Shape shape;

    /** What a report holds there, if anything. */
    public enum Shape {
        TEXT,
        TEXTS,
        NUMBER
    }

    ReportField(String path, Shape shape) {
        this.path = path;
        this.variable = path.replace('.', '_');
        this.shape = shape;
    }

    /** Its dotted path in the report. */
    public String path() {
        return path;
    }

    public Shape shape() {
        return shape;
    }

    /** Its name as a variable, for languages that allow no dots in names. */
    public String variable() {
        return variable;
    }

    /** The texts that it can hold; empty for a number. */
    List<String> vocabulary() {
        Field field = IncidentModel.find(path).orElseThrow();
        return switch (field.kind()) {
            case COUNTRY, PLACE -> COUNTRIES;
            case TECHNIQUE ->
                IntStream.range(0, TECHNIQUE_COUNT)
                        .mapToObj(i -> "T%04d".formatted(1001 + 3 * i))
                        .toList();
            default -> field.values();
        };
    }
}
