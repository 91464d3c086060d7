package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.schedule.DueItems.Due;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;

/**
 * A table of the first edition, in use, whose index of what is due holds whole items under the name that it had then:
 * the smaller one is made beside it, and nothing that was due is lost or due twice.
 */
class FirstEditionTableTest {

    private static final Path ITEMS = Path.of("src", "test", "resources", "first-edition", "items.ndjson");
    private static final Instant AFTER_ALL = Instant.parse("2030-01-01T00:00:00Z");
    private static final String NAME = "first-edition";

    private final DynamoDbClient client = LocalDynamoDb.client();
    private final DynamoDbTable table = new DynamoDbTable(client, NAME);

    @Test
    void whatWasDueIsFoundThroughTheNewIndexOnceItIsThere() throws IOException, JsonInvalidException {
        CreateTableRequest now = new TableDefinition(NAME).request();
        client.createTable(now.toBuilder()
                .globalSecondaryIndexes(now.globalSecondaryIndexes().stream()
                        .map(FirstEditionTableTest::asItWas)
                        .toList())
                .build());
        for (String line : Files.readAllLines(ITEMS)) {
            table.write(List.of(new Write.Put(JsonReader.readObject(line), new Condition.Always())));
        }
        List<String> before = ItemKeys.dueShards().stream()
                .flatMap(shard -> dueByTheFormerIndex(shard).stream())
                .toList();

        new TableDefinition(NAME).completeIn(client);
        new TableDefinition(NAME).completeIn(client);

        assertThat(before).isNotEmpty();
        assertThat(new DynamoDbDueItems(table).due(AFTER_ALL, 1_000).stream().map(FirstEditionTableTest::text))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(client.describeTable(r -> r.tableName(NAME)).table().globalSecondaryIndexes())
                .as("the former one stays until nobody asks it")
                .hasSize(3);
    }

    private static GlobalSecondaryIndex asItWas(GlobalSecondaryIndex index) {
        return index.indexName().equals("due-keys")
                ? index.toBuilder()
                        .indexName("due")
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build()
                : index;
    }

    private List<String> dueByTheFormerIndex(String shard) {
        return client
                .query(r -> r.tableName(NAME)
                        .indexName("due")
                        .keyConditionExpression("dueShard = :shard")
                        .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS(shard))))
                .items()
                .stream()
                .map(item -> Stream.of("pk", "sk", "dueAt")
                        .map(name -> Objects.requireNonNull(item.get(name)).s())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String text(Due due) {
        return due.partition() + " " + due.key() + " " + ItemKeys.instant(due.at());
    }
}
