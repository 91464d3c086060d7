package org.policyalerts.alert.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.digest.Digest.Review;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.alert.message.MessageHead;
import org.policyalerts.alert.message.TextWriter;
import org.policyalerts.policy.Policy;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Writes a digest: in one sentence what is late and what is new, then each task in a line or two. */
final class DigestText {

    /** A screen. */
    static final int MOST_LINES = 40;

    private static final int MOST_REVIEWS = 5;
    private static final int MOST_POLICIES = 5;

    private final Digest digest;
    private final TimeFormat times;
    private final Presentation presentation;
    private final List<DigestRow> rows;
    private final List<DigestRow> listed;
    private final DigestSummary summary;

    DigestText(Digest digest, TimeFormat times, Presentation presentation) {
        this.digest = digest;
        this.times = times;
        this.presentation = presentation;
        this.rows = digest.named();
        this.listed = digest.listed();
        this.summary = new DigestSummary(digest, rows, times, presentation);
    }

    /**
     * A text.
     *
     * @param listed the tasks it lists
     */
    record Written(String subject, String body, List<DigestRow> listed) {}

    /** With as many tasks as a screen holds. */
    Written written() {
        int most = Math.min(listed.size(), MOST_LINES);
        String body = body(most);
        while (most > 1 && body.lines().count() > MOST_LINES) {
            most--;
            body = body(most);
        }
        return new Written(summary.subject(), body, listed.subList(0, most));
    }

    private String body(int most) {
        TextWriter writer = new TextWriter();
        MessageHead head = digest.head();
        writer.line(DigestSummary.title(digest) + " for "
                + PlainText.clean(presentation.names().of(digest.recipient())) + " · TLP:"
                + head.tlp().toUpperCase(Locale.ROOT) + " · " + times.brief(digest.at()));
        writer.paragraph("", summary.sentences());
        rows.stream()
                .findFirst()
                .map(row -> row.members().get(0).incident().byWhom())
                .ifPresent(writer::line);
        // A link is the only line that may be wider than others.
        return writer.text() + answer() + "\n" + sections(most);
    }

    private String sections(int most) {
        TextWriter writer = new TextWriter();
        tasks(writer, most);
        reviews(writer);
        toReview(writer);
        notDelivered(writer);
        restricted(writer);
        return writer.text();
    }

    private String answer() {
        String code = MessageCode.of(digest.id());
        return "Answer: "
                + presentation
                        .deskUrl()
                        .map(url -> url + "/desk#/m/" + code + "    code " + code)
                        .orElse("code " + code + ", at the desk");
    }

    private void tasks(TextWriter writer, int most) {
        int number = 0;
        @Nullable String section = null;
        for (DigestRow row : alike(listed.subList(0, most))) {
            String heading = row.isLate(digest.at()) ? "LATE" : "OPEN";
            if (!heading.equals(section)) {
                writer.heading(heading);
                section = heading;
            }
            number++;
            String mark = String.format(Locale.ROOT, "%2d. ", number);
            if (isKnown(row)) {
                writer.line(mark + brief(line(row)));
            } else {
                writer.paragraph(mark, line(row));
            }
            if (!isOfOne()) {
                writer.paragraph("    ", row.incidents(PlainText.COLUMNS - 4));
            }
        }
        if (most < rows.size()) {
            leftOut(writer, most);
        }
    }

    private void leftOut(TextWriter writer, int most) {
        long late = rows.stream().filter(row -> row.isLate(digest.at())).count()
                - listed.subList(0, most).stream()
                        .filter(row -> row.isLate(digest.at()))
                        .count();
        int left = rows.size() - most;
        String what = late == 0 ? "" : late == left ? " late" : ", " + late + " of them late";
        String more = (most == 0 ? "" : "… and ") + left + (most == 0 ? " told before" : " more") + what;
        writer.paragraph(most == 0 ? "" : "    ", more + " (code " + MessageCode.of(digest.id()) + ")");
    }

    /** What the digest before called late is only named. */
    private boolean isKnown(DigestRow row) {
        return row.isLate(digest.at())
                && digest.last()
                        .filter(last -> !row.isLateSince(last, digest.at()) && !row.isNewSince(last))
                        .isPresent();
    }

