package org.policyalerts.exchange;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** States by their code or their English name, as documents of others have them. */
public final class Countries {

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    private static Map<String, String> byName() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale("", code);
            codes.put(Sectors.folded(code), code);
            codes.put(Sectors.folded(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(Sectors.folded(country.getISO3Country()), code);
        }
        codes.putAll(Map.ofEntries(
                Map.entry("xk", "XK"),
                Map.entry("kosovo", "XK"),
                Map.entry("united states of america", "US"),
                Map.entry("usa", "US"),
                Map.entry("uk", "GB"),
                Map.entry("great britain", "GB"),
                Map.entry("russian federation", "RU"),
                Map.entry("iran islamic republic of", "IR"),
                Map.entry("islamic republic of iran", "IR"),
                Map.entry("czech republic", "CZ"),
                Map.entry("republic of korea", "KR"),
                Map.entry("korea republic of", "KR"),
                Map.entry("macedonia", "MK"),
                Map.entry("turkey", "TR"),
                Map.entry("viet nam", "VN"),
                Map.entry("syrian arab republic", "SY"),
                Map.entry("european union", "EU"),
                Map.entry("united nations", "UN")));
        return Map.copyOf(codes);
    }

    /** The code of a state; empty if the text names none. */
    public static Optional<String> code(String text) {
        return Optional.ofNullable(BY_NAME.get(Sectors.folded(text)));
    }

    /** A state's English name. */
    public static String name(String code) {
        return new Locale("", code).getDisplayCountry(Locale.ENGLISH);
    }
}
