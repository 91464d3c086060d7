package org.policyalerts.exchange.stix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;

/** What becomes of the courses of action in bundles of others. */
class StixResponsesTest {

    private static final String INCIDENT = "incident--1";
    private static final String ACTION = "course-of-action--1";
    private static final String TASK = "task--1";
    private static final String PATTERN = "attack-pattern--1";

    private static Map<String, Object> link(String source, String type, String target) {
        return Map.of(
                "type",
                "relationship",
                "id",
                "relationship--" + source + type + target,
                "relationship_type",
                type,
                "source_ref",
                source,
                "target_ref",
                target);
    }

    private static Map<String, Object> action(String id) {
        return Map.of("type", "course-of-action", "id", id, "name", "Rebuild " + id, "description", "From images.");
    }

    private static List<Object> bundle(Object... more) {
        Map<String, Object> core = Map.of("determination", "confirmed", "tasks", List.of(Map.of("task_ref", TASK)));
        List<Object> objects = new ArrayList<>(List.of(
                Map.of(
                        "type",
                        "incident",
                        "id",
                        INCIDENT,
                        "name",
                        "Servers wiped",
                        "description",
                        "Two were wiped.",
                        "created",
                        "2024-03-05T08:00:00Z",
                        "extensions",
                        Map.of(StixCore.EXTENSION, core)),
                Map.of("type", "attack-pattern", "id", PATTERN, "name", "Wiping"),
                link(INCIDENT, "uses", PATTERN)));
        objects.addAll(List.of(more));
        return objects;
    }

    private static Map<String, Object> task(String outcome) {
        return Map.of("type", "task", "id", TASK, "name", "Rebuild", "outcome", outcome);
    }

    private static Conversion read(List<Object> objects) {
        Conversion conversion = new Conversion();
        new StixReader(new Assumptions("backfill", "amber+strict")).read(objects, conversion);
        return conversion;
    }

    private static Map<String, Object> report(Conversion conversion) {
        return conversion.reports().get(0).report();
    }

    @ParameterizedTest
    @CsvSource({
        "course-of-action--1,mitigates,incident--1,successful,true",
        "course-of-action--1,remediates,incident--1,successful,true",
        "task--1,uses,course-of-action--1,successful,true",
        "task--1,uses,course-of-action--1,ongoing,false",
        "course-of-action--1,related-to,incident--1,successful,false",
        "incident--1,related-to,course-of-action--1,successful,false",
        "course-of-action--1,mitigates,attack-pattern--1,successful,false"
    })
    void onlyWhatIsSaidToBeDoneIsAResponse(String from, String type, String to, String outcome, boolean isDone) {
        Conversion conversion = read(bundle(action(ACTION), task(outcome), link(from, type, to)));

        Map<String, Object> report = report(conversion);
        if (isDone) {
            assertThat(report.get("responses")).isEqualTo(List.of(Map.of("type", "technical")));
        } else {
            assertThat(report).doesNotContainKey("responses");
        }
        assertThat(report.get("summary"))
                .isEqualTo("Two were wiped.\n\nCourse of action, " + (isDone ? "taken" : "not said to be taken")
                        + ": Rebuild course-of-action--1. From images.");
        assertThat(conversion.remarks())
                .filteredOn(remark -> remark.words().contains("Rebuild course-of-action--1"))
                .singleElement()
                .extracting(Remark::kind)
                .isEqualTo(isDone ? Remark.Kind.FILLED_IN : Remark.Kind.NOT_MAPPED);
    }

    @Test
    void ofTwoLinksTheOneCountsThatSaysItWasDone() {
        Conversion conversion =
                read(bundle(action(ACTION), link(ACTION, "mitigates", INCIDENT), link(INCIDENT, "related-to", ACTION)));

        assertThat(report(conversion).get("responses")).isEqualTo(List.of(Map.of("type", "technical")));
    }

    @Test
    void whatHangsOnNothingOrIsWithdrawnStaysListed() {
        Map<String, Object> withdrawn =
                Map.of("type", "course-of-action", "id", "course-of-action--2", "name", "Pay", "revoked", true);
        Conversion conversion =
                read(bundle(action(ACTION), withdrawn, link("course-of-action--2", "mitigates", INCIDENT)));

        assertThat(report(conversion)).doesNotContainKey("responses").containsEntry("summary", "Two were wiped.");
        assertThat(conversion.remarks())
                .extracting(Remark::words)
                .contains(
                        "course-of-action: Rebuild course-of-action--1",
                        "course-of-action: Pay, which its author has withdrawn (revoked)");
    }

    @Test
    void aWholeCatalogueOfMeasuresDoesNotFillTheSummary() {
        List<Object> objects = bundle();
        IntStream.range(0, 60).forEach(i -> {
            objects.add(action("course-of-action--" + i));
            objects.add(link("course-of-action--" + i, "mitigates", PATTERN));
        });
        Conversion conversion = read(objects);

        assertThat(String.valueOf(report(conversion).get("summary"))
                        .lines()
                        .filter(line -> line.startsWith("Course of action")))
                .hasSize(50);
        assertThat(conversion.remarks())
                .filteredOn(remark -> remark.words().startsWith("course-of-action: "))
                .hasSize(10);
    }

    @Test
    void theStricterLabelOfAnActionIsTheReports() {
        Map<String, Object> red = Map.of(
                "type",
                "course-of-action",
                "id",
                ACTION,
                "name",
                "Rebuild",
                "object_marking_refs",
                List.of(TlpMarkings.id("red")));

        assertThat(report(read(bundle(red, link(ACTION, "mitigates", INCIDENT)))))
                .containsEntry("tlp", "red");
    }
}
