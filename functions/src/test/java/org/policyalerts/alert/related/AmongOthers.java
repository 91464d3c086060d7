package org.policyalerts.alert.related;

import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;

/** One incident that is looked at, and others that are stored. */
abstract class AmongOthers {

    static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");
    static final EvaluationSettings SETTINGS = new EvaluationSettings(
            ZoneId.of("Europe/Tirane"),
            "amber",
            ClaimantTable.shipped(),
            false,
            EvaluationSettings.Presentation.DEFAULT);

    final IncidentStore incidents = new DynamoDbIncidentStore(new InMemoryTable(), SETTINGS.keys(), SETTINGS.zone());

    /** The one that is looked at. */
    static AnIncident ours() {
        return anIncident().number(9).claimedBy("HJ").occurredAt("2023-12-25");
    }

    IncidentId stored(AnIncident incident) {
        Incident built = incident.build();
        incidents.create(built, Optional.empty());
        return built.id();
    }
}
