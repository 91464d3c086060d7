package org.policyalerts.alert.evaluation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.policyalerts.policy.Decision;

/** A fingerprint of everything a decision says, but not of when it was made. */
final class DecisionFingerprint {

    private DecisionFingerprint() {}

    static String of(Decision decision) {
        Decision timeless = new Decision(
                decision.incident(),
                decision.version(),
                Instant.EPOCH,
                decision.matched(),
                decision.shadow(),
                decision.muted(),
                decision.pending(),
                decision.notMatched(),
                decision.unknown(),
                decision.failed(),
                decision.historyCut(),
                decision.nextMoment());
        try {
            byte[] text = timeless.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
