package org.policyalerts.alert.digest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.policyalerts.alert.digest.Digest.Due;
import org.policyalerts.alert.message.SubjectLine;
import org.policyalerts.alert.message.TextWriter;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Writes a digest: five lines for the phone, then the overdue steps and what was not said. It quotes no report. */
final class DigestText {

    private static final int STEP_COLUMNS = 400;

    private final Digest digest;
    private final DigestSteps steps;
    private final TimeFormat times;
    private final TextWriter writer = new TextWriter();

    DigestText(Digest digest, DigestSteps steps, TimeFormat times) {
        this.digest = digest;
        this.steps = steps;
        this.times = times;
    }

    String subject() {
        String start = "[" + digest.head(steps.label()).level() + "] " + title() + " "
                + digest.period().name() + ": ";
        String counts = digest.isQuiet()
                ? "nothing waits"
                : atLeast() + digest.open().size() + " open, "
                        + digest.unacknowledged().size() + " not acknowledged, "
                        + steps.overdue().size() + " steps overdue";
        return SubjectLine.of(start, counts, digest.audience());
    }

    private String title() {
        return isDaily() ? "Daily digest" : "Weekly digest";
    }

    private boolean isDaily() {
        return digest.period().kind() == DigestPeriod.Kind.DAILY;
    }

    private String atLeast() {
        return digest.standing().isComplete() ? "" : "at least ";
    }

    /** The body. */
    String body() {
        head();
        overdue();
        next();
        toReview();
        notSent();
        foot();
        return writer.text();
    }

    private void head() {
        writer.line(title() + " for " + digest.audience() + ", "
                + digest.period().name() + ", TLP:" + steps.label().toUpperCase(Locale.ROOT));
        if (digest.isQuiet()) {
            writer.line("Nothing waits for you; this message shows that you would be told.");
        }
        writer.line("Open alerts: " + atLeast() + digest.open().size() + ". Not acknowledged: "
                + digest.unacknowledged().size() + ".");
        long yours = steps.overdueOf(digest.audience());
        writer.line("Steps overdue: yours " + yours + ", others' "
                + (steps.overdue().size() - yours) + ".");
        writer.line(first());
        writer.line(digest.failed() > 0 ? notDelivered() : oldest());
    }

    private String first() {
        Optional<Due> first = steps.named().stream().findFirst().map(alike -> alike.get(0));
        if (first.filter(step -> step.isOwnedBy(digest.audience())).isPresent()) {
            return "You, OVERDUE since " + moment(first.get());
        }
        if (!steps.next().isEmpty()) {
            return "You, by " + moment(steps.next().get(0).get(0));
        }
        if (first.isPresent()) {
            return "Not yours; " + first.get().owner() + ", OVERDUE since " + moment(first.get());
        }
        return steps.overdue().isEmpty()
                ? "First: nothing is overdue."
                : "First: sign in, what is overdue is restricted.";
    }

    private String moment(Due step) {
        return times.brief(step.dueAt()) + ": " + PlainText.clean(step.action());
    }

    private String notDelivered() {
        return "NOT DELIVERED to you: " + digest.failed() + (digest.failed() == 1 ? " message" : " messages")
                + "; ask who runs the system.";
    }

    private String oldest() {
        return "Oldest not acknowledged: "
                + digest.oldestWaiting().map(times::full).orElse("none") + ".";
    }

    private void overdue() {
        if (!steps.overdue().isEmpty()) {
            writer.heading("OVERDUE");
            listed(steps.named(), "since");
            if (steps.unnamed() > 0) {
                writer.paragraph("", "And " + steps.unnamed() + " more; sign in to read them.");
            }
        }
    }

    private void next() {
        if (!steps.next().isEmpty()) {
            writer.heading("YOURS, NEXT");
            listed(steps.next(), "by");
        }
    }

    private void listed(List<List<Due>> groups, String word) {
        int number = 0;
        for (List<Due> alike : groups) {
            number++;
            Due step = alike.get(0);
            String owner = step.owner() + (step.isOwnedBy(digest.audience()) ? " (you)" : "");
            writer.line(String.format(Locale.ROOT, "%2d. %s %s  %s", number, word, times.full(step.dueAt()), owner));
            writer.paragraph("    ", PlainText.shorten(PlainText.clean(step.action()), STEP_COLUMNS));
            alike.stream()
                    .map(each -> "Incident " + each.alert().incident())
                    .distinct()
                    .forEach(incident -> writer.paragraph("    ", incident));
        }
    }

    private void toReview() {
        if (!digest.toReview().isEmpty()) {
            writer.heading("POLICIES TO REVIEW");
            writer.prose("They apply as before; look at them again, then set a later day.");
            digest.toReview()
                    .forEach(policy -> writer.paragraph(
                            " * ",
                            PlainText.clean(policy.title()) + " (" + policy.id() + "), by " + policy.reviewBy()));
        }
    }

    private void notSent() {
        writer.heading("NOT SENT TO YOU");
        writer.prose("Suppressed within " + (isDaily() ? "a day" : "a week") + ": " + digest.suppressed()
                + " (muted, on trial, silenced or backfill).");
        writer.prose("Could not be delivered and are parked: " + digest.failed() + ".");
    }

    private void foot() {
        writer.line("");
        writer.paragraph(
                "", "Open alerts, to be read when signed in: GET /alerts?state=open&audience=" + digest.audience());
        writer.paragraph("", "Message " + digest.id());
        writer.paragraph("", "Written " + times.full(digest.at()));
        if (!digest.standing().isComplete()) {
            writer.paragraph("", "There is more than a digest counts; the numbers are lower bounds.");
        }
    }
}
