package org.policyalerts.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.policyalerts.text.Fingerprint;

/**
 * Canonical keys of claimants and targets: NFKC, case, spacing and punctuation folded, known aliases merged.
 *
 * <p>Names in letters of another script that only look the same have another key until a person adds an alias.
 */
public final class ClaimantKeys {

    private static final Pattern FOLDED_AWAY = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]");
    private static final int LONGEST = 160;
    private static final int KEPT = 60;
    private static final int HASH_DIGITS = 32;

    private final Map<String, String> canonicalByAlias;

    /** Takes the alias table: folded alias to folded canonical name. */
    public ClaimantKeys(Map<String, String> canonicalByAlias) {
        this.canonicalByAlias = Map.copyOf(canonicalByAlias);
    }

    /** The key of one claimant's name. */
    public String keyOf(String claimant) {
        String folded = fold(claimant);
        return canonicalByAlias.getOrDefault(folded, folded);
    }

    /** A name without what does not distinguish names; names of nothing but punctuation keep their own characters. */
    public static String fold(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String letters = FOLDED_AWAY.matcher(compatible).replaceAll("");
        return bounded(letters.isEmpty() ? compatible.strip() : letters);
    }

    /**
     * Folding can make a text eleven times longer, and every history entry of an incident holds the keys of all its
     * targets. Without a bound, a report within its limits could become an item that is too large for DynamoDB. The
     * shortened form folds to itself.
     */
    private static String bounded(String folded) {
        if (folded.length() <= LONGEST) {
            return folded;
        }
        int end = folded.offsetByCodePoints(0, KEPT);
        return folded.substring(0, end) + Fingerprint.sha256(folded).substring(0, HASH_DIGITS);
    }

    /** The keys of the claims that stand, each once. */
    public List<String> ofStandingClaims(Report report) {
        return report.standingClaims().stream()
                .map(claim -> keyOf(String.valueOf(claim.get("claimant"))))
                .distinct()
                .toList();
    }

    /** The keys of the actors whom the assessments that stand name, each once. */
    public List<String> ofAssessedActors(Report report) {
        return report.standingAssessments().stream()
                .filter(assessment -> assessment.containsKey("actor"))
                .map(assessment -> keyOf(String.valueOf(assessment.get("actor"))))
                .distinct()
                .toList();
    }

    /** The keys of the targets that are named, each once: country and folded name. */
    public List<String> ofTargets(Report report) {
        return report.objects("targets").stream()
                .filter(target -> target.containsKey("name"))
                .map(target -> target.get("country") + ":" + fold(String.valueOf(target.get("name"))))
                .distinct()
                .toList();
    }
}
