package org.policyalerts.dynamodb.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.ChannelRecipient;
import org.policyalerts.channel.ChannelRecipient.Trouble;
import org.policyalerts.channel.RecipientStore;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;

/** Recipients of all audiences in one partition, since there are few and a bounce names none of them. */
public record DynamoDbRecipients(Table table) implements RecipientStore {

    private static final String PARTITION = "RECIPIENTS";

    @Override
    public List<ChannelRecipient> of(String audience) {
        return read(Query.beginning(PARTITION, ItemKeys.part(audience) + "#", 100));
    }

    @Override
    public List<ChannelRecipient> all() {
        return read(new Query(null, PARTITION, null, null, false, 100, null, null));
    }

    private List<ChannelRecipient> read(Query query) {
        return table.all(query).stream().map(DynamoDbRecipients::read).toList();
    }

    @Override
    public void put(ChannelRecipient recipient) {
        table.put(item(recipient));
    }

    @Override
    public boolean remove(String audience, String id) {
        Key key = key(audience, id);
        return table.isWritten(new Write.Delete(key, new Condition.Equal("sk", key.sk())));
    }

    @Override
    public void mark(ChannelRecipient recipient, Trouble trouble) {
        Condition unchanged =
                new Condition.Equal("changedAt", recipient.changedAt().toString());
        // Whoever has just written it means the address as it is now; if mail comes back again, it is marked then.
        table.isWritten(new Write.Put(item(recipient.with(trouble)), unchanged));
    }

    private static Key key(String audience, String id) {
        return new Key(PARTITION, ItemKeys.part(audience) + "#" + id);
    }

    private static Map<String, Object> item(ChannelRecipient recipient) {
        Map<String, Object> item = key(recipient.audience(), recipient.id()).item("recipient");
        item.put("audience", recipient.audience());
        item.put("id", recipient.id());
        if (recipient.address() instanceof Address.Chat chat) {
            item.put("chat", chat.kind().text());
            item.put("parameter", chat.parameter());
        } else {
            item.put("mail", ((Address.Mailbox) recipient.address()).mail());
        }
        item.put("maxTlp", recipient.maxTlp());
        item.put("exercises", String.valueOf(recipient.exercises()));
        item.put("changedBy", recipient.changedBy());
        item.put("changedAt", recipient.changedAt().toString());
        recipient.trouble().ifPresent(trouble -> {
            item.put("trouble", trouble.kind().text());
            item.put("troubleSince", trouble.since().toString());
        });
        return item;
    }

    private static ChannelRecipient read(Map<String, Object> stored) {
        ItemReader item = new ItemReader(stored);
        Address address = item.find("mail")
                .<Address>map(Address.Mailbox::new)
                .orElseGet(() -> new Address.Chat(Address.Kind.of(item.text("chat")), item.text("parameter")));
        Optional<Trouble> trouble =
                item.find("trouble").map(kind -> new Trouble(Trouble.Kind.of(kind), item.instant("troubleSince")));
        return new ChannelRecipient(
                item.text("audience"),
                item.text("id"),
                address,
                item.text("maxTlp"),
                item.text("exercises").equals("true"),
                item.text("changedBy"),
                item.instant("changedAt"),
                trouble);
    }
}
