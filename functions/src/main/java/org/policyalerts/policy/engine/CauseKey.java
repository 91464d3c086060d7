package org.policyalerts.policy.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.policyalerts.policy.condition.Explanation;

/** Fingerprints of what makes a policy hold, and of policy texts. */
public final class CauseKey {

    private CauseKey() {}

    /** The same facts give the same cause, in whatever order the report has them and whatever else changes in it. */
    static String of(Explanation explanation, String countedFrom) {
        return sha256(String.join("\n", new TreeSet<>(explanation.causes())) + "\n" + countedFrom);
    }

    public static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