    private static String brief(String line) {
        int columns = PlainText.COLUMNS - 6;
        return PlainText.width(line) <= columns
                ? line
                : PlainText.shorten(line, columns).replaceFirst(" ?[^ ]*[.]{3}$", " …");
    }

    /** Whether the sentence about what is late has said for which incident all of it is. */
    private boolean isOfOne() {
        return rows.stream().anyMatch(row -> row.isLate(digest.at()))
                && rows.stream()
                                .map(row -> row.incidents(PlainText.COLUMNS))
                                .distinct()
                                .count()
                        == 1;
    }

    /** What is asked of each of several incidents, and due at once, is written once. */
    private List<DigestRow> alike(List<DigestRow> all) {
        Map<String, List<Member>> alike = new LinkedHashMap<>();
        all.forEach(row ->
                alike.computeIfAbsent(line(row), none -> new ArrayList<>()).addAll(row.members()));
        return alike.values().stream().map(DigestRow::new).toList();
    }

    private String line(DigestRow row) {
        return moment(row) + remarks(row) + ": " + row.words(presentation);
    }

    private String moment(DigestRow row) {
        Instant due = row.first().step().dueAt();
        if (due == null) {
            return "before any announcement";
        }
        return (row.isLate(digest.at()) ? "since " : "by ") + times.day(due, digest.at());
    }

    private String remarks(DigestRow row) {
        List<String> remarks = new ArrayList<>();
        digest.last().filter(row::isNewSince).ifPresent(last -> remarks.add("new"));
        row.takenBy().map(PlainText::clean).ifPresent(who -> remarks.add(who.isEmpty() ? "taken" : "taken by " + who));
        return remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")";
    }

    private void reviews(TextWriter writer) {
        List<Review> reviews = digest.namedReviews();
        if (reviews.isEmpty()) {
            return;
        }
        writer.heading("ATTRIBUTIONS TO REVIEW");
        reviews.stream()
                .limit(MOST_REVIEWS)
                .forEach(review -> writer.paragraph(
                        " - ",
                        review.incident().title() + ": due since "
                                + times.day(review.item().dueAt(), digest.at())
                                + missed(review.item().missed())));
        more(writer, reviews.size() - MOST_REVIEWS);
    }

    private static String missed(int times) {
        String often = times == 1 ? "once" : times == 2 ? "twice" : times + " times";
        return times == 0 ? "" : ", missed " + often;
    }

    private void toReview(TextWriter writer) {
        if (!digest.toReview().isEmpty()) {
            writer.heading("POLICIES TO REVIEW");
            writer.prose("They apply as before; look at them again, then set a later day.");
            digest.toReview().stream()
                    .limit(MOST_POLICIES)
                    .map(DigestText::policy)
                    .forEach(policy -> writer.paragraph(" - ", policy));
            more(writer, digest.toReview().size() - MOST_POLICIES);
        }
    }

    private static String policy(Policy policy) {
        return PlainText.clean(policy.title()) + " (" + policy.id() + "), by " + policy.reviewBy();
    }

    private static void more(TextWriter writer, int count) {
        if (count > 0) {
            writer.paragraph("   ", "… and " + count + " more");
        }
    }

    private void notDelivered(TextWriter writer) {
        if (digest.undelivered().isEmpty()) {
            return;
        }
        writer.heading("NOT DELIVERED");
        String to = digest.undelivered().stream()
                .map(message -> message.recipient().equals(digest.recipient())
                        ? "you"
                        : PlainText.clean(presentation.names().of(message.recipient())))
                .distinct()
                .collect(Collectors.joining(", "));
        writer.prose(DigestSummary.counted(digest.undelivered().size(), "message") + " to " + to
                + " could not be delivered; ask who runs the system.");
    }

    private void restricted(TextWriter writer) {
        if (digest.restricted() > 0) {
            writer.line("");
            writer.paragraph("", "Restricted and not named here: " + digest.restricted() + ". Sign in to read.");
        }
    }
}
