package org.policyalerts.dynamodb;

import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KeyGenerator;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;

/**
 * The key by which a deployment encrypts its cursors. The first that needs one makes it; it lies in the table, so that
 * every instance can open what another one gave out. Without it old cursors are refused, and nothing else is lost.
 */
final class CursorKey {

    private static final Key PLACE = new Key("SECRET", "CURSORS");

    private final Table table;
    private volatile byte @Nullable [] known;

    CursorKey(Table table) {
        this.table = table;
    }

    byte[] bytes() {
        byte[] key = known;
        if (key == null) {
            key = stored().orElseGet(this::made);
            known = key;
        }
        return key;
    }

    private Optional<byte[]> stored() {
        return table.get(PLACE).map(item -> HexFormat.of().parseHex(String.valueOf(item.get("key"))));
    }

    private static byte[] generated() {
        try {
            return KeyGenerator.getInstance("AES").generateKey().getEncoded();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private byte[] made() {
        byte[] key = generated();
        Map<String, Object> item = PLACE.item("cursor-key");
        item.put("key", HexFormat.of().formatHex(key));
        boolean isFirst = table.isWritten(new Write.Put(item, new Condition.Absent()));
        return isFirst ? key : stored().orElseThrow();
    }
}
