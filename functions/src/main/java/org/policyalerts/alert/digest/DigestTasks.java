package org.policyalerts.alert.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TextWriter;

/** The list of a digest's tasks: the first in full, what is known already in a line. */
record DigestTasks(Digest digest, DigestHead head) {

    /**
     * @param told those that are named
     * @param inFull how many of them take as many lines as they need; the first always does
     */
    void write(TextWriter writer, List<DigestRow> told, int inFull) {
        @Nullable String section = null;
        for (int number = 0; number < told.size(); number++) {
            DigestRow row = told.get(number);
            String heading = (row.isLate(digest.at()) ? "LATE" : "OPEN") + ofOne();
            if (!heading.equals(section)) {
                writer.heading(heading);
                section = heading;
            }
            String mark = String.format(Locale.ROOT, "%2d. ", number + 1);
            if (number >= inFull) {
                String whose = isOfOne() ? "" : " (" + row.incidents(PlainText.COLUMNS / 2) + ")";
                writer.line(mark + brief(row, whose));
            } else {
                inFull(writer, mark, number > 0 && isKnown(row) ? brief(row, "") : line(row), row);
            }
        }
        leftOut(writer, told);
    }

    private void inFull(TextWriter writer, String mark, String words, DigestRow row) {
        writer.paragraph(mark, words);
        if (!isOfOne()) {
            writer.paragraph("    ", row.incidents(PlainText.COLUMNS - 4));
        }
        row.members().stream()
                .map(member -> member.incident().byWhom())
                .distinct()
                .filter(line -> !head.byWhom().equals(Optional.of(line)))
                .forEach(line -> writer.paragraph("    ", line));
    }

    private void leftOut(TextWriter writer, List<DigestRow> told) {
        Set<TaskId> named = told.stream()
                .flatMap(row -> row.members().stream())
                .map(member -> member.task().id())
                .collect(Collectors.toSet());
        List<DigestRow> left = head.rows().stream()
                .filter(row -> !named.contains(row.first().id()))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        long late = left.stream().filter(row -> row.isLate(digest.at())).count();
        String which = late == 0
                ? "the next " + head.moment(left.get(0))
                : (late == left.size() ? "all" : late) + " of them late";
        writer.paragraph(
                "    ", "… and " + left.size() + " more, " + which + " (code " + MessageCode.of(digest.id()) + ")");
    }

    /** What the digest before called late is only named. */
    private boolean isKnown(DigestRow row) {
        return row.isLate(digest.at())
                && digest.last()
                        .filter(last -> !row.isLateSince(last, digest.at()) && !row.isNewSince(last))
                        .isPresent();
    }

    /** In a line. */
    private String brief(DigestRow row, String whose) {
        int columns = PlainText.COLUMNS - 4;
        String line = moment(row) + row.briefWords() + whose;
        return PlainText.width(line) <= columns
                ? line
                : FirstWords.of(line, some -> PlainText.width(some) <= columns - 2) + " …";
    }

    private boolean isOfOne() {
        return head.rows().stream()
                        .map(row -> row.incidents(PlainText.COLUMNS))
                        .distinct()
                        .limit(2)
                        .count()
                == 1;
    }

    /** For which incident all of it is. */
    private String ofOne() {
        return isOfOne() ? ", for " + head.rows().get(0).incidents(PlainText.COLUMNS / 2) : "";
    }

    /** All that may be listed. What is asked of each of several incidents, and due at once, is written once. */
    List<DigestRow> listed() {
        Map<String, List<Member>> alike = new LinkedHashMap<>();
        digest.listed().forEach(row -> alike.computeIfAbsent(line(row), none -> new ArrayList<>())
                .addAll(row.members()));
        return alike.values().stream().map(DigestRow::new).toList();
    }

    private String line(DigestRow row) {
        return moment(row) + row.words(head.presentation());
    }

    private String moment(DigestRow row) {
        return head.moment(row) + remarks(row) + ": ";
    }

    private String remarks(DigestRow row) {
        List<String> remarks = new ArrayList<>();
        digest.last().filter(row::isNewSince).ifPresent(last -> remarks.add("new"));
        row.takenBy().map(PlainText::clean).ifPresent(who -> remarks.add(who.isEmpty() ? "taken" : "taken by " + who));
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }
}
