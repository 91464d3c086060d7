package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

final class DynamoDbTableTest extends TableContract {

    @Override
    Table newTable() {
        return LocalDynamoDb.newTable();
    }

    @Test
    void repeatsATransactionThatOnlyOthersWereInTheWayOf() {
        assertThat(DynamoDbTable.isPassing(cancelled("None", "TransactionConflict")))
                .isTrue();
        assertThat(DynamoDbTable.isPassing(cancelled("ThrottlingError", "None")))
                .isTrue();
        assertThat(DynamoDbTable.isPassing(cancelled("TransactionConflict", "ConditionalCheckFailed")))
                .isFalse();
        assertThat(DynamoDbTable.isPassing(cancelled("ValidationError"))).isFalse();
        assertThat(DynamoDbTable.isPassing(new IllegalStateException())).isFalse();
    }

    private static TransactionCanceledException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Arrays.stream(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
