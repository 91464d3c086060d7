package org.policyalerts.local.dynamodb;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.local.LocalAws;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** A table of DynamoDB Local with its stream; the real clients reach it over HTTP. */
public final class LocalTable implements AutoCloseable {

    public static final String NAME = "policy-alerts";

    private static final Duration START = Duration.ofMinutes(2);

    private final DynamoDbServer server;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private LocalTable(DynamoDbServer server, ExecutionInterceptor... watchers) {
        this.server = server;
        this.client = LocalAws.client(DynamoDbClient.builder(), server.uri(), watchers);
        this.streams = LocalAws.client(DynamoDbStreamsClient.builder(), server.uri());
    }

    /** Starts it with an empty table, or with the one that lies in the folder; the {@code watchers} see each call. */
    public static LocalTable start(Optional<Path> folder, ExecutionInterceptor... watchers) {
        LocalTable table = new LocalTable(DynamoDbServer.start(folder), watchers);
        // The first call loads the database. On a busy machine that takes longer than the time limit of the functions.
        boolean isThere = table.client
                .listTables(r -> r.overrideConfiguration(c -> c.apiCallTimeout(START)))
                .tableNames()
                .contains(NAME);
        if (isThere) {
            new TableDefinition(NAME).completeIn(table.client);
        } else {
            // Without expiry, since DynamoDB Local deletes by the machine's clock and not by that of the stack.
            new TableDefinition(NAME).createIn(table.client);
        }
        return table;
    }

    /** Where DynamoDB answers. */
    public URI uri() {
        return server.uri();
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbStreamsClient streams() {
        return streams;
    }

    public String streamArn() {
        return client.describeTable(r -> r.tableName(NAME)).table().latestStreamArn();
    }

    /** All that is in the table. */
    public Stream<Map<String, AttributeValue>> items() {
        return client.scanPaginator(r -> r.tableName(NAME)).items().stream();
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        server.close();
    }
}
