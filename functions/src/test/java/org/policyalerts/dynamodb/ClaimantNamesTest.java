package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.InMemoryTable.Cost;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.Track;

final class ClaimantNamesTest {

    @Nested
    final class InMemory extends ClaimantNamesContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends ClaimantNamesContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }

    @ParameterizedTest(name = "a page of {0} costs {1} reads")
    @CsvSource({"Karma, 1", "Predatory Sparrow, 2", "HLJ, 3"})
    void aPageCostsOneReadForEachNameOfItsClaimant(String claimant, long reads) {
        ClaimantKeys keys = new ClaimantKeys(Map.of(
                "hlj",
                "homelandjustice",
                "justiceofthehomeland",
                "homelandjustice",
                "gonjeshkedarande",
                "predatorysparrow"));
        InMemoryTable table = new InMemoryTable();
        IncidentStore store = new DynamoDbIncidentStore(table, keys, ZoneOffset.UTC);
        store.create(anIncident().claimedBy(claimant).build(), Optional.empty());
        Period always = new Period(Instant.EPOCH, Instant.MAX);
        Cost before = table.cost();

        assertThat(store.along(new Line(Track.REAL, Shared.CLAIMANT, keys.keyOf(claimant), always, true), null, 100)
                        .incidents())
                .hasSize(1);

        assertThat(table.cost().since(before).calls()).isEqualTo(reads);
    }
}
