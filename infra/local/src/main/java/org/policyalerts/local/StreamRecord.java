package org.policyalerts.local;

import java.util.Map;

/** One record of the table's stream, as Lambda would bring it. */
record StreamRecord(Map<String, Object> document) {

    String sequenceNumber() {
        return String.valueOf(change().get("SequenceNumber"));
    }

    /** Whether it passes the evaluation function's filter: an incident's latest version is new or changed. */
    boolean isIncident() {
        return isWrite() && attribute("sk").equals("C#INCIDENT");
    }

    /** Whether it passes the delivery function's filter: a notification is pending. */
    boolean isPendingNotification() {
        return isWrite()
                && attribute("sk").startsWith("N#")
                && attribute("status").equals("pending");
    }

    private boolean isWrite() {
        return !"REMOVE".equals(document.get("eventName"));
    }

    private String attribute(String name) {
        Object value = change().get("NewImage") instanceof Map<?, ?> image ? image.get(name) : null;
        return value instanceof Map<?, ?> typed ? String.valueOf(typed.get("S")) : "";
    }

    private Map<?, ?> change() {
        return (Map<?, ?>) document.getOrDefault("dynamodb", Map.of());
    }
}
