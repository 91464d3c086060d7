package org.policyalerts.incident;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Canonical keys of claimants and targets: NFKC, case, spacing and punctuation folded, known aliases merged.
 *
 * <p>Look-alike letters of another script stay apart until a person adds the name to the alias table.
 */
public final class ClaimantKeys {

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

    /** A name without what does not tell names apart; names of nothing but punctuation keep their own characters. */
    public static String fold(String name) {
        String compatible = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String letters = compatible.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
        return letters.isEmpty() ? compatible.strip() : letters;
    }

    /** The keys of the claims that stand, each once. */
    public List<String> ofStandingClaims(Report report) {
        return report.standingClaims().stream()
                .map(claim -> keyOf(String.valueOf(claim.get("claimant"))))
                .distinct()
                .toList();
    }

    /** The keys of the targets, each once: country and folded name. */
    public List<String> ofTargets(Report report) {
        return report.objects("targets").stream()
                .map(target -> target.get("country") + ":" + fold(String.valueOf(target.get("name"))))
                .distinct()
                .toList();
    }
}
