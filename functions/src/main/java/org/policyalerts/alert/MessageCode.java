package org.policyalerts.alert;

import java.util.Locale;
import org.policyalerts.text.Fingerprint;

/** The six characters by which people name a message to the desk, or to each other on the telephone. */
public final class MessageCode {

    /** Crockford's base 32: no letter in it is taken for a number. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CHARACTERS = 6;
    private static final int BITS = 5;
    private static final int HEX_DIGITS = 8;

    private MessageCode() {}

    /** The code of a message: the first 30 bits of the fingerprint of its id. Two messages may share one. */
    public static String of(String notificationId) {
        long first = Long.parseLong(Fingerprint.sha256(notificationId).substring(0, HEX_DIGITS), 16);
        long bits = first >>> (HEX_DIGITS * 4 - CHARACTERS * BITS);
        StringBuilder code = new StringBuilder();
        for (int shift = (CHARACTERS - 1) * BITS; shift >= 0; shift -= BITS) {
            code.append(ALPHABET.charAt((int) (bits >>> shift) & (ALPHABET.length() - 1)));
        }
        return code.toString();
    }

    /** A code as somebody typed it: letters in either case, and those that are taken for numbers. */
    public static String typed(String text) {
        return text.strip()
                .toUpperCase(Locale.ROOT)
                .replace("-", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
