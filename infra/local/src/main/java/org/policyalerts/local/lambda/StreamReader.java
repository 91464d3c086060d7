package org.policyalerts.local.lambda;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a table's stream in order, one shard after the other: DynamoDB Local has one open shard, and the next one names
 * it as its parent.
 */
public final class StreamReader {

    private final DynamoDbStreamsClient streams;
    private final String streamArn;
    private @Nullable String shardId;
    private @Nullable String sequenceNumber;
    private @Nullable String iterator;

    private StreamReader(DynamoDbStreamsClient streams, String streamArn) {
        this.streams = streams;
        this.streamArn = streamArn;
    }

    /** Begins with the oldest record that the stream still has. */
    public static StreamReader fromTheStart(DynamoDbStreamsClient streams, String streamArn) {
        return new StreamReader(streams, streamArn);
    }

    /** Continues at a checkpoint; empty if that has no position, or the stream no longer has the records after it. */
    static Optional<StreamReader> resumed(
            StreamCheckpoint checkpoint, DynamoDbStreamsClient streams, String streamArn) {
        return checkpoint.read().flatMap(position -> after(position, streams, streamArn));
    }

    /** Begins just after a position; empty if the stream no longer has the records after it. */
    static Optional<StreamReader> after(StreamPosition position, DynamoDbStreamsClient streams, String streamArn) {
        StreamReader reader = new StreamReader(streams, streamArn);
        if (reader.shard(shard -> shard.shardId().equals(position.shardId())).isEmpty()) {
            return Optional.empty();
        }
        reader.shardId = position.shardId();
        reader.sequenceNumber = position.sequenceNumber();
        return reader.canGoOn() ? Optional.of(reader) : Optional.empty();
    }

    private boolean canGoOn() {
        try {
            iterator = iterator(position());
            return true;
        } catch (TrimmedDataAccessException gone) {
            return false;
        }
    }

    /** The next records, oldest first; empty if there are none at the moment. */
    public List<Record> next() {
        String open = opened();
        if (open == null) {
            return List.of();
        }
        try {
            GetRecordsResponse response = streams.getRecords(r -> r.shardIterator(open));
            iterator = response.nextShardIterator();
            List<Record> records = response.records();
            if (!records.isEmpty()) {
                sequenceNumber = records.get(records.size() - 1).dynamodb().sequenceNumber();
            }
            return records;
        } catch (ExpiredIteratorException tooSlow) {
            iterator = iterator(position());
            return List.of();
        }
    }

    /** The shard that the records which {@link #next} returned last are from; empty before the first. */
    Optional<String> shard() {
        return Optional.ofNullable(shardId);
    }

    /** The last record that {@link #next} returned; empty before the first. */
    private Optional<StreamPosition> position() {
        return shardId == null || sequenceNumber == null
                ? Optional.empty()
                : Optional.of(new StreamPosition(shardId, sequenceNumber));
    }

    private @Nullable String opened() {
        if (iterator == null) {
            nextShard().ifPresent(shard -> {
                shardId = shard.shardId();
                sequenceNumber = null;
                iterator = iterator(Optional.empty());
            });
        }
        return iterator;
    }

    private Optional<Shard> nextShard() {
        String ended = shardId;
        return ended == null ? shard(any -> true) : shard(shard -> ended.equals(shard.parentShardId()));
    }

    private Optional<Shard> shard(Predicate<Shard> wanted) {
        return shards().filter(wanted).findFirst();
    }

    private Stream<Shard> shards() {
        return streams.describeStream(r -> r.streamArn(streamArn)).streamDescription().shards().stream();
    }

    private String iterator(Optional<StreamPosition> after) {
        GetShardIteratorRequest.Builder request =
                GetShardIteratorRequest.builder().streamArn(streamArn).shardId(shardId);
        after.ifPresentOrElse(
                position -> request.shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                        .sequenceNumber(position.sequenceNumber()),
                () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
        return streams.getShardIterator(request.build()).shardIterator();
    }
}
