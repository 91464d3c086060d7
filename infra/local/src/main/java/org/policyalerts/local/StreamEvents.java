package org.policyalerts.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** Writes stream records as the event that Lambda hands to a function. */
final class StreamEvents {

    private StreamEvents() {}

    static Map<String, Object> event(List<StreamRecord> records) {
        return Map.of("Records", records.stream().map(StreamRecord::document).toList());
    }

    static StreamRecord of(Record record) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("Keys", image(record.dynamodb().keys()));
        if (record.dynamodb().hasNewImage()) {
            change.put("NewImage", image(record.dynamodb().newImage()));
        }
        if (record.dynamodb().hasOldImage()) {
            change.put("OldImage", image(record.dynamodb().oldImage()));
        }
        change.put("SequenceNumber", record.dynamodb().sequenceNumber());
        change.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return of(record.eventID(), record.eventNameAsString(), change);
    }

    /** A record for an item that is in the table but whose change may have been missed. */
    static StreamRecord ofStored(Map<String, AttributeValue> item, int number) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("Keys", image(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
        change.put("NewImage", image(item));
        change.put("SequenceNumber", "0" + number);
        change.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return of("stored-" + number, "INSERT", change);
    }

    private static StreamRecord of(String eventId, String eventName, Map<String, Object> change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("eventID", eventId);
        document.put("eventName", eventName);
        document.put("eventVersion", "1.1");
        document.put("eventSource", "aws:dynamodb");
        document.put("awsRegion", LocalTable.REGION.id());
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
            case L ->
                Map.of(
                        "L",
                        new ArrayList<>(
                                value.l().stream().map(StreamEvents::value).toList()));
            case M -> Map.of("M", image(value.m()));
            default -> throw new LocalStackException("the table holds a value of type " + value.type());
        };
    }
}
