package org.policyalerts.alert.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.digest.BookWatch.Shipped;
import org.policyalerts.alert.digest.BookWatch.Trials;
import org.policyalerts.alert.digest.DigestMarks.Undelivered;
import org.policyalerts.alert.digest.DigestRow.Member;
import org.policyalerts.alert.message.MessageHead;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Severity;

/**
 * What one recipient is told of a day: what of its own is late, new and open.
 *
 * @param last when it got the one before; empty if it never got one
 * @param rows all that it has to do, the first due first
 * @param reviews of attributions that it has to hold and that are due, those due longest first
 * @param rules what there is to say of the rules, to whoever oversees them
 * @param reminded the tasks that it is to be reminded of now
 * @param isReminderDue whether one of these reminders could not wait for another message
 */
record Digest(
        Recipient recipient,
        LocalDate day,
        Optional<Instant> last,
        List<DigestRow> rows,
        List<Review> reviews,
        OfRules rules,
        List<Undelivered> undelivered,
        Set<TaskId> reminded,
        boolean isReminderDue,
        Instant at,
        ZoneId zone) {

    /** What was told a day ago or less need not be told again yet. */
    private static final Duration YOUNG = Duration.ofDays(1);

    /** Who read a digest on Friday, or was asked for a review, reads the week's on Monday only for what is new. */
    private static final Duration DAYS_BEFORE = Duration.ofDays(3);

    /** Until the next digest: what falls due by then is named before it is late. */
    private static final Duration SOON = Duration.ofDays(1);

    /** What a digest says of the book, of messages and of what must not be named is nothing for the public. */
    private static final String LABEL_OF_THE_REST = "green";

    record Review(DigestIncident incident, ReviewItem item) {}

    /**
     * What there is to say of the rules.
     *
     * @param toReview the policies that should have been looked at again by now
     * @param shipped the book that came with the program, if another one is in force and nobody was told
     * @param trials what policies on trial would have sent since the digest before
     */
    record OfRules(List<Policy> toReview, Optional<Shipped> shipped, Optional<Trials> trials) {

        /** Nothing; so it is for everybody else. */
        static final OfRules NOTHING = new OfRules(List.of(), Optional.empty(), Optional.empty());

        boolean isAny() {
            return !toReview.isEmpty() || shipped.isPresent() || isTried();
        }

        boolean isTried() {
            return trials.filter(Trials::isAny).isPresent();
        }
    }

    List<Policy> toReview() {
        return rules.toReview();
    }

    /** The same whoever makes it: one a day and recipient, however many runs try. */
    String id() {
        return "ntf_digest-" + day + "-" + recipient.idPart();
    }

    /** Its place in the outbox. */
    long sequence() {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    boolean isWeekly() {
        return day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    /** Whether it is worth a message: something has changed since the last one, or it is the week's. */
    boolean isToSend() {
        return isReminderDue || isNews() || (isWeekly() && isAnythingOld());
    }

    /** What is new was told by a message of its own; that its time has passed, by none. */
    private boolean isNews() {
        return rows.stream().anyMatch(row -> row.isLateSince(since(), at) && !row.isToldBy(messageOfThisRun()))
                || !toReviewSince().isEmpty()
                || rules.shipped().isPresent()
                || !undeliveredSince().isEmpty();
    }

    /** Policies whose day has passed since the digest before. */
    List<Policy> toReviewSince() {
        LocalDate lastDay = since().atZone(zone).toLocalDate();
        return toReview().stream()
                .filter(policy -> policy.isReviewOverdue(day) && !policy.isReviewOverdue(lastDay))
                .toList();
    }

    List<Undelivered> undeliveredSince() {
        return undelivered.stream()
                .filter(message -> message.since().isAfter(since()))
                .toList();
    }

    /** Whether a message of the same run said what would be news. */
    boolean isReplaced() {
        return rows.stream().anyMatch(row -> row.isLateSince(since(), at) && row.isToldBy(messageOfThisRun()));
    }

    /** A message of the same run named what is open of its incidents, and how much of it is late. */
    private String messageOfThisRun() {
        return Notification.idOf(recipient, at);
    }

    /** Whether there is anything that its reader may have forgotten. */
    private boolean isAnythingOld() {
        Instant before = at.minus(DAYS_BEFORE);
        boolean isRow = last.filter(one -> !one.isBefore(before)).isEmpty()
                && rows.stream()
                        .filter(row -> !row.isToldBy(messageOfThisRun()))
                        .anyMatch(row -> row.isLate(at) || !row.first().since().isAfter(at.minus(YOUNG)));
        return isRow
                || reviews.stream()
                        .flatMap(review -> review.item().askedAt().stream())
                        .anyMatch(before::isAfter)
                || rules.isAny()
                || !undelivered.isEmpty();
    }

    /** The rows that are listed: all that is late or due soon, and once a week everything. */
    List<DigestRow> listed() {
        List<DigestRow> named = named();
        return isWeekly()
                ? named
                : named.stream()
                        .filter(row -> row.equals(named.get(0)) || isPressing(row) || isReminded(row))
                        .toList();
    }

    /** What may not be left out: its reader hears of it too late if not now. */
    boolean isPressing(DigestRow row) {
        return row.first().dueOrLast().isBefore(at.plus(SOON));
    }

    private boolean isReminded(DigestRow row) {
        return row.members().stream()
                .anyMatch(member -> reminded.contains(member.task().id()));
    }

    /** Since when things are new. */
    Instant since() {
        return last.orElse(Instant.EPOCH);
    }

    /** Rows that may be named. */
    List<DigestRow> named() {
        return rows.stream()
                .map(row -> row.members().stream()
                        .filter(member -> member.incident().isNamed())
                        .toList())
                .filter(members -> !members.isEmpty())
                .map(DigestRow::new)
                .sorted(DigestRow.FIRST_DUE_FIRST)
                .toList();
    }

    List<Review> namedReviews() {
        return reviews.stream().filter(review -> review.incident().isNamed()).toList();
    }

    /** How many tasks and reviews must not be named. */
    long restricted() {
        return rows.stream()
                        .flatMap(row -> row.members().stream())
                        .filter(member -> !member.incident().isNamed())
                        .count()
                + reviews.size()
                - namedReviews().size();
    }

    /** What it is sorted by, under the strictest label of what it names. */
    MessageHead head() {
        Stream<DigestIncident> incidents = Stream.concat(
                named().stream()
                        .map(DigestRow::members)
                        .flatMap(Collection::stream)
                        .map(Member::incident),
                namedReviews().stream().map(Review::incident));
        boolean isOfIncidentsOnly = restricted() == 0 && !rules.isAny() && undelivered.isEmpty();
        Stream<String> rest = isOfIncidentsOnly ? Stream.of() : Stream.of(LABEL_OF_THE_REST);
        String label = TlpLabels.strictest("clear", Stream.concat(incidents.map(DigestIncident::label), rest));
        return new MessageHead(id(), "digest", recipient.audience(), severity(), label, at);
    }

    Severity severity() {
        return Stream.concat(
                        rows.stream().flatMap(row -> row.members().stream()).map(member -> member.task()
                                .severity()),
                        reviews.stream().map(review -> Severity.MEDIUM))
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }
}
