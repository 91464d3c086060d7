package org.policyalerts.dynamodb.table;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local inside this JVM, started once; a fresh table for each test. */
public final class LocalDynamoDb {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private LocalDynamoDb() {}

    /** A new, empty table. */
    public static DynamoDbTable newTable() {
        return new DynamoDbTable(Holder.CLIENT, newTableName());
    }

    /** The name of a new, empty table of {@link #client()}. */
    public static String newTableName() {
        String name = "table-" + TABLES.incrementAndGet();
        new TableDefinition(name).createIn(Holder.CLIENT);
        Holder.CLIENT.updateTimeToLive(
                r -> r.tableName(name).timeToLiveSpecification(ttl -> ttl.attributeName(TableDefinition.EXPIRES_AT)
                        .enabled(true)));
        return name;
    }

    /** The client of all its tables. */
    public static DynamoDbClient client() {
        return Holder.CLIENT;
    }

    private static final class Holder {
        private static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();
    }
}
