package org.policyalerts.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyalerts.text.CsvTable;

/** Our sectors and what others call them ({@code sectors.csv}). */
public final class Sectors {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String NONE = "-";

    private final Map<String, String> inStix = new LinkedHashMap<>();
    private final Map<String, String> byName = new LinkedHashMap<>();

    private Sectors(CsvTable table) {
        for (Map<String, String> row : table.rows()) {
            String sector = row.getOrDefault("sector", "");
            inStix.put(sector, row.getOrDefault("stix", NONE));
            byName.put(folded(sector), sector);
            for (String name : row.getOrDefault("alsoCalled", "").split(";", -1)) {
                byName.putIfAbsent(folded(name), sector);
            }
        }
    }

    public static Sectors shipped() {
        return new Sectors(CsvTable.resource("/sectors.csv").orElseThrow());
    }

    /** The word of STIX (industry-sector-ov) for one of ours; empty if it has none. */
    public Optional<String> inStix(String sector) {
        return Optional.ofNullable(inStix.get(sector)).filter(word -> !word.equals(NONE));
    }

    /** Our sector by whatever name; empty if nobody has written down what that means. */
    public Optional<String> named(String name) {
        return Optional.ofNullable(byName.get(folded(name)));
    }

    static String folded(String name) {
        return BETWEEN_WORDS
                .matcher(name.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
