package org.policyalerts.exchange.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Ids of STIX objects that follow from what they stand for (UUID version 5): the same export twice is the same. */
final class StixIds {

    private static final UUID OURS = UUID.fromString("6f0d3c1e-5a0b-4c59-9c0a-2f7f5d1f8f3b");

    private StixIds() {}

    /** The id of an object of a type, by a name that is its own among those of this type. */
    static String of(String type, String name) {
        return type + "--" + version5(type + "/" + name);
    }

    private static UUID version5(String name) {
        ByteBuffer namespace =
                ByteBuffer.allocate(16).putLong(OURS.getMostSignificantBits()).putLong(OURS.getLeastSignificantBits());
        MessageDigest digest = sha1();
        digest.update(namespace.array());
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        // RFC 9562, 5.5: the version and the variant take six bits of the hash.
        long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
        long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
