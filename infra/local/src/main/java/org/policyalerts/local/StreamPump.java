package org.policyalerts.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads the table's stream in order and hands it to the functions, until it is closed. */
final class StreamPump implements AutoCloseable {

    private static final int PAUSE_MILLIS = 25;

    private final DynamoDbClient table;
    private final DynamoDbStreamsClient streams;
    private final List<EventSource> functions;
    private final Map<String, String> iterators = new HashMap<>();
    /** Counts the rounds that found nothing to do; idle means two whole ones since the question. */
    private final AtomicLong idleRounds = new AtomicLong();

    private final String streamArn;
    private final Thread thread = new Thread(this::run, "stream-pump");
    private volatile boolean isClosed;

    StreamPump(LocalTable local, List<EventSource> functions) {
        this.table = local.client();
        this.streams = local.streams();
        this.functions = List.copyOf(functions);
        this.streamArn =
                table.describeTable(r -> r.tableName(LocalTable.NAME)).table().latestStreamArn();
        thread.setDaemon(true);
    }

    void start() {
        offerStored();
        thread.start();
    }

    /**
     * What lay in the table when the last process died may have been in the stream and not yet handled; whether DynamoDB Local's stream
     * outlives the process is not promised anywhere. So every incident and every pending message is handed over once more, which the
     * functions take as a repeat.
     */
    private void offerStored() {
        int number = 0;
        for (Map<String, AttributeValue> item :
                table.scanPaginator(r -> r.tableName(LocalTable.NAME)).items()) {
            StreamRecord record = StreamEvents.ofStored(item, number++);
            functions.forEach(function -> function.offer(record));
        }
    }

    private void run() {
        while (!isClosed) {
            if (!round()) {
                idleRounds.incrementAndGet();
                pause();
            }
        }
    }

    /** A refused or interrupted read is tried again in the next round, from the same place. */
    private boolean round() {
        try {
            boolean worked = readAll();
            for (EventSource function : functions) {
                worked |= function.pump();
            }
            return worked;
        } catch (SdkException passing) {
            pause();
            return true;
        }
    }

    private boolean readAll() {
        boolean found = false;
        for (Shard shard : streams.describeStream(r -> r.streamArn(streamArn))
                .streamDescription()
                .shards()) {
            found |= read(shard.shardId());
        }
        return found;
    }

    private boolean read(String shardId) {
        String iterator = iterators.computeIfAbsent(shardId, this::fromTheStart);
        if (iterator.isEmpty()) {
            return false;
        }
        GetRecordsResponse response = streams.getRecords(r -> r.shardIterator(iterator));
        response.records().forEach(record -> {
            StreamRecord change = StreamEvents.of(record);
            functions.forEach(function -> function.offer(change));
        });
        iterators.put(shardId, response.nextShardIterator() == null ? "" : response.nextShardIterator());
        return !response.records().isEmpty();
    }

    private String fromTheStart(String shardId) {
        return streams.getShardIterator(
                        r -> r.streamArn(streamArn).shardId(shardId).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when nothing that was written before the call is left to do. */
    void awaitIdle() {
        long seen = idleRounds.get();
        while (idleRounds.get() < seen + 2 && !isClosed && thread.isAlive()) {
            pause();
        }
    }

    /** Records that no function could handle. */
    int parked() {
        return functions.stream().mapToInt(function -> function.parked().size()).sum();
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
        try {
            thread.join(2_000);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
