package org.policyalerts.dynamodb.table;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An expression of DynamoDB with its placeholders; each is null if there is nothing to express.
 *
 * <p>Every name is a placeholder, because about 570 words are reserved in DynamoDB.
 */
record Expression(
        @Nullable String text,
        @Nullable Map<String, String> names,
        @Nullable Map<String, AttributeValue> values) {

    private static final Expression NOTHING = new Expression(null, null, null);

    static Expression of(Condition condition) {
        if (condition instanceof Condition.Absent) {
            return new Expression("attribute_not_exists(#a)", Map.of("#a", "pk"), null);
        }
        if (condition instanceof Condition.AbsentOrExpired expired) {
            return new Expression(
                    "attribute_not_exists(#a) OR #e < :v",
                    Map.of("#a", "pk", "#e", TableDefinition.EXPIRES_AT),
                    Map.of(":v", Attributes.of(expired.epochSecond())));
        }
        if (condition instanceof Condition.Equal equal) {
            return new Expression(
                    "#a = :v", Map.of("#a", equal.attribute()), Map.of(":v", Attributes.of(equal.value())));
        }
        return NOTHING;
    }

    /** The condition with the placeholders of the change itself. */
    static Expression of(Write.Expire expire) {
        Expression condition = of(expire.condition());
        Map<String, String> names = new LinkedHashMap<>(condition.names == null ? Map.of() : condition.names);
        Map<String, AttributeValue> values =
                new LinkedHashMap<>(condition.values == null ? Map.of() : condition.values);
        names.put("#x", TableDefinition.EXPIRES_AT);
        if (expire.at() != null) {
            values.put(":x", Attributes.of(expire.at()));
        }
        return new Expression(condition.text, names, values.isEmpty() ? null : values);
    }

    /** The key condition of a query; the placeholders of its filter are among the names and values. */
    static Expression of(Query query) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, AttributeValue> values = new LinkedHashMap<>();
        names.put("#h", query.index() == null ? "pk" : query.index().hashAttribute);
        values.put(":h", AttributeValue.fromS(query.partition()));
        String range = range(query, values);
        if (!range.isEmpty()) {
            names.put("#s", query.index() == null ? "sk" : query.index().sortAttribute);
        }
        if (query.containing() != null) {
            names.put("#c", query.containing().attribute());
            values.put(":c", AttributeValue.fromS(query.containing().text()));
        }
        return new Expression("#h = :h" + range, names, values);
    }

    private static String range(Query query, Map<String, AttributeValue> values) {
        if (query.from() != null) {
            values.put(":from", AttributeValue.fromS(query.from()));
        }
        if (query.to() != null) {
            values.put(":to", AttributeValue.fromS(query.to()));
        }
        if (query.from() == null) {
            return query.to() == null ? "" : " AND #s <= :to";
        }
        return query.to() == null ? " AND #s >= :from" : " AND #s BETWEEN :from AND :to";
    }
}
