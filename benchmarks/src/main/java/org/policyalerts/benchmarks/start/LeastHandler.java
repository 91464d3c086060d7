package org.policyalerts.benchmarks.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads one item with as little of the AWS SDK as possible, and does nothing else: no function that uses the SDK starts
 * faster.
 */
public final class LeastHandler implements RequestStreamHandler {

    private final DynamoDbClient table = DynamoDbClient.builder()
            .region(Region.of(System.getenv("AWS_REGION")))
            .endpointOverride(URI.create(System.getenv("AWS_ENDPOINT_URL")))
            .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        input.readAllBytes();
        AttributeValue id = AttributeValue.fromS("nobody");
        boolean isThere = table.getItem(
                        r -> r.tableName(System.getenv("TABLE_NAME")).key(Map.of("pk", id, "sk", id)))
                .hasItem();
        output.write(("{\"statusCode\":" + (isThere ? 200 : 404) + ",\"body\":\"\"}").getBytes(StandardCharsets.UTF_8));
    }
}
