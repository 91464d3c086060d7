package org.policyalerts.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.IncidentStore.Listing;

/**
 * Where a listing goes on: the sort key of the last incident read, which stays right whatever is added or removed meanwhile.
 *
 * @param check ties a cursor to its listing: under other filters it would skip incidents without anybody noticing
 */
record SummaryCursor(String check) {

    private static final int CHECK_LENGTH = 16;
    private static final String SORT_KEY = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z#inc_[0-9A-Z]{26}";

    static SummaryCursor of(Listing listing) {
        Listing filters = new Listing(
                listing.claimant(),
                listing.sector(),
                listing.country(),
                listing.attribution(),
                listing.reporter(),
                listing.period(),
                0,
                null);
        return new SummaryCursor(ItemKeys.sha256(filters.toString()).substring(0, CHECK_LENGTH));
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
