package org.policyalerts.alert.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.digest.BookWatch.Trials;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.alert.message.SubjectLine;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TimeFormat;

/**
 * The lines of a digest that a phone shows: what happened, who did it, what is asked first and by when, and what is
 * new. Where to answer follows.
 *
 * @param rows the tasks that may be named, the first due first
 */
record DigestHead(Digest digest, List<DigestRow> rows, TimeFormat times, Presentation presentation) {

    private static final int MOST_LINES = 7;
    private static final int AUDIENCE_COLUMNS = 40;
    private static final String WHAT = "What:  ";

    /** Below, the first task stands in full whatever there is room for. */
    private static final String BELOW = " (in full below)";

    /**
     * What comes first.
     *
     * @param delay how late it is; empty if it is not
     */
    private record First(String noun, String moment, String delay, String words) {}

    String subject() {
        List<String> counts = counts();
        String start = "[" + digest.head().level() + "] " + title() + " " + digest.day() + ": ";
        return SubjectLine.of(
                start,
                counts.isEmpty() ? "restricted, sign in" : String.join(", ", counts),
                PlainText.shorten(PlainText.ascii(presentation.names().of(digest.recipient())), AUDIENCE_COLUMNS));
    }

    List<String> lines() {
        List<DigestIncident> incidents = incidents();
        List<String> lines = new ArrayList<>();
        lines.add(title() + " for "
                + PlainText.clean(presentation.names().of(digest.recipient())) + " · TLP:"
                + digest.head().tlp().toUpperCase(Locale.ROOT) + " · " + times.brief(digest.at()));
        List<String> yours = yours(incidents.isEmpty() ? MOST_LINES - 3 : 2);
        if (!incidents.isEmpty()) {
            lines.addAll(what(incidents, MOST_LINES - 4 - yours.size()));
            lines.add(incidents.get(0).byWhom());
        }
        lines.addAll(yours);
        lines.addAll(new DigestNews(digest, rows, times, presentation).lines(MOST_LINES - 1 - lines.size()));
        return lines;
    }

    /** Who claims and who has attributed what comes first; empty if it is about no incident. */
    Optional<String> byWhom() {
        return named().findFirst().map(DigestIncident::byWhom);
    }

    private String title() {
        return digest.isWeekly() ? "Weekly digest" : "Digest";
    }

    /** Those it names, what is due first before the others. */
    private List<DigestIncident> incidents() {
        return named().distinct().toList();
    }

    private Stream<DigestIncident> named() {
        return Stream.concat(
                rows.stream().flatMap(row -> row.members().stream()).map(DigestRow.Member::incident),
                digest.namedReviews().stream().map(Review::incident));
    }

    /** Where not all have the same claimant, the next line is about the first. */
    private List<String> what(List<DigestIncident> incidents, int room) {
        List<String> titles =
                incidents.stream().map(DigestIncident::headline).distinct().toList();
        String first = titles.get(0);
        boolean isAlike =
                incidents.stream().map(DigestIncident::byWhom).distinct().count() == 1;
        String end = isAlike ? "" : ", the first of " + incidents.size() + " incidents";
        String start = isAlike && incidents.size() > 1 ? incidents.size() + " incidents: " : "";
        for (int told = isAlike ? titles.size() : 1; told > 0; told--) {
            int left = isAlike ? titles.size() - told : 0;
            String all = start
                    + String.join("; ", titles.subList(0, told))
                    + (left == 0 ? "" : " and " + left + " more")
                    + end;
            if (what(all).size() <= room) {
                return what(all);
            }
        }
        String more = isAlike && titles.size() > 1 ? " and " + (titles.size() - 1) + " more" : end;
        return what(start
                + FirstWords.of(first, some -> what(start + some + " …" + more).size() <= room) + " …" + more);
    }

    private static List<String> what(String text) {
        return PlainText.wrap(WHAT, " ".repeat(WHAT.length()), text);
    }

    private List<String> counts() {
        List<String> counts = new ArrayList<>();
        long late = rows.stream().filter(row -> row.isLate(digest.at())).count();
        long open = rows.size() - late;
        if (late > 0) {
            counts.add(Sentences.counted(late, "task") + " late");
        }
        if (open > 0) {
            counts.add(late > 0 ? open + " more open" : Sentences.counted(open, "task") + " open");
        }
        if (!digest.namedReviews().isEmpty()) {
            counts.add(Sentences.counted(digest.namedReviews().size(), "review") + " due");
        }
        if (!digest.toReview().isEmpty()) {
            counts.add(policies(digest.toReview().size()) + " to review");
        }
        digest.rules().trials().filter(Trials::isAny).ifPresent(trials -> counts.add(trial(trials)));
        if (digest.rules().shipped().isPresent()) {
            counts.add("other rules came with the program");
        }
        if (!digest.undelivered().isEmpty()) {
            counts.add(Sentences.counted(digest.undelivered().size(), "message") + " not delivered");
        }
        return counts;
    }

