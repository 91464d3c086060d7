package org.policyalerts.dynamodb;

import org.junit.jupiter.api.Nested;

final class LargeIncidentTest {

    @Nested
    final class InMemory extends LargeIncidentContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends LargeIncidentContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
