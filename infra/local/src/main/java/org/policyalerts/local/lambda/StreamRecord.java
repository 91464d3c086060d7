package org.policyalerts.local.lambda;

import java.util.LinkedHashMap;
import java.util.Map;

/** One record of the table's stream, as Lambda would bring it. */
public record StreamRecord(Map<String, Object> document) {

    String sequenceNumber() {
        return String.valueOf(change().get("SequenceNumber"));
    }

    /** Whether it passes the evaluation function's filter: an incident's latest version is new or changed. */
    public boolean isIncident() {
        return isWrite() && attribute("NewImage", "sk").equals("C#INCIDENT");
    }

    /** Whether it passes the delivery function's filter: a notification is pending. */
    public boolean isPendingNotification() {
        return isWrite()
                && attribute("NewImage", "sk").startsWith("N#")
                && attribute("NewImage", "status").equals("pending");
    }

    /** Which of so many lanes takes it: always the same for one partition key. */
    int lane(int count) {
        return Math.floorMod(attribute("Keys", "pk").hashCode(), count);
    }

    private boolean isWrite() {
        return !"REMOVE".equals(document.get("eventName"));
    }

    /** What people need to find the item. */
    public Map<String, Object> name() {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("sequenceNumber", sequenceNumber());
        name.put("pk", attribute("Keys", "pk"));
        name.put("sk", attribute("Keys", "sk"));
        return name;
    }

    /** A text attribute of one of the images; empty if it is not there. */
    String attribute(String image, String name) {
        Object typed = change().get(image) instanceof Map<?, ?> values ? values.get(name) : null;
        return typed instanceof Map<?, ?> value && value.get("S") instanceof String text ? text : "";
    }

    private Map<?, ?> change() {
        return (Map<?, ?>) document.getOrDefault("dynamodb", Map.of());
    }
}
