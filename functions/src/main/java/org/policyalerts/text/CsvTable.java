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
public record CsvTable(List<String> columns, List<Row> lines) {

    public CsvTable {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param number counted from 1, remarks and blank lines included
     * @param cells what stands under each column; empty texts where the line has no such cell
     * @param isTooLong whether the line has more cells than there are columns
     */
    public record Row(int number, Map<String, String> cells, boolean isTooLong) {

        /** What stands under a column; empty if there is no such column. */
        public String cell(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** The cells of all lines. */
    public List<Map<String, String>> rows() {
        return lines.stream().map(Row::cells).toList();
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

    public static CsvTable read(String text) {
        List<String> columns = List.of();
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> cells = cells(line);
                if (columns.isEmpty()) {
                    columns = cells;
                } else {
                    rows.add(row(number, columns, cells));
                }
            }
        }
        return new CsvTable(columns, rows);
    }

    private static Row row(int number, List<String> columns, List<String> cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            row.put(columns.get(i), i < cells.size() ? cells.get(i) : "");
        }
        return new Row(number, row, cells.size() > columns.size());
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
