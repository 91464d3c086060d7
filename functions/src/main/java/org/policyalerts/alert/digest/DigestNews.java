package org.policyalerts.alert.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TimeFormat;

/**
 * The line of a digest that says what has changed since the one before: which tasks have become late, which are new. If
 * none, it says whether anybody has taken what is still to be done, because "nothing new" alone sounds as if all were
 * well.
 *
 * @param rows the tasks that may be named, the first due first
 */
record DigestNews(Digest digest, List<DigestRow> rows, TimeFormat times, Presentation presentation) {

    /** More are counted. */
    private static final int MOST_NAMED = 5;

    /** In at most so many lines. */
    List<String> lines(int room) {
        Predicate<String> fits = text -> wrapped(text).size() <= room;
        String news = news(fits);
        String untaken = untaken();
        if (news.isEmpty()) {
            String nothing = digest.restricted() > 0 ? "nothing that may be named here" : "nothing";
            return wrapped(nothing + (untaken.isEmpty() ? "" : "; " + untaken));
        }
        String more = news + "; " + untaken;
        return wrapped(!untaken.isEmpty() && fits.test(more) ? more : news);
    }

    private List<String> wrapped(String text) {
        String start =
                digest.last().map(last -> "New since " + dayOf(last) + ": ").orElse("New:   ");
        return PlainText.wrap(start, "       ", text.endsWith("…") ? text : text + ".");
    }

    private String news(Predicate<String> fits) {
        Instant since = digest.since();
        List<DigestRow> late =
                rows.stream().filter(row -> row.isLateSince(since, digest.at())).toList();
        List<DigestRow> asked = rows.stream()
                .filter(row -> digest.last().filter(row::isNewSince).isPresent() && !late.contains(row))
                .toList();
        String start = asked.size() + (asked.size() == 1 ? " was" : " were") + " asked for";
        List<String> counted = new ArrayList<>();
        if (!late.isEmpty() && !asked.isEmpty()) {
            counted.add(start);
        }
        counted.addAll(besides(since));
        String rest = String.join(", ", counted);
        if (late.isEmpty() && asked.isEmpty()) {
            return rest;
        }
        String more = rest.isEmpty() ? "" : "; " + rest;
        Predicate<String> leavesRoom = text -> fits.test(text + more);
        return (late.isEmpty() ? named(start + ": ", asked, leavesRoom) : late(late, leavesRoom)) + more;
    }

    /** What is new and is no task. */
    private List<String> besides(Instant since) {
        List<String> counted = new ArrayList<>();
        long missed = digest.namedReviews().stream()
                .map(Review::item)
                .filter(item -> item.missed() > 0
                        && item.askedAt().filter(at -> at.isAfter(since)).isPresent())
                .count();
        if (missed > 0) {
            counted.add(Sentences.counted(missed, "review") + " missed");
        }
        if (!digest.toReviewSince().isEmpty()) {
            counted.add(DigestHead.policies(digest.toReviewSince().size()) + " to review");
        }
        if (digest.rules().shipped().isPresent()) {
            counted.add("other rules came with the program");
        }
        if (!digest.undeliveredSince().isEmpty()) {
            counted.add(Sentences.counted(digest.undeliveredSince().size(), "message") + " not delivered");
        }
        return counted;
    }

    private String late(List<DigestRow> late, Predicate<String> fits) {
        if (late.size() == rows.stream().filter(row -> row.isLate(digest.at())).count()) {
            return switch (late.size()) {
                case 1 -> (rows.size() == 1 ? "it" : "the first") + " became late";
                case 2 -> "both became late";
                default -> "all " + late.size() + " became late";
            };
        }
        return named(late.size() + " became late: ", late, fits);
    }

    /** As many of them as there is room for, at least the first words of the first. */
    private String named(String start, List<DigestRow> named, Predicate<String> fits) {
        List<String> words = named.stream()
                .limit(MOST_NAMED)
                .map(row -> Sentences.inside(row.words(presentation)))
                .toList();
        for (int told = words.size(); told > 0; told--) {
            String all = start + String.join("; ", words.subList(0, told)) + more(named.size() - told);
            if (fits.test(all)) {
                return all;
            }
        }
        String end = " …" + more(named.size() - 1);
        return start + FirstWords.of(words.get(0), some -> fits.test(start + some + end)) + end;
    }

    private static String more(int count) {
        return count == 0 ? "" : " and " + count + " more";
    }

    private String untaken() {
        long untaken = rows.stream().filter(DigestRow::isUntaken).count();
        if (untaken == 0) {
            return "";
        }
        String which = rows.size() == 1
                ? "it"
                : untaken == rows.size() ? "any of these" : untaken == 1 ? "one of these" : untaken + " of these";
        return "nobody has taken " + which;
    }

    private String dayOf(Instant last) {
        LocalDate day = last.atZone(digest.zone()).toLocalDate();
        return day.plusDays(1).equals(digest.day()) ? "yesterday" : times.day(last, digest.at());
    }
}
