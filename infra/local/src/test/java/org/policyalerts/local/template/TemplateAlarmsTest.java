package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Alarms depend on what the functions log: nobody would notice if a line were renamed or a metric had no alarm. */
class TemplateAlarmsTest {

    private static final Pattern EVENT = Pattern.compile("\\$\\.event = \"([a-z-]+)\"");

    private final Template template = Template.read();

    private Stream<Map<String, Object>> properties(String type) {
        return map(template.at("Resources")).values().stream()
                .map(Template::map)
                .filter(resource -> type.equals(resource.get("Type")))
                .map(resource -> map(resource.get("Properties")));
    }

    private Set<Object> filteredMetrics() {
        return properties("AWS::Logs::MetricFilter")
                .flatMap(filter -> list(filter.get("MetricTransformations")).stream())
                .map(metric -> map(metric).get("MetricName"))
                .collect(Collectors.toSet());
    }

    @Test
    void everyLineThatIsCountedIsOneThatAFunctionWrites() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(Path.of("..", "..", "functions", "src", "main", "java"))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .map(TemplateAlarmsTest::text)
                    .collect(Collectors.joining("\n"));
        }

        List<String> counted = properties("AWS::Logs::MetricFilter")
                .map(filter -> EVENT.matcher(String.valueOf(filter.get("FilterPattern"))))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();

        assertThat(counted)
                .contains(
                        "alive",
                        "review-run",
                        "notifications-dead",
                        "due-item-failed",
                        "digest-failed",
                        "policy-failed")
                .allSatisfy(event -> assertThat(sources).contains("\"" + event + "\""));
    }

    @Test
    void everyCountHasAnAlarmAndEveryAlarmOfOursACount() {
        Set<Object> watched = properties("AWS::CloudWatch::Alarm")
                .flatMap(alarm -> Stream.concat(
                        Stream.of(alarm),
                        list(alarm.get("Metrics")).stream()
                                .map(one -> map(map(map(one).get("MetricStat")).get("Metric")))))
                .filter(metric -> String.valueOf(metric.get("Namespace")).contains("PolicyAlerts"))
                .map(metric -> metric.get("MetricName"))
                .collect(Collectors.toSet());

        assertThat(watched).isEqualTo(filteredMetrics());
    }

    @Test
    void theAbsenceOfASignOfLifeIsAnAlarm() {
        for (String metric : List.of("AliveDays", "FinishedReviews")) {
            assertThat(properties("AWS::CloudWatch::Alarm").filter(alarm -> metric.equals(alarm.get("MetricName"))))
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm)
                            .containsEntry("TreatMissingData", "breaching")
                            .containsEntry("ComparisonOperator", "LessThanThreshold"));
        }
    }

    /** Neither leg alone, or six minutes in two halves would ring for nobody. */
    @Test
    void theWayFromReceiptToPublishIsOneFigure() {
        Map<String, Object> alarm = map(template.property("SlowPublishAlarm"));

        assertThat(list(alarm.get("Metrics")).stream().map(one -> map(one).getOrDefault(
                                "Expression",
                                map(map(map(one).get("MetricStat")).get("Metric"))
                                        .get("MetricName"))))
                .containsExactly("SUM([decided, published])", "ReceiptToDecisionSeconds", "DecisionToPublishSeconds");
        assertThat(alarm).containsEntry("Threshold", 300L);
    }

    @Test
    void everyAlarmTellsSomebody() {
        assertThat(properties("AWS::CloudWatch::Alarm")).isNotEmpty().allSatisfy(alarm -> assertThat(
                        list(alarm.get("AlarmActions")).stream()
                                .map(Template::name)
                                .toList())
                .containsExactly("AlarmTopic"));
    }

    @Test
    void theGuideForOperatorsKnowsEveryAlarm() {
        String guide = text(Path.of("..", "..", "docs", "operations.md"));

        assertThat(map(template.at("Resources")).keySet())
                .filteredOn(name -> name.endsWith("Alarm"))
                .isNotEmpty()
                .allSatisfy(alarm -> assertThat(guide).contains("`" + alarm + "`"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
