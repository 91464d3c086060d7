package org.policyalerts.alert.related;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.Facts;

/** History entries as the first edition wrote them: without what policies have since come to ask. */
class FirstEditionHistoryTest {

    private static final EvaluationSettings SETTINGS = new EvaluationSettings(
            ZoneId.of("Europe/Tirane"),
            "amber",
            ClaimantTable.shipped(),
            false,
            EvaluationSettings.Presentation.DEFAULT);

    private static final String SUMMARY = """
            {"attribution":"assessed","claimants":["homelandjustice"],"countries":["AL"],"determination":"confirmed",\
            "id":"inc_01HJ0000000000000000000001","mode":"backfill","occurredAt":"2022-07-15",\
            "receivedAt":"2023-12-26T08:00:00Z","reference":"AL-1","reporter":"akcesk","sectors":["legislature"],\
            "severity":2,"targets":["AL:kuvendi"],"title":"Sulm ndaj Kuvendit","tlp":"amber","version":1}""";

    private final InMemoryTable table = new InMemoryTable();
    private final IncidentStore incidents = new DynamoDbIncidentStore(table, SETTINGS.keys(), SETTINGS.zone());
    private final Incident old = anIncident()
            .number(1)
            .occurredAt("2022-07-15")
            .claimedBy("Homeland Justice")
            .with("mode", "backfill")
            .with("kinds", List.of("doxing"))
            .with(
                    "attribution",
                    Map.of(
                            "status",
                            "assessed",
                            "assessments",
                            List.of(Map.of("by", "A state", "actor", "Homeland Justice", "status", "active"))))
            .build();

    @BeforeEach
    void storeAsTheFirstEditionDid() {
        incidents.create(old, Optional.empty());
        List<Write> writes = new ArrayList<>();
        table.items().stream()
                .filter(item -> item.containsKey("summary"))
                .map(item -> new Key(String.valueOf(item.get("pk")), String.valueOf(item.get("sk"))))
                .forEach(key -> writes.add(new Write.Delete(key, new Condition.Always())));
        table.write(writes);
        table.write(List.of(
                entry("H#all#all"),
                entry("H#reporter#akcesk"),
                entry("H#attribution#assessed"),
                entry("H#claimant#homelandjustice"),
                entry("H#country#AL"),
                entry("H#sector#legislature"),
                entry("H#target#AL:kuvendi")));
    }

    private static Write entry(String partition) {
        String sort = "2022-07-14T22:00:00.000Z#inc_01HJ0000000000000000000001";
        return new Write.Put(Map.of("pk", partition, "sk", sort, "summary", SUMMARY), new Condition.Always());
    }

    private List<IncidentSummary> history(Shared by, SummaryTrait... asked) {
        return history(by, anIncident().number(9).claimedBy("Homeland Justice"), asked);
    }

    private List<IncidentSummary> history(Shared by, AnIncident ours, SummaryTrait... asked) {
        Incident incident = ours.occurredAt("2023-12-25").build();
        Facts bare = new Facts(incident, Optional.empty(), List.of(), incident.receivedAt());
        return new HistoryReading(incidents, Looking.twoYearsBack(by, facts -> true, asked), SETTINGS)
                .complete(incident, bare)
                .history();
    }

    @Test
    void areCompletedWhateverTheBookAsksFor() {
        IncidentSummary whole = IncidentSummary.of(old, SETTINGS.keys());

        assertThat(history(Shared.CLAIMANT, SummaryTrait.KINDS)).containsExactly(whole);
        assertThat(history(Shared.ANY, SummaryTrait.CATEGORY)).containsExactly(whole);
        assertThat(history(Shared.COUNTRY, SummaryTrait.SEVERITY)).containsExactly(whole);
    }

    @Test
    void doNotCountWhereTheyAreDuplicates() {
        incidents.create(anIncident().number(2).claimedBy("Nobody else").build(), Optional.empty());
        Incident duplicate = anIncident()
                .number(1)
                .with("related", List.of(Map.of("id", "AL-2", "relation", "duplicate-of")))
                .build();
        Key latest = new Key("I#" + old.id(), "C#INCIDENT");
        Map<String, Object> item = new HashMap<>(table.get(latest).orElseThrow());
        item.put("report", JsonWriter.write(duplicate.report().tree()));

        table.write(List.of(new Write.Put(item, new Condition.Always())));

        assertThat(history(Shared.CLAIMANT)).isEmpty();
    }

    @Test
    void areFoundByTheirActorIfAClaimNamesItToo() {
        AnIncident ours = anIncident().number(9).assessedTo("HOMELAND-JUSTICE");

        assertThat(history(Shared.ACTOR, ours))
                .extracting(found -> found.traits().actors())
                .containsExactly(List.of("homelandjustice"));
    }

    @Test
    void areFoundByTheirActorFromTheNextVersionOn() {
        Incident next = anIncident()
                .number(1)
                .occurredAt("2022-07-15")
                .with("mode", "backfill")
                .assessedTo("Void Manticore")
                .asNextOf(old);

        incidents.replace(next, old);

        assertThat(history(Shared.ACTOR, anIncident().number(9).assessedTo("Void Manticore")))
                .containsExactly(IncidentSummary.of(next, SETTINGS.keys()));
    }
}
