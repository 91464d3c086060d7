package org.policyalerts.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.model.AttributeValue;
import com.amazonaws.services.dynamodbv2.model.GetItemRequest;
import com.amazonaws.services.dynamodbv2.model.TransactWriteItemsRequest;
import com.amazonaws.services.dynamodbv2.model.TransactWriteItemsResult;
import java.nio.file.Path;
import java.util.Map;

/**
 * DynamoDB Local on files, which acknowledges a transaction only when it is on disk.
 *
 * <p>By itself it only queues the commit and answers at once; whoever was killed in between had acknowledged what was
 * lost. Single writes wait for their commit already.
 */
final class CommittedRequests extends LocalDynamoDBRequestHandler {

    private static final Map<String, AttributeValue> NOTHING =
            Map.of("pk", new AttributeValue("NOTHING"), "sk", new AttributeValue("NOTHING"));

    CommittedRequests(Path folder) {
        super(0, false, folder.toAbsolutePath().toString(), true, false);
    }

    /**
     * Reads once more before it answers: the database does one thing after the other, so the commit is done by then.
     */
    @Override
    public TransactWriteItemsResult transactWriteItems(
            String accessKey, String region, TransactWriteItemsRequest request) {
        TransactWriteItemsResult result = super.transactWriteItems(accessKey, region, request);
        getItem(accessKey, region, new GetItemRequest(LocalTable.NAME, NOTHING));
        return result;
    }
}
