package org.policyalerts.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Latin spellings for letters that Unicode does not decompose. They are simple: enough for a subject line, not for a
 * library catalogue.
 */
final class Transliteration {

    private static final Map<Integer, String> LETTERS = letters();

    private Transliteration() {}

    /** The spelling of one letter; empty if it has none here. */
    static String of(int letter) {
        String spelling = LETTERS.get(Character.toLowerCase(letter));
        if (spelling == null) {
            return "";
        }
        if (!Character.isUpperCase(letter) || spelling.isEmpty()) {
            return spelling;
        }
        return spelling.substring(0, 1).toUpperCase(Locale.ROOT) + spelling.substring(1);
    }

    private static Map<Integer, String> letters() {
        Map<Integer, String> letters = new HashMap<>();
        pairs(letters, "đ d ð d ø o ł l ß ss æ ae œ oe þ th ħ h ı i ŋ ng");
        pairs(
                letters,
                "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o");
        pairs(
                letters,
                "а a б b в v г g ґ g д d ђ dj ѓ g е e є ye ж zh з z ѕ dz и i і i ј j к k ќ k л l љ lj м m н n њ nj о o п p");
        pairs(letters, "р r с s т t ћ c у u ф f х kh ц ts ч ch џ dz ш sh щ shch ы y э e ю yu я ya");
        pairs(letters, "‘ ' ’ ' “ \" ” \" – - — - … ... • *");
        return Map.copyOf(letters);
    }

    private static void pairs(Map<Integer, String> letters, String pairs) {
        String[] words = pairs.split(" ", -1);
        for (int i = 0; i < words.length; i += 2) {
            letters.put(words[i].codePointAt(0), words[i + 1]);
        }
    }
}
