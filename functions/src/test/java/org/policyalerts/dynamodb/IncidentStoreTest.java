package org.policyalerts.dynamodb;

import org.junit.jupiter.api.Nested;

final class IncidentStoreTest {

    @Nested
    final class InMemory extends IncidentStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends IncidentStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
