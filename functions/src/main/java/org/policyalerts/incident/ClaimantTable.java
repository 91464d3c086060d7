package org.policyalerts.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.text.CsvTable;
import org.policyalerts.text.NearestWord;

/**
 * The table of claimants' names, one other name a line. Columns: {@code canonical}, the name that stands for a
 * claimant; {@code alias}, another name of it; {@code collective}, {@code yes} if whoever wants may use the name;
 * {@code distinctFrom}, somebody else who is not the same, whatever other lines say. An alias in a line with
 * {@code distinctFrom} is used by both, and alone stands for neither.
 */
public final class ClaimantTable {

    private static final String RESOURCE = "/policies/claimants.csv";
    private static final List<String> COLUMNS = List.of("canonical", "alias", "collective", "distinctFrom");
    private static final Set<String> WORDS_OF_COLLECTIVE = Set.of("", "yes", "no");

    private final List<Entry> entries = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** By folded alias. */
    private final Map<String, Entry> byAlias = new HashMap<>();

    private ClaimantTable() {}

    private record Entry(int line, String canonical, String alias, String collective, String distinctFrom) {

        String key() {
            return ClaimantKeys.fold(canonical);
        }

        String aliasKey() {
            return ClaimantKeys.fold(alias);
        }

        /** A line may say that its own two names are not one; one name alone says nothing then. */
        boolean isDistinctFromItself() {
            return key().equals(ClaimantKeys.fold(distinctFrom))
                    && (alias.isEmpty() || aliasKey().equals(key()));
        }
    }

    /**
     * What came of reading a table.
     *
     * @param keys what its sound lines give
     * @param problems what is wrong, one sentence each, with its line unless it is about the first one
     */
    public record Reading(ClaimantKeys keys, List<String> problems) {

        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** The table that ships with the product; without one, names are only folded. */
    public static ClaimantKeys shipped() {
        return CsvTable.resource(RESOURCE).map(table -> read(table).keys()).orElseGet(() -> new ClaimantKeys(Map.of()));
    }

    public static Reading read(CsvTable table) {
        ClaimantTable claimants = new ClaimantTable();
        claimants.columns(table.columns());
        table.lines().forEach(claimants::line);
        claimants.joinAliases();
        return new Reading(new ClaimantKeys(claimants.canonicalByAlias(), claimants.collectives()), claimants.problems);
    }

    private void columns(List<String> columns) {
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                String meant = NearestWord.to(column, COLUMNS)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("the columns are, with a comma between them: " + String.join(", ", COLUMNS));
                problems.add("there is no column '" + column + "'; " + meant);
            }
        }
        if (!columns.contains("canonical")) {
            problems.add("the column 'canonical' is missing");
        }
    }

    private void line(CsvTable.Row row) {
        Entry entry = new Entry(
                row.number(),
                row.cell("canonical"),
                row.cell("alias"),
                row.cell("collective"),
                row.cell("distinctFrom"));
        if (row.isTooLong()) {
            problem(entry, "more cells than columns; a name with a comma in it needs quotes");
        }
        if (!WORDS_OF_COLLECTIVE.contains(entry.collective())) {
            problem(entry, "collective is '" + entry.collective() + "'; write yes, or leave it empty");
        }
        if (entry.canonical().isEmpty()) {
            problem(entry, "the line names no claimant under 'canonical'");
        } else if (entry.isDistinctFromItself()) {
            problem(entry, "nobody is distinct from himself: " + entry.canonical());
        } else {
            entries.add(entry);
        }
    }

    private void joinAliases() {
        Set<String> apart = new HashSet<>();
        Set<String> usedByTwo = new HashSet<>();
        entries.stream().filter(entry -> !entry.distinctFrom().isEmpty()).forEach(entry -> {
            apart.add(pair(entry.key(), ClaimantKeys.fold(entry.distinctFrom())));
            usedByTwo.add(entry.aliasKey());
        });
        entries.stream()
                .filter(entry -> !entry.alias().isEmpty() && !usedByTwo.contains(entry.aliasKey()))
                .filter(entry -> !apart.contains(pair(entry.key(), entry.aliasKey())))
                .forEach(this::join);
        entries.stream().filter(entry -> !entry.alias().isEmpty()).forEach(this::checkCanonical);
    }

    private void checkCanonical(Entry entry) {
        Entry other = byAlias.get(entry.key());
        if (other != null && !other.key().equals(entry.key())) {
            problem(
                    entry,
                    "'%s' is itself another name of %s (line %d); write that one here"
                            .formatted(entry.canonical(), other.canonical(), other.line()));
        }
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one;
    }

    private void join(Entry entry) {
        Entry before = byAlias.putIfAbsent(entry.aliasKey(), entry);
        if (before != null && !before.key().equals(entry.key())) {
            problem(
                    entry,
                    ("'%s' is another name of %s already (line %d); if both use it,"
                                    + " name the one under distinctFrom in the line of the other")
                            .formatted(entry.alias(), before.canonical(), before.line()));
        }
    }

    private void problem(Entry entry, String what) {
        problems.add("line " + entry.line() + ": " + what);
    }

    private Map<String, String> canonicalByAlias() {
        Map<String, String> canonical = new HashMap<>();
        byAlias.forEach((alias, entry) -> canonical.put(alias, entry.key()));
        return canonical;
    }

    private Set<String> collectives() {
        return entries.stream()
                .filter(entry -> entry.collective().equals("yes"))
                .map(Entry::key)
                .collect(Collectors.toSet());
    }
}
