package org.policyalerts.local.cli;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.stack.DataFolder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The table that a command works on: in a folder, at an endpoint, or in AWS.
 *
 * @param isLocal whether it is that of a stack on this machine
 */
record OpenTable(String name, DynamoDbClient client, boolean isLocal, List<AutoCloseable> parts)
        implements AutoCloseable {

    static OpenTable open(String name, @Nullable Path data, @Nullable URI endpoint) {
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

    Table items() {
        return new LargeItems(new DynamoDbTable(client, name));
    }

    /**
     * What a deployment over it is made of, apart from its topic. In AWS the environment has to say what the
     * deployment's does: what holds depends on it.
     */
    Wiring wiring(Clock clock) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TABLE_NAME", name);
        environment.putIfAbsent("TOPIC_ARN", "arn:aws:sns:none:000000000000:none");
        environment.putIfAbsent("AWS_REGION", "none");
        if (isLocal) {
            environment.put("HOME_COUNTRY", DemoSettings.COUNTRY);
            environment.put("TIME_ZONE", DemoSettings.ZONE.getId());
        }
        try {
            Settings settings = Settings.from(environment);
            return new Wiring(
                    settings,
                    () -> client,
                    () -> {
                        throw new IllegalStateException("nothing is sent from here");
                    },
                    clock,
                    new SecureRandom(),
                    DeployedBook.shippedOnce(settings));
        } catch (IllegalStateException incomplete) {
            throw new LocalException(
                    incomplete.getMessage() + "; set HOME_COUNTRY, TIME_ZONE and MAX_TLP as the deployment has them",
                    incomplete);
        }
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
