package org.policyalerts.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.text.Fingerprint;

/**
 * Where a listing goes on: the sort key of the last item read, which stays right whatever is added or removed
 * meanwhile.
 *
 * @param check ties a cursor to its listing: under other filters it would skip items without anybody noticing
 */
record ListCursor(String check) {

    private static final int CHECK_LENGTH = 16;
    private static final String SORT_KEY =
            "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z#(inc|alt)_[0-9A-Za-z-]{26,43}";

    /** A cursor of one list; the text says what the list is filtered by. */
    static ListCursor of(String filters) {
        return new ListCursor(Fingerprint.sha256(filters).substring(0, CHECK_LENGTH));
    }

    String after(String sortKey) {
        byte[] bytes = (check + sortKey).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The sort key in a cursor that a caller sent. */
    String open(String cursor) {
        String text = decoded(cursor);
        if (!text.startsWith(check) || !text.substring(CHECK_LENGTH).matches(SORT_KEY)) {
            throw new CursorInvalidException();
        }
        return text.substring(CHECK_LENGTH);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new CursorInvalidException();
        }
    }
}
