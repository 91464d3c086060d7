package org.policyalerts.local;

import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.policyalerts.dynamodb.TableDefinition;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB Local in this JVM, reached over HTTP by the real clients, with the table in it. */
final class LocalTable implements AutoCloseable {

    static final String NAME = "policy-alerts";
    static final Region REGION = Region.EU_CENTRAL_1;

    private final DynamoDBProxyServer server;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private LocalTable(DynamoDBProxyServer server, URI endpoint) {
        this.server = server;
        this.client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        this.streams = DynamoDbStreamsClient.builder()
                .endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** Any credentials will do on this machine; fixed ones spare the search for real ones. */
    static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    /** Starts it with an empty table, or with the one that lies in the folder. */
    static LocalTable start(Optional<Path> data) {
        try {
            int port = freePort();
            DynamoDBProxyServer server =
                    new DynamoDBProxyServer(port, new LocalDynamoDBServerHandler(engine(data), null));
            server.start();
            LocalTable table = new LocalTable(server, URI.create("http://127.0.0.1:" + port));
            if (!table.client.listTables().tableNames().contains(NAME)) {
                new TableDefinition(NAME).createIn(table.client);
            }
            return table;
        } catch (Exception failed) {
            // The server's own start declares Exception; nothing here can repair any of it.
            throw new LocalStackException("DynamoDB Local did not start: " + failed.getMessage(), failed);
        }
    }

    /** Built by hand and not by its own command line, which prints to the console and reports its use to its makers. */
    private static LocalDynamoDBRequestHandler engine(Optional<Path> data) throws Exception {
        if (data.isEmpty()) {
            return new LocalDynamoDBRequestHandler(0, true, null, false, false);
        }
        Files.createDirectories(data.get());
        return new LocalDynamoDBRequestHandler(
                0, false, data.get().toAbsolutePath().toString(), true, false);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    DynamoDbClient client() {
        return client;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        try {
            server.stop();
        } catch (Exception alreadyDown) {
            throw new LocalStackException("DynamoDB Local did not stop", alreadyDown);
        }
    }
}
