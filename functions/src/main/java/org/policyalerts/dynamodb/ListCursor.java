package org.policyalerts.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.policyalerts.incident.CursorInvalidException;

/**
 * Where a listing goes on: the sort key of the last item read, which stays right whatever is added or removed
 * meanwhile. That item may be one that the caller must not know of, so a cursor is encrypted.
 */
final class ListCursor {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String SORT_KEY =
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z#(inc|alt)_[0-9A-Za-z-]{26,43}(~\\d{10}(/[0-9a-z]+)?)?";

    private final CursorKey key;
    private final byte[] filters;

    /**
     * A cursor of one list.
     *
     * @param filters what the list is filtered by: under other filters a cursor would skip items without anybody
     *     noticing
     */
    ListCursor(CursorKey key, String filters) {
        this.key = key;
        this.filters = filters.getBytes(StandardCharsets.UTF_8);
    }

    /** The same place of the same list has the same cursor. */
    String after(String sortKey) {
        byte[] text = sortKey.getBytes(StandardCharsets.UTF_8);
        try {
            byte[] nonce = nonce(text);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The sort key in a cursor that a caller sent. */
    String open(String cursor) {
        try {
            byte[] all = Base64.getUrlDecoder().decode(cursor);
            if (all.length <= NONCE) {
                throw new CursorInvalidException();
            }
            byte[] sealed = Arrays.copyOfRange(all, NONCE, all.length);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE));
            String text = new String(cipher.doFinal(sealed), StandardCharsets.UTF_8);
            if (!text.matches(SORT_KEY)) {
                throw new CursorInvalidException();
            }
            return text;
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            throw new CursorInvalidException();
        }
    }

    /** Made of what is encrypted, so that no two texts ever share one. */
    private byte[] nonce(byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
        mac.update(filters);
        mac.update((byte) 0);
        return Arrays.copyOf(mac.doFinal(text), NONCE);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(filters);
        return cipher;
    }
}
