package org.policyalerts.incident;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentStore.Shared;
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

    /** Behind the name of a collective in the key of a campaign: "@" and two letters, which no folded name ends in. */
    private static final Pattern COUNTRY = Pattern.compile("@[A-Z]{2}$");

    /**
     * Names as they were signed, whoever else may use them: what is stored, because tables of claimants change and are
     * taken back.
     */
    public static final ClaimantKeys AS_SIGNED = new ClaimantKeys(Map.of());

    private final Map<String, String> canonicalByAlias;
    private final Map<String, Set<String>> aliases = new HashMap<>();
    private final Set<String> collectives;

    /** Takes the alias table: folded alias to folded canonical name. */
    public ClaimantKeys(Map<String, String> canonicalByAlias) {
        this(canonicalByAlias, Set.of());
    }

    /** Takes the alias table and the folded canonical names of collectives, whose name whoever wants may use. */
    ClaimantKeys(Map<String, String> canonicalByAlias, Set<String> collectives) {
        this.canonicalByAlias = Map.copyOf(canonicalByAlias);
        this.collectives = Set.copyOf(collectives);
        canonicalByAlias.forEach((alias, canonical) ->
                aliases.computeIfAbsent(canonical, none -> new TreeSet<>()).add(alias));
    }

    public String keyOf(String claimant) {
        return canonical(fold(claimant));
    }

    private String canonical(String folded) {
        return canonicalByAlias.getOrDefault(folded, folded);
    }

    /** The keys of names that are folded already, each once. */
    List<String> canonical(List<String> folded) {
        return folded.stream().map(this::canonical).distinct().toList();
    }

    /** All folded names of the claimant with this one, the one that stands for it first. */
    public List<String> namesOf(String folded) {
        String canonical = canonical(folded);
        return Stream.concat(Stream.of(canonical), aliases.getOrDefault(canonical, Set.of()).stream())
                .distinct()
                .toList();
    }

    /**
     * Whether what two incidents have in common may be one claimant's work: a key of both, and that of a collective
     * only if the incidents hit one country.
     */
    public boolean joins(
            Collection<String> keys,
            Collection<String> countries,
            Collection<String> otherKeys,
            Collection<String> otherCountries) {
        for (String key : keys) {
            if (otherKeys.contains(key) && (!collectives.contains(key) || haveOneInCommon(countries, otherCountries))) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveOneInCommon(Collection<String> countries, Collection<String> others) {
        return !Collections.disjoint(Shared.countries(countries), others);
    }

    /**
     * What groups incidents for their readers: the first of their claimants; a collective's only within one country.
     * Empty if nobody claims.
     *
     * @param claimants folded names as they were signed; so is the one that comes back
     */
    public String campaignOf(List<String> claimants, List<String> countries) {
        if (claimants.isEmpty()) {
            return "";
        }
        String first = claimants.get(0);
        return collectives.contains(canonical(first)) && !countries.isEmpty() ? first + "@" + countries.get(0) : first;
    }

    /** The key of a campaign by the name that stands for its claimant. */
    public String campaign(String signed) {
        return campaigns(signed).get(0);
    }

    /** The keys of a campaign by all names of its claimant, the one that stands for it first. */
    public List<String> campaigns(String signed) {
        String name = COUNTRY.matcher(signed).replaceFirst("");
        String country = signed.substring(name.length());
        return namesOf(name).stream().map(one -> one + country).toList();
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
