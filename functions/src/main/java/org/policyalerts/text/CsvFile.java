package org.policyalerts.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table for spreadsheets (RFC 4180): lines end in CR and LF, the first names the columns.
 *
 * <p>A spreadsheet takes a cell that begins with one of some characters for a formula and runs it, so no cell begins
 * with one: an apostrophe stands before it. Where semicolons part cells, as in much of Europe, what follows one begins
 * a cell too.
 */
public final class CsvFile {

    private static final String END = "\r\n";
    private static final Pattern QUOTED = Pattern.compile("[\",;\\s]");

    /** In their full width too: some spreadsheets take these for the same. */
    private static final Pattern FORMULA = Pattern.compile("(^|;)([\\s\\p{Z}]*)([=+\\-@＝＋－＠])");

    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();

    public CsvFile(List<String> columns) {
        this.columns = List.copyOf(columns);
        line(columns);
    }

    /**
     * One more line.
     *
     * @param cells by column; one that is missing or null is empty, of a list all elements stand in one cell
     * @throws IllegalArgumentException if there is no such column
     */
    public void row(Map<String, ?> cells) {
        if (!columns.containsAll(cells.keySet())) {
            throw new IllegalArgumentException("a cell has no column");
        }
        line(columns.stream().map(column -> cell(cells.get(column))).toList());
    }

    private static String cell(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            return several.stream().map(CsvFile::cell).collect(Collectors.joining("; "));
        }
        return value == null ? "" : PlainText.clean(value.toString());
    }

    private void line(List<String> cells) {
        text.append(cells.stream().map(CsvFile::written).collect(Collectors.joining(",")))
                .append(END);
    }

    private static String written(String cell) {
        String harmless = FORMULA.matcher(cell).replaceAll("$1$2'$3");
        return QUOTED.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }

    /** The whole file. */
    @Override
    public String toString() {
        return text.toString();
    }
}
