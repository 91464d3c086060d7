package org.policyalerts.local.sns;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Up to ten messages in one call. Each is accepted or refused by itself; the whole call is refused only for mistakes in
 * the list.
 */
final class PublishBatch {

    private static final int MOST_ENTRIES = 10;

    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Map<String, SnsRefusal> refused = new LinkedHashMap<>();

    private PublishBatch() {}

    static String publish(Form form, Topics topics) {
        List<Form> entries = form.list("PublishBatchRequestEntries.member");
        check(entries);
        topics.subscriptions(form.get("TopicArn"));
        PublishBatch batch = new PublishBatch();
        Map<String, Message> messages = batch.read(entries);
        if (messages.values().stream().mapToInt(Message::bytes).sum() > Message.MOST_BYTES) {
            throw SnsRefusal.of(
                    "BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
        }
        messages.forEach((id, message) -> batch.take(id, () -> topics.publish(form.get("TopicArn"), message)));
        return batch.result();
    }

    private void take(String id, Supplier<String> publish) {
        try {
            taken.put(id, publish.get());
        } catch (SnsRefusal refusal) {
            refused.put(id, refusal);
        }
    }

    private static void check(List<Form> entries) {
        Set<String> ids = new HashSet<>();
        entries.forEach(entry -> ids.add(checkedId(entry.find("Id").orElse(""))));
        if (entries.isEmpty()) {
            throw SnsRefusal.of("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MOST_ENTRIES) {
            throw SnsRefusal.of(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        if (ids.size() < entries.size()) {
            throw SnsRefusal.of(
                    "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
    }

    private static String checkedId(String id) {
        if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
            throw SnsRefusal.of(
                    "InvalidBatchEntryId",
                    "The Id of a batch entry in a batch request doesn't abide by the specification.");
        }
        return id;
    }

    private Map<String, Message> read(List<Form> entries) {
        Map<String, Message> messages = new LinkedHashMap<>();
        for (Form entry : entries) {
            try {
                messages.put(entry.get("Id"), Message.of(entry));
            } catch (SnsRefusal refusal) {
                refused.put(entry.get("Id"), refusal);
            }
        }
        return messages;
    }

    private String result() {
        return Xml.members(
                        "Successful",
                        List.copyOf(taken.entrySet()),
                        entry -> Xml.text("Id", entry.getKey()) + Xml.text("MessageId", entry.getValue()))
                + Xml.members(
                        "Failed",
                        List.copyOf(refused.entrySet()),
                        entry -> Xml.text("Id", entry.getKey())
                                + Xml.text("Code", entry.getValue().code())
                                + Xml.text("Message", entry.getValue().reason())
                                + Xml.text("SenderFault", "true"));
    }
}
