package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.policy.Audiences;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.checker.SchemaCheck;
import org.policyalerts.story.Chain;

/** What goes to machines is what docs/message.schema.json says, and nothing besides. */
class MessageSchemaTest {

    private final Chain chain = new Chain();
    private Map<String, Object> schema = Map.of();
    private SchemaCheck check = new SchemaCheck(schema);

    @BeforeEach
    void readSchema() throws IOException, JsonInvalidException {
        schema = JsonReader.readObject(Files.readString(Path.of("..", "docs", "message.schema.json")));
        check = new SchemaCheck(schema);
    }

    private static Map<String, Object> document(OutboundMessage message) {
        try {
            return JsonReader.readObject(message.document());
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    private List<Object> publishedKinds() {
        return chain.published.stream()
                .map(message -> document(message).getOrDefault("kind", ""))
                .distinct()
                .toList();
    }

    private void assertAllFollowTheSchema() {
        assertThat(chain.published).isNotEmpty().allSatisfy(message -> assertThat(check.accepts(document(message)))
                .as(message.document())
                .isTrue());
    }

    private static Map<String, Object> report(String event, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree(event));
        report.putAll(fields);
        return report;
    }

    @Test
    void everyMessageOfTheSeedCaseFollowsIt() {
        chain.submit("report-e-albania.json");
        IncidentId parliament = chain.submit("report-parliament.json");
        IncidentId one = chain.submit("report-one-albania.json");
        chain.submit("report-air-albania.json");
        acknowledge(one);
        chain.clock.advance(Duration.ofHours(97));
        chain.review();
        chain.change(parliament, Map.of("determination", "false-positive"));

        assertAllFollowTheSchema();
        assertThat(publishedKinds()).contains("alert", "update", "correction");
    }

    private void acknowledge(IncidentId id) {
        Instant nextStepBy = chain.clock.instant().plus(Duration.ofDays(1));
        for (Alert alert : chain.alerts(id, AlertState.OPEN)) {
            chain.actions.acknowledge(alert.id(), "Duty officer", nextStepBy, new Actor("staff", Optional.empty()));
        }
    }

    @Test
    void aReminderFollowsIt() {
        Map<String, Object> timeline = Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T08:00:00+01:00");
        chain.submit(report("report-hospital-essential.json", Map.of("timeline", timeline)));
        chain.clock.advance(Duration.ofHours(21));
        chain.review();

        assertAllFollowTheSchema();
        assertThat(publishedKinds()).contains("reminder");
    }

    @Test
    void whatCouldNotBeCheckedAndWhatBecameOfItFollowIt() {
        chain.breakPolicy("retaliatory-motive");
        IncidentId id = chain.submit("report-one-albania.json");
        chain.change(id, Map.of("determination", "false-positive"));

        assertAllFollowTheSchema();
        assertThat(chain.published).anyMatch(message -> document(message).containsKey("notChecked"));
        assertThat(chain.published).anyMatch(message -> document(message).containsKey("settled"));
    }

    @Test
    void aDigestFollowsIt() {
        chain.submit("report-air-albania.json");
        chain.clock.advance(Duration.ofDays(3));
        chain.review();

        assertAllFollowTheSchema();
        assertThat(publishedKinds()).contains("digest");
    }

    @Test
    void aPointerFollowsIt() {
        chain.submit(report("report-air-albania.json", Map.of("tlp", "amber+strict")));

        assertAllFollowTheSchema();
        assertThat(chain.published).allSatisfy(message -> assertThat(document(message))
                .extractingByKey("incident")
                .asString()
                .matches("\\{id=inc_.*}"));
    }

    @Test
    void aShortenedMessageFollowsIt() {
        List<Object> targets = IntStream.range(0, 200)
                .<Object>mapToObj(i -> Map.of(
                        "name", i + "ж".repeat(290),
                        "country", "AL",
                        "sector", "energy",
                        "infrastructureClass", "critical",
                        "confirmation", "victim"))
                .toList();
        chain.submit(report("report-air-albania.json", Map.of("targets", targets)));

        assertAllFollowTheSchema();
        assertThat(document(chain.published.get(0))).containsKey("shortened");
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfMessageFollowsIt(Message.Kind kind) {
        Map<String, Object> document = KindsOfMessagesTest.of(kind).sent(kind).document();

        assertThat(check.accepts(document)).as(document.toString()).isTrue();
        document.keySet().stream()
                .filter(name -> !Set.of("follows", "corrects", "organisation").contains(name))
                .forEach(name -> {
                    Map<String, Object> without = new LinkedHashMap<>(document);
                    without.remove(name);
                    assertThat(check.accepts(without)).as("without " + name).isFalse();
                });
    }

    @Test
    void pointersFollowIt() {
        assertThat(List.of("amber+strict", "red")).allSatisfy(label -> assertThat(check.accepts(ANews.aNews()
                        .about(KindsOfMessagesTest.parliament().with("tlp", label))
                        .sent(Message.Kind.UPDATE)
                        .document()))
                .isTrue());
    }

    @Test
    void itRefusesWhatIsMissingOrUnknown() {
        chain.submit("report-air-albania.json");
        Map<String, Object> document = document(chain.published.get(0));

        document.keySet().stream().filter(name -> !name.equals("follows")).forEach(name -> {
            Map<String, Object> without = new LinkedHashMap<>(document);
            without.remove(name);
            assertThat(check.accepts(without)).as("without " + name).isFalse();
        });
        Map<String, Object> more = new LinkedHashMap<>(document);
        more.put("html", "<b>");
        assertThat(check.accepts(more)).isFalse();
    }

    @Test
    void itsWordListsAreThoseOfTheCode() {
        assertThat(words("audience")).isEqualTo(Audiences.ALL);
        assertThat(words("severity"))
                .isEqualTo(Arrays.stream(Severity.values()).map(Severity::text).toList());
        assertThat(words("state"))
                .isEqualTo(
                        Arrays.stream(AlertState.values()).map(AlertState::text).toList());
        assertThat(map(map(map(map(schema, "$defs"), "task"), "properties"), "state")
                        .get("enum"))
                .isEqualTo(Arrays.stream(TaskState.values())
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private Object words(String name) {
        Map<?, ?> definitions = map(schema, "$defs");
        Map<?, ?> definition = definitions.containsKey(name)
                ? map(definitions, name)
                : map(map(map(definitions, "alert"), "properties"), name);
        return Objects.requireNonNull(definition.get("enum"));
    }

    private static Map<?, ?> map(Map<?, ?> parent, String name) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(name));
    }
}
