package org.policyalerts.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Every item of a table, in no order, each as it was at some moment of the walk. It reads the whole table, so no
 * function does it, nor has the right to.
 */
public record TableWalk(DynamoDbClient client, String name) {

    /** About how many there are; DynamoDB counts every six hours. */
    public long about() {
        return client.describeTable(r -> r.tableName(name)).table().itemCount();
    }

    /** Of each item these attributes, as far as it has them. */
    public Stream<Map<String, Object>> items(List<String> attributes) {
        Map<String, String> names =
                IntStream.range(0, attributes.size()).boxed().collect(Collectors.toMap(i -> "#a" + i, attributes::get));
        return client
                .scanPaginator(r -> r.tableName(name)
                        .projectionExpression(String.join(", ", names.keySet()))
                        .expressionAttributeNames(names))
                .items()
                .stream()
                .map(Attributes::toItem);
    }
}
