package org.policyalerts.incident;

import java.util.HashMap;
import java.util.Map;
import org.policyalerts.text.CsvTable;

/** The alias table of claimants: columns {@code canonical} and {@code alias}, one alias a line. */
public final class ClaimantTable {

    private static final String RESOURCE = "/claimants.csv";

    private ClaimantTable() {}

    /** The table that ships with the product; without one, names are only folded. */
    public static ClaimantKeys shipped() {
        return CsvTable.resource(RESOURCE).map(ClaimantTable::keys).orElseGet(() -> new ClaimantKeys(Map.of()));
    }

    /** The keys a table gives. */
    public static ClaimantKeys keys(CsvTable table) {
        Map<String, String> canonicalByAlias = new HashMap<>();
        for (Map<String, String> row : table.rows()) {
            String canonical = row.getOrDefault("canonical", "");
            String alias = row.getOrDefault("alias", "");
            if (!canonical.isEmpty() && !alias.isEmpty()) {
                canonicalByAlias.put(ClaimantKeys.fold(alias), ClaimantKeys.fold(canonical));
            }
        }
        return new ClaimantKeys(canonicalByAlias);
    }
}
