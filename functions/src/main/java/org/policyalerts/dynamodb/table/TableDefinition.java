package org.policyalerts.dynamodb.table;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.dynamodb.table.Table.Index;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The table's keys, indexes, stream and expiry, for tests and the local stack. The deployed table is defined in
 * {@code infra/template.yaml}, which a test compares with this.
 */
public record TableDefinition(String name) {

    /** The attribute that says when DynamoDB may delete an item, in seconds since 1970. */
    public static final String EXPIRES_AT = "expiresAt";

    /** Creates the table without its expiry, which is a call of its own, and returns when it can be used. */
    public void createIn(DynamoDbClient client) {
        client.createTable(request());
        client.waiter().waitUntilTableExists(r -> r.tableName(name)).matched();
    }

    /** Gives a table of an earlier edition, which is in use, the indexes that it lacks. */
    public void completeIn(DynamoDbClient client) {
        Set<String> there = client.describeTable(r -> r.tableName(name)).table().globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .collect(Collectors.toSet());
        request().globalSecondaryIndexes().stream()
                .filter(index -> !there.contains(index.indexName()))
                .map(TableDefinition::addition)
                .forEach(update -> client.updateTable(r -> r.tableName(name)
                        .attributeDefinitions(attributes())
                        .globalSecondaryIndexUpdates(List.of(update))));
    }

    /** What is asked of DynamoDB, apart from the expiry. */
    public CreateTableRequest request() {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes())
                .keySchema(keys("pk", "sk"))
                .globalSecondaryIndexes(Arrays.stream(Index.values())
                        .map(TableDefinition::index)
                        .toList())
                .streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
                .build();
    }

    private static List<AttributeDefinition> attributes() {
        return List.of(
                text("pk"),
                text("sk"),
                text(Index.DUE.hashAttribute),
                text(Index.DUE.sortAttribute),
                text(Index.LIST.hashAttribute),
                text(Index.LIST.sortAttribute));
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static GlobalSecondaryIndex index(Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.indexName)
                .keySchema(keys(index.hashAttribute, index.sortAttribute))
                .projection(p -> p.projectionType(index.isWhole ? ProjectionType.ALL : ProjectionType.KEYS_ONLY))
                .build();
    }

    private static GlobalSecondaryIndexUpdate addition(GlobalSecondaryIndex index) {
        return GlobalSecondaryIndexUpdate.builder()
                .create(create -> create.indexName(index.indexName())
                        .keySchema(index.keySchema())
                        .projection(index.projection()))
                .build();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }
}
