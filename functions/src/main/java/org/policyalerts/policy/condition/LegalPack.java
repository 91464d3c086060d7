package org.policyalerts.policy.condition;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.text.CsvTable;

/** The periods that laws set for duties, by jurisdiction and date. */
public final class LegalPack {

    /** A pack that sets nothing: each policy's own period holds. */
    public static final LegalPack EMPTY = new LegalPack(List.of());

    private final List<Duty> duties;

    /** One duty of one jurisdiction while one law was in force, both days included; null for no bound. */
    record Duty(
            String jurisdiction,
            String key,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            TimeSpan within) {

        private boolean appliesOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }
    }

    LegalPack(List<Duty> duties) {
        this.duties = List.copyOf(duties);
    }

    /** The pack that ships with the product. */
    public static LegalPack shipped() {
        return CsvTable.resource("/legal-pack.csv").map(LegalPack::of).orElse(EMPTY);
    }

    /**
     * The pack in a table: columns {@code jurisdiction}, {@code duty}, {@code from}, {@code to} (days, both included,
     * empty for no bound) and {@code within} (an ISO 8601 period; empty where the law's figure is not known, so that
     * the policy's own holds).
     */
    public static LegalPack of(CsvTable table) {
        return new LegalPack(
                table.rows().stream().flatMap(row -> duty(row).stream()).toList());
    }

    private static Optional<Duty> duty(Map<String, String> row) {
        return Optional.of(cell(row, "within"))
                .filter(text -> !text.isEmpty())
                .map(text -> new Duty(
                        cell(row, "jurisdiction"),
                        cell(row, "duty"),
                        day(cell(row, "from")),
                        day(cell(row, "to")),
                        TimeSpan.parse(text)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("the legal pack has no period: " + text))));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** The period of a duty that counts from that day; empty if the pack knows none. */
    public Optional<TimeSpan> period(String jurisdiction, String key, LocalDate day) {
        return duties.stream()
                .filter(duty ->
                        duty.jurisdiction().equals(jurisdiction) && duty.key().equals(key))
                .filter(duty -> duty.appliesOn(day))
                .map(Duty::within)
                .findFirst();
    }

    public Set<String> keys() {
        return duties.stream().map(Duty::key).collect(Collectors.toSet());
    }
}
