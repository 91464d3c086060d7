package org.policyalerts.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.policyalerts.json.JsonWriter;

/**
 * Valid reports of one to four kilobytes, as bytes; optional fields are left out at random. The same count always gives
 * the same reports.
 */
public final class GeneratedReports {

    private static final long SEED = 1972;

    private final Random random = new Random(SEED);

    private GeneratedReports() {}

    /** So many reports. */
    public static List<byte[]> ofCount(int count) {
        GeneratedReports reports = new GeneratedReports();
        return IntStream.range(0, count)
                .mapToObj(i -> JsonWriter.writeBytes(reports.report(i)))
                .toList();
    }

    private Map<String, Object> report(int number) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("reference", "CSIRT/2026/%04d".formatted(number));
        report.put("title", "Incident %d at an operator of public services".formatted(number));
        report.put(
                "summary", "What the operator's staff saw, step by step, until they called us. ".repeat(1 + upTo(12)));
        report.put("language", "en");
        report.put("mode", "live");
        report.put("tlp", "green");
        report.put("status", "open");
        report.put("determination", one(ReportField.DETERMINATION));
        maybe(report, "significance", one(ReportField.SIGNIFICANCE));
        report.put("severity", 1 + upTo(6));
        report.put("timeline", timeline());
        maybe(report, "kinds", some(ReportField.KINDS, 3));
        maybe(report, "techniques", some(ReportField.TECHNIQUES, 8));
        report.put("targets", targets());
        maybe(report, "source", source());
        report.put("impact", impact());
        maybe(report, "motive", motive());
        maybe(report, "claims", List.of(claim()));
        maybe(report, "attribution", attribution());
        maybe(report, "context", Map.of("relations", List.of(relation())));
        report.put("sources", List.of(source("The operator", "a"), source("A newspaper", "c")));
        return report;
    }

    private static Map<String, Object> timeline() {
        Map<String, Object> timeline = new LinkedHashMap<>();
        timeline.put("occurredAt", "2026-03-14");
        timeline.put("awareAt", "2026-03-14T09:30:00+01:00");
        return timeline;
    }

    private List<Map<String, Object>> targets() {
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = upTo(3); i >= 0; i--) {
            Map<String, Object> target = new LinkedHashMap<>();
            target.put("name", "Operator " + i);
            target.put("country", one(ReportField.SOURCE_COUNTRIES));
            target.put("sector", one(ReportField.SECTORS));
            target.put("ownership", "public");
            target.put("infrastructureClass", "not-classified");
            target.put("nis2Entity", "unknown");
            target.put("confirmation", "victim");
            targets.add(target);
        }
        return targets;
    }

    private Map<String, Object> source() {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("domestic", one(ReportField.DOMESTIC));
        maybe(source, "countries", some(ReportField.SOURCE_COUNTRIES, 4));
        source.put("note", "by address, which says little about who is behind it");
        return source;
    }

    private Map<String, Object> impact() {
        Map<String, Object> impact = new LinkedHashMap<>();
        impact.put("servicesDisrupted", one(ReportField.SERVICES_DISRUPTED));
        impact.put("scope", one(ReportField.SCOPE));
        impact.put("services", List.of("portal", "counter", "hotline"));
        maybe(impact, "usersExposed", upTo(3_000_000));
        maybe(impact, "usersAffected", upTo(200_000));
        maybe(impact, "confidentiality", one(ReportField.CONFIDENTIALITY));
        maybe(impact, "integrity", one(ReportField.INTEGRITY));
        maybe(impact, "dataTypes", some(ReportField.DATA_TYPES, 3));
        maybe(impact, "crossBorder", some(ReportField.CROSS_BORDER, 4));
        return impact;
    }

    private Map<String, Object> motive() {
        Map<String, Object> motive = new LinkedHashMap<>();
        motive.put("primary", one(ReportField.MOTIVE));
        motive.put("basis", "assessed");
        maybe(motive, "confidence", one(ReportField.MOTIVE_CONFIDENCE));
        motive.put("statement", "Believed to answer a decision of the government");
        return motive;
    }

    private Map<String, Object> claim() {
        Map<String, Object> claim = new LinkedHashMap<>();
        claim.put("claimant", "Claimant " + upTo(50));
        claim.put("claimedAt", "2026-03-15");
        claim.put("channel", "Telegram");
        claim.put("status", "active");
        claim.put("credibility", 1 + upTo(6));
        return claim;
    }

    private Map<String, Object> attribution() {
        Map<String, Object> attribution = new LinkedHashMap<>();
        attribution.put("status", one(ReportField.ATTRIBUTION_STATUS));
        maybe(attribution, "confidence", one(ReportField.ATTRIBUTION_CONFIDENCE));
        attribution.put("assessments", List.of(assessment()));
        attribution.put("owner", "attribution-cell");
        return attribution;
    }

    private Map<String, Object> assessment() {
        Map<String, Object> assessment = new LinkedHashMap<>();
        assessment.put("by", "A neighbour's CSIRT");
        assessment.put("level", "group");
        assessment.put("category", "unknown");
        assessment.put("status", "active");
        return assessment;
    }

    private Map<String, Object> relation() {
        Map<String, Object> relation = new LinkedHashMap<>();
        relation.put("country", one(ReportField.SOURCE_COUNTRIES));
        relation.put("state", one(ReportField.RELATIONS));
        return relation;
    }

    private static Map<String, Object> source(String publisher, String reliability) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("publisher", publisher);
        source.put("publishedAt", "2026-03-15");
        source.put("reliability", reliability);
        source.put("credibility", 2);
        return source;
    }

    private void maybe(Map<String, Object> object, String name, Object value) {
        if (upTo(10) < 8) {
            object.put(name, value);
        }
    }

    private String one(ReportField field) {
        List<String> values = field.vocabulary();
        return values.get(upTo(values.size()));
    }

    private List<String> some(ReportField field, int most) {
        List<String> values = new ArrayList<>(field.vocabulary());
        Collections.shuffle(values, random);
        return List.copyOf(values.subList(0, 1 + upTo(most)));
    }

    private int upTo(int bound) {
        return random.nextInt(bound);
    }
}
