package org.policyalerts.dynamodb.audience;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.Claim;
import org.policyalerts.channel.ClaimStore;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;

/** Claims of one message in a partition, one for each address, which only its fingerprint names. */
public record DynamoDbClaims(Table table) implements ClaimStore {

    /** Far longer than a queue keeps a message, its dead letters included. */
    private static final Duration KEPT = Duration.ofDays(90);

    @Override
    public Optional<Claim> find(String notificationId, Address address) {
        return table.get(key(notificationId, address)).map(DynamoDbClaims::read);
    }

    @Override
    public boolean record(String notificationId, Address address, Optional<Claim> read, Claim next) {
        Condition unchanged = read.<Condition>map(claim -> new Condition.Equal("revision", claim.revision()))
                .orElseGet(Condition.Absent::new);
        // The SDK repeats a write whose answer was lost, and is refused then by what it has written itself.
        return table.isWritten(new Write.Put(item(key(notificationId, address), next), unchanged))
                || find(notificationId, address).filter(next::equals).isPresent();
    }

    private static Key key(String notificationId, Address address) {
        return new Key("CLAIM#" + notificationId, address.fingerprint());
    }

    private static Map<String, Object> item(Key key, Claim claim) {
        Map<String, Object> item = key.item("claim");
        item.put("state", claim.state().name().toLowerCase(Locale.ROOT));
        item.put("at", claim.at().toString());
        item.put("attempts", (long) claim.attempts());
        item.put("notBefore", claim.notBefore().toString());
        item.put("doubtful", String.valueOf(claim.isDoubtful()));
        item.put("carrier", claim.carrier());
        item.put("note", claim.note());
        item.put("revision", claim.revision());
        item.put("expiresAt", claim.at().plus(KEPT).getEpochSecond());
        return item;
    }

    private static Claim read(Map<String, Object> stored) {
        ItemReader item = new ItemReader(stored);
        return new Claim(
                Claim.State.valueOf(item.text("state").toUpperCase(Locale.ROOT)),
                item.instant("at"),
                item.number("attempts"),
                item.instant("notBefore"),
                item.text("doubtful").equals("true"),
                item.text("carrier"),
                item.text("note"),
                item.number("revision"));
    }
}
