package org.policyalerts.dynamodb.table;

import org.policyalerts.dynamodb.table.Table.Write;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Turns writes into requests of DynamoDB. */
final class TransactWrites {

    /** A refused write answers with the stored item; a read afterwards might already find another one. */
    private static final ReturnValuesOnConditionCheckFailure STORED = ReturnValuesOnConditionCheckFailure.ALL_OLD;

    private TransactWrites() {}

    static PutItemRequest alone(Write.Put put, String table) {
        Expression condition = Expression.of(put.condition());
        return PutItemRequest.builder()
                .tableName(table)
                .item(Attributes.of(put.item()))
                .conditionExpression(condition.text())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .returnValuesOnConditionCheckFailure(STORED)
                .build();
    }

    static DeleteItemRequest alone(Write.Delete delete, String table) {
        Expression condition = Expression.of(delete.condition());
        return DeleteItemRequest.builder()
                .tableName(table)
                .key(Attributes.of(delete.key()))
                .conditionExpression(condition.text())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.values())
                .returnValuesOnConditionCheckFailure(STORED)
                .build();
    }

    static TransactWriteItem together(Write write, String table) {
        Expression condition = Expression.of(write.condition());
        TransactWriteItem.Builder item = TransactWriteItem.builder();
        if (write instanceof Write.Put put) {
            item.put(p -> p.tableName(table)
                    .item(Attributes.of(put.item()))
                    .conditionExpression(condition.text())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values())
                    .returnValuesOnConditionCheckFailure(STORED));
        } else if (write instanceof Write.Delete) {
            item.delete(d -> d.tableName(table)
                    .key(Attributes.of(write.key()))
                    .conditionExpression(condition.text())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values())
                    .returnValuesOnConditionCheckFailure(STORED));
        } else if (write instanceof Write.Expire expire) {
            item.update(expiry(expire, table));
        } else {
            item.conditionCheck(c -> c.tableName(table)
                    .key(Attributes.of(write.key()))
                    .conditionExpression(condition.text())
                    .expressionAttributeNames(condition.names())
                    .expressionAttributeValues(condition.values())
                    .returnValuesOnConditionCheckFailure(STORED));
        }
        return item.build();
    }

    private static Update expiry(Write.Expire expire, String table) {
        Expression change = Expression.of(expire);
        return Update.builder()
                .tableName(table)
                .key(Attributes.of(expire.key()))
                .updateExpression(expire.at() == null ? "REMOVE #x" : "SET #x = :x")
                .conditionExpression(change.text())
                .expressionAttributeNames(change.names())
                .expressionAttributeValues(change.values())
                .returnValuesOnConditionCheckFailure(STORED)
                .build();
    }
}
