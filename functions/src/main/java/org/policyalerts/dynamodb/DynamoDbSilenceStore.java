package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Silence.Subject;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.PolicyId;

/** Silences in one partition by their end, so that those in force are read without those that are over. */
public record DynamoDbSilenceStore(Table table) implements SilenceStore {

    private static final String PARTITION = "SILENCES";

    @Override
    public void add(Silence silence) {
        table.write(List.of(new Write.Put(item(silence), new Condition.Absent())));
    }

    @Override
    public List<Silence> endingAfter(Instant moment) {
        Query query = new Query(null, PARTITION, ItemKeys.instant(moment), null, false, 100, null, null);
        return table.all(query).stream()
                .map(DynamoDbSilenceStore::read)
                .filter(silence -> silence.until().isAfter(moment))
                .toList();
    }

    @Override
    public List<Silence> ended(Instant now, int most) {
        String to = ItemKeys.instant(now) + ItemKeys.AFTER_ALL;
        return table.query(new Query(null, PARTITION, null, to, true, most, null, null)).items().stream()
                .map(DynamoDbSilenceStore::read)
                .toList();
    }

    @Override
    public boolean shorten(Silence silence, Instant end) {
        return table.isWritten(
                new Write.Delete(key(silence), new Condition.Equal("id", silence.id())),
                new Write.Put(item(silence.endingAt(end)), new Condition.Always()));
    }

    private static Key key(Silence silence) {
        return new Key(PARTITION, ItemKeys.instant(silence.until()) + "#" + silence.id());
    }

    private static Map<String, Object> item(Silence silence) {
        Map<String, Object> body = new LinkedHashMap<>();
        Subject subject = silence.subject();
        subject.policy().ifPresent(policy -> body.put("policy", policy.value()));
        subject.claimant().ifPresent(claimant -> body.put("claimant", claimant));
        subject.sector().ifPresent(sector -> body.put("sector", sector));
        subject.incident().ifPresent(incident -> body.put("incident", incident.value()));
        body.put("author", silence.author());
        body.put("reason", silence.reason());
        body.put("from", silence.from().toString());
        body.put("until", silence.until().toString());
        Map<String, Object> item = key(silence).item("silence");
        item.put("id", silence.id());
        item.put("body", ItemBody.write(body));
        return item;
    }

    private static Silence read(Map<String, Object> item) {
        Map<String, Object> body = ItemBody.read(item);
        Subject subject = new Subject(
                text(body, "policy").map(PolicyId::new),
                text(body, "claimant"),
                text(body, "sector"),
                text(body, "incident").map(IncidentId::new));
        return new Silence(
                String.valueOf(item.get("id")),
                subject,
                text(body, "author").orElseThrow(),
                text(body, "reason").orElseThrow(),
                Instant.parse(text(body, "from").orElseThrow()),
                Instant.parse(text(body, "until").orElseThrow()));
    }

    private static Optional<String> text(Map<String, Object> body, String name) {
        return Optional.ofNullable(body.get(name)).map(Object::toString);
    }
}
