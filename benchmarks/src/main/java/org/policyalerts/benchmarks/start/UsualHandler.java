package org.policyalerts.benchmarks.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Reads one item as most examples do: with typed events and with clients that keep all their defaults. It has no policy
 * book.
 */
public final class UsualHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {

    private final DynamoDbClient table = DynamoDbClient.create();
    private final SnsClient topic = SnsClient.create();

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        AttributeValue id = AttributeValue.fromS(event.getPath());
        boolean isThere = table.getItem(
                        r -> r.tableName(System.getenv("TABLE_NAME")).key(Map.of("pk", id, "sk", id)))
                .hasItem();
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(isThere ? 200 : 404)
                .withBody(topic.serviceName());
    }
}
