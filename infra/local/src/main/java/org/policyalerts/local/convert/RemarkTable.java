package org.policyalerts.local.convert;

import java.io.PrintWriter;
import java.util.List;
import org.policyalerts.local.convert.ConvertedFiles.Row;
import org.policyalerts.text.PlainText;

/** Remarks as a table that people can read: what is the matter, where, and what became of it. */
record RemarkTable(PrintWriter out) {

    private static final int WIDEST = 60;

    /** Prints the first of the rows. */
    void print(List<Row> rows, int most) {
        List<List<String>> cells =
                rows.stream().limit(most).map(RemarkTable::cells).toList();
        int[] widths = new int[4];
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(Math.max(0, widths[i] - row.get(i).length()) + 2));
            }
            out.println(line.append(row.get(4)).toString().stripTrailing());
        }
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.remark().kind().text,
                PlainText.clean(row.file()),
                PlainText.clean(row.remark().object()),
                PlainText.clean(row.remark().path()),
                PlainText.clean(row.remark().words()));
    }
}
