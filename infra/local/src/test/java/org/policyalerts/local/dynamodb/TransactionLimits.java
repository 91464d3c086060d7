package org.policyalerts.local.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.policyalerts.dynamodb.table.Table;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Holds all transactions of these tests to DynamoDB's limits, which DynamoDB Local takes less strictly. The SDK finds
 * it by the file {@code execution.interceptors} beside the tests.
 */
public final class TransactionLimits implements ExecutionInterceptor {

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof TransactWriteItemsRequest transaction) {
            int actions = transaction.transactItems().size();
            long bytes = transaction.transactItems().stream()
                    .mapToLong(TransactionLimits::bytes)
                    .sum();
            if (actions > Table.MOST_WRITES || bytes > Table.MOST_BYTES) {
                throw new IllegalStateException(
                        "more than a transaction takes: " + actions + " actions, " + bytes + " bytes");
            }
        }
    }

    private static long bytes(TransactWriteItem write) {
        Map<String, AttributeValue> item =
                write.put() == null ? Map.of() : write.put().item();
        return item.entrySet().stream()
                .mapToLong(entry -> utf8(entry.getKey()) + bytes(entry.getValue()))
                .sum();
    }

    private static long bytes(AttributeValue value) {
        if (value.b() != null) {
            return value.b().asByteArrayUnsafe().length;
        }
        return value.s() == null ? 21 : utf8(value.s());
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
