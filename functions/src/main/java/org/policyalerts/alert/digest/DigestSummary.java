package org.policyalerts.alert.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.message.SubjectLine;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/**
 * Says a digest in a subject and in a few sentences.
 *
 * @param rows the tasks that may be named
 */
record DigestSummary(Digest digest, List<DigestRow> rows, TimeFormat times, Presentation presentation) {

    private static final int WORDS_IN_SENTENCE = 80;
    private static final int AUDIENCE_COLUMNS = 40;

    String subject() {
        List<String> counts = new ArrayList<>();
        long late = late().size();
        long open = rows.size() - late;
        if (late > 0) {
            counts.add(counted(late, "task") + " late");
        }
        if (open > 0) {
            counts.add(late > 0 ? open + " more open" : counted(open, "task") + " open");
        }
        if (!digest.namedReviews().isEmpty()) {
            counts.add(counted(digest.namedReviews().size(), "review") + " due");
        }
        if (!digest.toReview().isEmpty()) {
            counts.add((digest.toReview().size() == 1
                            ? "1 policy"
                            : digest.toReview().size() + " policies") + " to review");
        }
        if (!digest.undelivered().isEmpty()) {
            counts.add(counted(digest.undelivered().size(), "message") + " not delivered");
        }
        if (counts.isEmpty()) {
            counts.add("restricted, sign in");
        }
        String start = "[" + digest.head().level() + "] " + title(digest) + " " + digest.day() + ": ";
        return SubjectLine.of(
                start,
                String.join(", ", counts),
                PlainText.shorten(PlainText.ascii(presentation.names().of(digest.recipient())), AUDIENCE_COLUMNS));
    }

    static String title(Digest digest) {
        return digest.isWeekly() ? "Weekly digest" : "Digest";
    }

    private List<DigestRow> late() {
        return rows.stream().filter(row -> row.isLate(digest.at())).toList();
    }

    /** "1 task of yours is 25 h late: … Nothing new since yesterday." */
    String sentences() {
        List<String> sentences = new ArrayList<>();
        List<DigestRow> late = late();
        if (!late.isEmpty()) {
            sentences.add(lateness(late));
        }
        int open = rows.size() - late.size();
        if (open > 0) {
            sentences.add((late.isEmpty() ? counted(open, "task") + " of yours" : open + " more")
                    + (open == 1 ? " is open" : " are open") + next() + ".");
        }
        if (!digest.namedReviews().isEmpty()) {
            int count = digest.namedReviews().size();
            sentences.add(counted(count, "review") + " of an attribution " + (count == 1 ? "is" : "are") + " due.");
        }
        if (!rows.isEmpty()) {
            digest.last().map(this::news).ifPresent(sentences::add);
        }
        return sentences.isEmpty() ? "No task of yours can be named here; see below." : String.join(" ", sentences);
    }

    private String lateness(List<DigestRow> late) {
        DigestRow first = late.get(0);
        String words = inside(first.words(presentation));
        String what = (words.length() > WORDS_IN_SENTENCE ? "" : ": " + words) + " (" + first.incidents(60) + ").";
        String delay = delay(first.first().dueOrLast());
        return late.size() == 1
                ? "1 task of yours is " + delay + " late" + what
                : late.size() + " tasks of yours are late, the first by " + delay + what;
    }

    private String delay(Instant due) {
        Duration late = Duration.between(due, digest.at());
        if (late.toHours() < 1) {
            return Math.max(1, late.toMinutes()) + " min";
        }
        // Two days and 23 hours are not two days.
        return late.toHours() < 72 ? late.toHours() + " h" : late.plusHours(12).toDays() + " days";
    }

    private String next() {
        return rows.stream()
                .filter(row -> !row.isLate(digest.at()) && row.first().step().dueAt() != null)
                .findFirst()
                .map(row -> ", the next by " + times.day(row.first().dueOrLast(), digest.at()))
                .orElse("");
    }

    private String news(Instant last) {
        long fresh = rows.stream().filter(row -> row.isNewSince(last)).count();
        long became =
                rows.stream().filter(row -> row.isLateSince(last, digest.at())).count();
        if (fresh == 0) {
            return became == 0
                    ? "Nothing new since " + dayOf(last) + "."
                    : became + (became == 1 ? " has" : " have") + " become late since " + dayOf(last) + ".";
        }
        return fresh + " of them " + (fresh == 1 ? "is" : "are") + " new since " + dayOf(last) + ".";
    }

    private String dayOf(Instant last) {
        LocalDate day = last.atZone(digest.zone()).toLocalDate();
        return day.plusDays(1).equals(digest.day()) ? "yesterday" : times.day(last, digest.at());
    }

    static String counted(long count, String singular) {
        return count + " " + singular + (count == 1 ? "" : "s");
    }

    /** Words that begin a sentence, inside of one. A name or an abbreviation keeps its capital letters. */
    private static String inside(String words) {
        boolean isWord = words.length() > 1 && Character.isLowerCase(words.charAt(1));
        return isWord ? words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) : words;
    }
}
