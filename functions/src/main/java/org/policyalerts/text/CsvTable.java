package org.policyalerts.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that ships with the product and that people edit: comma-separated, the first line names the columns, lines
 * that begin with {@code #} are remarks, quotes as in RFC 4180 but within one line.
 */
public record CsvTable(List<Map<String, String>> rows) {

    public CsvTable {
        rows = List.copyOf(rows);
    }

    /** A table on the class path; empty if there is none of that name. */
    public static Optional<CsvTable> resource(String name) {
        try (InputStream in = CsvTable.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(read(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Reads a table; cells that are not there are empty texts. */
    public static CsvTable read(String text) {
        List<List<String>> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(CsvTable::cells)
                .toList();
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> cells : lines.subList(Math.min(1, lines.size()), lines.size())) {
            rows.add(row(lines.get(0), cells));
        }
        return new CsvTable(rows);
    }

    private static Map<String, String> row(List<String> names, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), i < cells.size() ? cells.get(i) : "");
        }
        return row;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                // A doubled quote closes the cell and opens it again; one of the two belongs to the text.
                isQuoted = !isQuoted;
                if (isQuoted && i > 0 && line.charAt(i - 1) == '"') {
                    cell.append('"');
                }
            } else if (letter == ',' && !isQuoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(letter);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
