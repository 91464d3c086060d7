package org.policyalerts.local.lambda;

import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Turns stream records into the event that Lambda gives to a function. */
public record StreamEvents(Clock clock) {

    public static Map<String, Object> event(List<StreamRecord> records) {
        return Map.of("Records", records.stream().map(StreamRecord::document).toList());
    }

    /** The opposite of {@link #event}. */
    @SuppressWarnings("unchecked")
    static List<StreamRecord> records(@Nullable Object event) {
        Object records = event instanceof Map<?, ?> members ? members.get("Records") : null;
        if (!(records instanceof List<?> documents)) {
            throw new LocalException("this is no event of a stream: " + event);
        }
        return documents.stream()
                .map(document -> new StreamRecord((Map<String, Object>) document))
                .toList();
    }

    public StreamRecord of(Record record) {
        Map<String, Object> change = change(record.dynamodb().keys());
        if (record.dynamodb().hasNewImage()) {
            change.put("NewImage", image(record.dynamodb().newImage()));
        }
        if (record.dynamodb().hasOldImage()) {
            change.put("OldImage", image(record.dynamodb().oldImage()));
        }
        change.put("SequenceNumber", record.dynamodb().sequenceNumber());
        change.put("SizeBytes", record.dynamodb().sizeBytes());
        return of(record.eventID(), record.eventNameAsString(), change);
    }

    /** A record for an item of the table whose change may have been missed. */
    StreamRecord ofStored(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> keys = new LinkedHashMap<>(item);
        keys.keySet().retainAll(List.of("pk", "sk"));
        Map<String, Object> change = change(keys);
        change.put("NewImage", image(item));
        String place = keys.get("pk") + " " + keys.get("sk");
        change.put("SequenceNumber", "stored " + place);
        return of("stored " + place, "INSERT", change);
    }

    private Map<String, Object> change(Map<String, AttributeValue> keys) {
        Map<String, Object> change = new LinkedHashMap<>();
        // From the stack's clock, since DynamoDB Local gives milliseconds where DynamoDB gives seconds.
        change.put("ApproximateCreationDateTime", clock.instant().getEpochSecond());
        change.put("Keys", image(keys));
        change.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return change;
    }

    private static StreamRecord of(String eventId, String eventName, Map<String, Object> change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("eventID", eventId);
        document.put("eventName", eventName);
        document.put("eventVersion", "1.1");
        document.put("eventSource", "aws:dynamodb");
        document.put("awsRegion", LocalAws.REGION.id());
        document.put("dynamodb", change);
        return new StreamRecord(document);
    }

    private static Map<String, Object> image(Map<String, AttributeValue> item) {
        Map<String, Object> image = new LinkedHashMap<>();
        item.forEach((name, value) -> image.put(name, value(value)));
        return image;
    }

    private static Map<String, Object> value(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", true);
            case B -> Map.of("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case L -> Map.of("L", value.l().stream().map(StreamEvents::value).toList());
            case M -> Map.of("M", image(value.m()));
            default -> throw new LocalException("the table holds a value of type " + value.type());
        };
    }
}
