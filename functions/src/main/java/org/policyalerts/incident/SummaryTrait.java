package org.policyalerts.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a policy may ask of other incidents: what their summaries keep of their reports. */
public enum SummaryTrait {
    SECTOR("sector", "targets.sector"),
    COUNTRY("country", "targets.country"),
    SEVERITY("severity", "severity"),
    KINDS("kinds", "kinds"),
    DETERMINATION("determination", "determination"),
    MOTIVE("motive", "motive.primary"),
    /** Of the assessments that stand. */
    CATEGORY("category", "attribution.assessments.category"),
    TYPE("type", "type"),
    INFRASTRUCTURE_CLASS("infrastructureClass", "targets.infrastructureClass");

    private final String word;
    private final String path;

    SummaryTrait(String word, String path) {
        this.word = word;
        this.path = path;
    }

    /** As policies write it. */
    public String word() {
        return word;
    }

    public String path() {
        return path;
    }

    /** The trait that policies write so. */
    public static Optional<SummaryTrait> of(String word) {
        return Arrays.stream(values()).filter(trait -> trait.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(SummaryTrait::word).toList();
    }

    /** Its values in a summary; none if nothing was said. */
    public List<?> valuesIn(IncidentSummary summary) {
        return switch (this) {
            case SECTOR -> summary.sectors();
            case COUNTRY -> summary.countries();
            case SEVERITY ->
                summary.severity() == null
                        ? List.of()
                        : List.of(summary.severity().longValue());
            case KINDS -> summary.traits().kinds();
            case DETERMINATION -> List.of(summary.determination());
            case MOTIVE -> summary.traits().motives();
            case CATEGORY -> summary.traits().categories();
            case TYPE -> List.of(summary.traits().type());
            case INFRASTRUCTURE_CLASS -> summary.traits().infrastructureClasses();
        };
    }
}
