package org.policyalerts.exchange.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Whatever a report may say comes back from STIX, but for our own judgement and the case work around it. */
class RoundTripTest {

    private static final int REPORTS = 250;
    private static final Instant RECEIVED = Instant.parse("2023-12-26T07:00:00Z");

    /** Each authority judges for itself, and who reported an assessment the service says. */
    private static final List<String> STAYS =
            List.of("status", "confidence", "owner", "lastReviewedAt", "nextReviewAt");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThatStixCanHoldIsLost(long seed) throws JsonInvalidException {
        RandomReports reports = new RandomReports(seed);
        for (int i = 0; i < REPORTS; i++) {
            Report report = reports.next();
            Conversion conversion = imported(exported(report));

            assertThat(conversion.remarks()).noneMatch(remark -> remark.kind() == Remark.Kind.NOT_CONVERTED);
            assertThat(conversion.reports()).hasSize(1);
            Map<String, Object> back = conversion.reports().get(0).report();
            assertThat(RandomReports.READER.read(back).toString()).startsWith("Valid");
            assertThat(comparable(RandomReports.read(back).orElseThrow()))
                    .as("seed %d, report %d".formatted(seed, i))
                    .isEqualTo(comparable(report));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5})
    void allOfOurOwnBundleIsUnderstood(long seed) throws JsonInvalidException {
        RandomReports reports = new RandomReports(seed);
        for (int i = 0; i < REPORTS; i++) {
            Conversion conversion = imported(exported(reports.next()));

            assertThat(conversion.remarks()).allSatisfy(remark -> assertThat(remark.words())
                    .matches("(?s)(identity: |.*each authority judges|.*referred to, but not).*"));
        }
    }

    @Test
    void aResponseThatIsThereTwiceComesBackTwice() throws JsonInvalidException {
        Report report = aReport()
                .withJson("/responses", "[{\"type\": \"expulsion\"}, {\"by\": \"Albania\"}, {\"type\": \"expulsion\"}]")
                .report();

        Map<String, Object> back = imported(exported(report)).reports().get(0).report();
        assertThat(back.get("responses")).isEqualTo(report.tree().get("responses"));
        assertThat(back.get("summary")).isNull();
    }

    /** As it was written before responses were courses of action. */
    @Test
    void aBundleWithResponsesInTheIncidentIsRead() throws JsonInvalidException {
        String bundle = exported(aReport().withJson("/responses", "[]").report())
                .replace("\"responses\":[]", "\"responses\":[{\"type\":\"expulsion\"}]");

        assertThat(imported(bundle).reports().get(0).report().get("responses"))
                .isEqualTo(List.of(Map.of("type", "expulsion")));
    }

    @ParameterizedTest
    @ValueSource(longs = {6})
    void theSameExportTwiceIsTheSame(long seed) {
        Report report = new RandomReports(seed).next();

        assertThat(exported(report)).isEqualTo(exported(report));
    }

    private static String exported(Report report) {
        Incident incident = Incident.first(
                new IncidentId("inc_01HJJERMC08FHVQ1JD5CYG2RJ2"), "AKCESK", RECEIVED, "0".repeat(64), report);
        return JsonWriter.write(StixBundle.of(incident));
    }

    private static Conversion imported(String bundle) throws JsonInvalidException {
        Conversion conversion = new Conversion();
        new StixReader(new Assumptions("live", "amber+strict")).read(JsonReader.read(bundle), conversion);
        return conversion;
    }

    private static String comparable(Report report) {
        Map<String, Object> tree = new LinkedHashMap<>(report.tree());
        if (tree.get("attribution") instanceof Map<?, ?> given) {
            Map<String, Object> attribution = new LinkedHashMap<>();
            given.forEach((name, value) -> attribution.put(name.toString(), value));
            attribution.keySet().removeAll(STAYS);
            tree.put("attribution", attribution);
        }
        return JsonWriter.canonical(comparable("", tree));
    }

    /** Moments are written in UTC, and lists that are sets hold each word once. */
    private static Object comparable(String name, Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<String, Object> copy = new LinkedHashMap<>();
            object.forEach((key, member) -> copy.put(key.toString(), comparable(key.toString(), member)));
            copy.remove("reportedBy");
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(
                    list.stream().map(each -> comparable("", each)).toList());
            boolean isSet = List.of("kinds", "techniques", "dataTypes").contains(name);
            boolean isOnce = List.of("claims", "assessments", "related").contains(name);
            copy.sort(Comparator.comparing(name.equals("related") ? JsonWriter::canonical : each -> ""));
            return isSet
                    ? List.copyOf(new TreeSet<>(list))
                    : isOnce ? copy.stream().distinct().toList() : copy;
        }
        boolean isMoment = value instanceof String text
                && PartialDate.parse(text)
                        .filter(date -> date.precision() == PartialDate.Precision.INSTANT)
                        .isPresent();
        return isMoment ? OffsetDateTime.parse(value.toString()).toInstant().toString() : value;
    }
}
