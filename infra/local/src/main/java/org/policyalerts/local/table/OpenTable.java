package org.policyalerts.local.table;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.dynamodb.keeping.EarlierItems;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.TableWalk;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.stack.DataFolder;
import org.policyalerts.local.stack.TableWork;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The table that a command works on: in a folder, at an endpoint, or in AWS.
 *
 * @param isLocal whether it is that of a stack on this machine
 */
public record OpenTable(String name, DynamoDbClient client, boolean isLocal, List<AutoCloseable> parts)
        implements AutoCloseable {

    public static OpenTable open(String name, @Nullable Path data, @Nullable URI endpoint) {
        if (data != null) {
            return inFolder(name, data);
        }
        DynamoDbClient client = endpoint == null ? inAws() : LocalAws.client(DynamoDbClient.builder(), endpoint);
        return new OpenTable(name, client, false, List.of(client));
    }

    private static OpenTable inFolder(String name, Path data) {
        if (!Files.isDirectory(data)) {
            throw new LocalException("there is no folder " + data);
        }
        DataFolder folder = DataFolder.open(data);
        LocalTable table = LocalTable.start(Optional.of(folder.table()));
        return new OpenTable(name, table.client(), true, List.of(table, folder));
    }

    public Table items() {
        return new LargeItems(new DynamoDbTable(client, name));
    }

    /** What its stored incidents would have led to by other books. */
    public PreviewSweep previews(Clock clock) {
        return TableWork.previews(client, name, isLocal, clock);
    }

    /** What ends in it. */
    EarlierItems earlierItems(Clock clock) {
        return TableWork.earlierItems(client, name, isLocal, clock);
    }

    TableWalk walk() {
        return new TableWalk(client, name);
    }

    /** Takes region and credentials from where all AWS tools take them. */
    private static DynamoDbClient inAws() {
        return DynamoDbClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception failed) {
                throw new LocalException("could not close the table: " + failed.getMessage(), failed);
            }
        }
    }
}
