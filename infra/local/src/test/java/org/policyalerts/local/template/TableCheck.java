package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.list;
import static org.policyalerts.local.template.Template.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.TableDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The template's table is the one that the tests run on, and it is protected. */
final class TableCheck {

    private static final String PROPERTIES = "Properties";

    private TableCheck() {}

    static List<String> problems(Template template) {
        Map<String, Object> table = template.resource("Table");
        Map<String, Object> found = map(table.get(PROPERTIES));
        CreateTableRequest wanted = new TableDefinition("any").request();
        List<String> problems = new ArrayList<>();
        compare("attributes", attributes(wanted), Set.copyOf(list(found.get("AttributeDefinitions"))), problems);
        compare("keys", keys(wanted.keySchema()), found.get("KeySchema"), problems);
        compare("indexes", indexes(wanted), Set.copyOf(list(found.get("GlobalSecondaryIndexes"))), problems);
        compare(
                "stream",
                Map.of("StreamViewType", wanted.streamSpecification().streamViewTypeAsString()),
                found.get("StreamSpecification"),
                problems);
        compare(
                "expiry",
                Map.of("AttributeName", TableDefinition.EXPIRES_AT, "Enabled", true),
                found.get("TimeToLiveSpecification"),
                problems);
        compare("billing", wanted.billingModeAsString(), found.get("BillingMode"), problems);
        compare(
                "backup",
                Map.of("PointInTimeRecoveryEnabled", true),
                found.get("PointInTimeRecoverySpecification"),
                problems);
        compare(
                "encryption",
                Map.of("SSEEnabled", true, "SSEType", "KMS", "KMSMasterKeyId", Map.of("GetAtt", "Key.Arn")),
                found.get("SSESpecification"),
                problems);
        compare("deletion protection", true, found.get("DeletionProtectionEnabled"), problems);
        compare("deletion", "Retain", table.get("DeletionPolicy"), problems);
        compare("replacement", "Retain", table.get("UpdateReplacePolicy"), problems);
        return problems;
    }

    private static void compare(String what, Object wanted, @Nullable Object found, List<String> problems) {
        if (!wanted.equals(found)) {
            problems.add("table, " + what + ": wanted " + wanted + ", found " + found);
        }
    }

    private static Set<Object> attributes(CreateTableRequest wanted) {
        return wanted.attributeDefinitions().stream()
                .map(attribute -> Map.of(
                        "AttributeName", attribute.attributeName(), "AttributeType", attribute.attributeTypeAsString()))
                .collect(Collectors.toSet());
    }

    private static Set<Object> indexes(CreateTableRequest wanted) {
        return wanted.globalSecondaryIndexes().stream()
                .map(index -> Map.of(
                        "IndexName", index.indexName(),
                        "KeySchema", keys(index.keySchema()),
                        "Projection",
                                Map.of("ProjectionType", index.projection().projectionTypeAsString())))
                .collect(Collectors.toSet());
    }

    private static List<Object> keys(List<KeySchemaElement> keys) {
        return keys.stream()
                .<Object>map(key -> Map.of("AttributeName", key.attributeName(), "KeyType", key.keyTypeAsString()))
                .toList();
    }
}