    /** "Yours: 1 task, late since Tue 26 Dec 06:00 (25 h): …", in as many words as there is room for. */
    private List<String> yours(int room) {
        Optional<First> found = first();
        if (found.isEmpty()) {
            return wrapped("Yours: sign in to read what waits; it must not be named here.");
        }
        First first = found.get();
        int things = rows.size()
                + digest.namedReviews().size()
                + digest.toReview().size()
                + (digest.rules().isTried() ? 1 : 0)
                + (digest.rules().shipped().isPresent() ? 1 : 0)
                + digest.undelivered().size();
        String start = "Yours: "
                + (things == 1 ? first.noun() + ", " : String.join(", ", counts()) + ". First, ")
                + first.moment();
        return Stream.of(start + first.delay(), start)
                .map(intro -> wrapped(intro + ": " + first.words() + "."))
                .filter(lines -> lines.size() <= room)
                .findFirst()
                .orElseGet(() -> shortened(start + ": ", first.words(), room));
    }

    private static List<String> shortened(String start, String words, int room) {
        String some = FirstWords.clause(
                words, part -> wrapped(start + part + BELOW + ".").size() <= room);
        return wrapped(start + some + BELOW + ".");
    }

    private static List<String> wrapped(String text) {
        return PlainText.wrap("", "", PlainText.clean(text));
    }

    private Optional<First> first() {
        return rows.stream()
                .findFirst()
                .map(this::task)
                .or(() -> digest.namedReviews().stream().findFirst().map(this::review))
                .or(() -> digest.toReview().stream().findFirst().map(DigestHead::policy))
                .or(() -> digest.rules()
                        .shipped()
                        .map(book -> new First(
                                "other rules came with the program",
                                "to look at",
                                "",
                                "nothing changes unless you want it")))
                .or(() -> digest.rules()
                        .trials()
                        .filter(Trials::isAny)
                        .map(trials -> new First(
                                trial(trials),
                                "to look at",
                                "",
                                (trials.policies().size() == 1 ? "what it" : "what they")
                                        + " would have sent stands below")))
                .or(() -> digest.undelivered().stream()
                        .findFirst()
                        .map(any -> new First(
                                Sentences.counted(1, "message"),
                                "not delivered",
                                "",
                                "ask who runs the system, see below")));
    }

    private First task(DigestRow row) {
        boolean isLate = row.isLate(digest.at());
        String moment = (isLate ? "late " : "") + moment(row);
        String delay = isLate ? " (" + delay(row.first().dueOrLast()) + ")" : "";
        return new First(Sentences.counted(1, "task"), moment, delay, Sentences.inside(row.words(presentation)));
    }

    /** "since Fri 29 Dec 08:00" of what is late, else "by …". */
    String moment(DigestRow row) {
        Instant due = row.first().step().dueAt();
        if (due == null) {
            return "before any announcement";
        }
        return (row.isLate(digest.at()) ? "since " : "by ") + times.day(due, digest.at());
    }

    private First review(Review review) {
        Instant due = review.item().dueAt();
        return new First(
                Sentences.counted(1, "review"),
                "due since " + times.day(due, digest.at()),
                " (" + delay(due) + ")",
                "hold the review of who did it, or see that it is held");
    }

    private static First policy(Policy policy) {
        return new First(policies(1), "to review by " + policy.reviewBy(), "", PlainText.clean(policy.title()));
    }

    private String delay(Instant due) {
        Duration late = Duration.between(due, digest.at());
        if (late.toHours() < 1) {
            return Math.max(1, late.toMinutes()) + " min";
        }
        // Two days and 23 hours are not two days.
        return late.toHours() <= 72 ? late.toHours() + " h" : late.plusHours(12).toDays() + " days";
    }

    private static String trial(Trials trials) {
        return policies(trials.policies().size()) + " on trial";
    }

    static String policies(int count) {
        return count == 1 ? "1 policy" : count + " policies";
    }
}
