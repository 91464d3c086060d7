package org.policyalerts.dynamodb.books;

import org.junit.jupiter.api.Nested;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

final class BookStoreTest {

    @Nested
    final class InMemory extends BookStoreContract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends BookStoreContract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
