package org.policyalerts.dynamodb.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.policyalerts.dynamodb.table.WriteRefusedException.Refusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The table in DynamoDB. */
public record DynamoDbTable(DynamoDbClient client, String name) implements Table {

    private static final String REFUSED = "ConditionalCheckFailed";
    private static final Set<String> PASSING =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    /**
     * Whether a transaction was cancelled only because others wrote the same items or the table was throttled.
     *
     * <p>For the client's retry strategy: by itself the SDK does not repeat cancelled transactions ("Managing complex
     * workflows with transactions", transaction conflicts). A repeat has the same client token, so DynamoDB never does
     * it twice.
     */
    public static boolean isPassing(Throwable failure) {
        return failure instanceof TransactionCanceledException cancelled
                && cancelled.hasCancellationReasons()
                && cancelled.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .allMatch(PASSING::contains);
    }

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        Map<String, Object> item = Attributes.toItem(
                client.getItem(r -> r.tableName(name).key(Attributes.of(key)).consistentRead(true))
                        .item());
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    @Override
    public Page query(Query query) {
        if (query.from() != null && query.to() != null && Attributes.BYTE_ORDER.compare(query.from(), query.to()) > 0) {
            return new Page(List.of(), null);
        }
        QueryResponse response = client.query(request(query));
        List<Map<String, Object>> items =
                response.items().stream().map(Attributes::toItem).toList();
        return new Page(items, response.hasLastEvaluatedKey() ? Attributes.toItem(response.lastEvaluatedKey()) : null);
    }

    private QueryRequest request(Query query) {
        Expression expression = Expression.of(query);
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(name)
                .indexName(query.index() == null ? null : query.index().indexName)
                .consistentRead(query.index() == null)
                .keyConditionExpression(expression.text())
                .expressionAttributeNames(expression.names())
                .expressionAttributeValues(expression.values())
                .filterExpression(query.containing() == null ? null : "contains(#c, :c)")
                .scanIndexForward(!query.newestFirst())
                .limit(query.limit());
        if (query.after() != null) {
            request.exclusiveStartKey(Attributes.of(query.after()));
        }
        return request.build();
    }

    @Override
    public void write(List<Write> writes) {
        if (writes.size() > MOST_WRITES) {
            throw new IllegalArgumentException("more writes than one transaction takes: " + writes.size());
        }
        if (writes.isEmpty()) {
            return;
        }
        if (writes.size() == 1 && (writes.get(0) instanceof Write.Put || writes.get(0) instanceof Write.Delete)) {
            writeAlone(writes.get(0));
        } else {
            writeTogether(writes);
        }
    }

    @Override
    public long add(Key key, String number, long amount, long expiresAt) {
        UpdateItemResponse added = orBusy(() -> client.updateItem(r -> r.tableName(name)
                .key(Attributes.of(key))
                .updateExpression("ADD #n :n SET #e = :e")
                .expressionAttributeNames(Map.of("#n", number, "#e", TableDefinition.EXPIRES_AT))
                .expressionAttributeValues(Map.of(":n", Attributes.of(amount), ":e", Attributes.of(expiresAt)))
                .returnValues(ReturnValue.UPDATED_NEW)));
        return Long.parseLong(
                Objects.requireNonNull(added.attributes().get(number)).n());
    }

    private void writeAlone(Write write) {
        try {
            orBusy(() -> write instanceof Write.Put put
                    ? client.putItem(TransactWrites.alone(put, name))
                    : client.deleteItem(TransactWrites.alone((Write.Delete) write, name)));
        } catch (ConditionalCheckFailedException refused) {
            throw new WriteRefusedException(List.of(new Refusal(write.key(), Attributes.toItem(refused.item()))));
        }
    }

    private void writeTogether(List<Write> writes) {
        try {
            orBusy(() -> client.transactWriteItems(r -> r.transactItems(writes.stream()
                    .map(write -> TransactWrites.together(write, name))
                    .toList())));
        } catch (TransactionCanceledException cancelled) {
            throw explained(cancelled, writes);
        }
    }

    private static RuntimeException explained(TransactionCanceledException cancelled, List<Write> writes) {
        List<Refusal> refusals = new ArrayList<>();
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        for (int i = 0; i < reasons.size(); i++) {
            if (REFUSED.equals(reasons.get(i).code())) {
                refusals.add(new Refusal(
                        writes.get(i).key(), Attributes.toItem(reasons.get(i).item())));
            }
        }
        if (!refusals.isEmpty()) {
            return new WriteRefusedException(refusals);
        }
        return isPassing(cancelled) ? new TableBusyException(cancelled) : cancelled;
    }

    private static <T> T orBusy(Supplier<T> call) {
        try {
            return call.get();
        } catch (ConditionalCheckFailedException | TransactionCanceledException answer) {
            throw answer;
        } catch (DynamoDbException failure) {
            throw isBusy(failure) ? new TableBusyException(failure) : failure;
        }
    }

    private static boolean isBusy(AwsServiceException failure) {
        String code = failure.awsErrorDetails() == null
                ? null
                : failure.awsErrorDetails().errorCode();
        return failure.isThrottlingException() || "TransactionConflictException".equals(code);
    }
}
