package org.policyalerts.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.alert.Digest.Overdue;
import org.policyalerts.alert.DigestStore.DigestMessage;
import org.policyalerts.incident.IncidentId;

/** Writes a digest: five lines for the phone, then the overdue steps and what was not said. It quotes no report. */
final class DigestText {

    private static final int MOST_NAMED = 5;

    /** Of numbers and the book's own words: it quotes no report. Naming an incident's steps takes over its label. */
    private static final String LEAST_LABEL = "green";

    private final Digest digest;
    private final Times times;
    private final List<Overdue> overdue;
    private final List<Overdue> named;
    private final String label;
    private final List<String> lines = new ArrayList<>();

    /**
     * Renders a digest.
     *
     * @param labels the label of an incident, if it lets the incident be named; asked only of those that would be
     */
    DigestText(Digest digest, Times times, Function<IncidentId, Optional<String>> labels) {
        this.digest = digest;
        this.times = times;
        this.overdue = digest.overdue();
        this.named = overdue.stream()
                .filter(step -> labels.apply(step.alert().incident()).isPresent())
                .limit(MOST_NAMED)
                .toList();
        this.label = Messages.strictest(
                LEAST_LABEL,
                named.stream().flatMap(step -> labels.apply(step.alert().incident()).stream()));
    }

    DigestMessage message() {
        String text = body();
        return new DigestMessage(
                id(), digest.period(), digest.audience(), subject(), text, document(text), attributes(), digest.at());
    }

    private String id() {
        return "ntf_digest-" + digest.period().name() + "-" + digest.audience();
    }

    private String subject() {
        String head = "[" + digest.severity().text().toUpperCase(Locale.ROOT) + "] " + title() + " "
                + digest.period().name() + ": ";
        String counts = digest.isQuiet()
                ? "nothing waits"
                : atLeast() + digest.open().size() + " open, "
                        + digest.unacknowledged().size() + " not acknowledged, " + overdue.size() + " steps overdue";
        String tail = " (" + digest.audience() + ")";
        return PlainText.shorten(head + counts, 100 - tail.length()) + tail;
    }

    private String title() {
        return digest.period().kind() == DigestPeriod.Kind.DAILY ? "Daily digest" : "Weekly digest";
    }

    private String atLeast() {
        return digest.standing().isComplete() ? "" : "at least ";
    }

    private String body() {
        line(title() + " for " + digest.audience() + ", " + digest.period().name() + ", TLP:"
                + label.toUpperCase(Locale.ROOT));
        if (digest.isQuiet()) {
            line("Nothing waits for you; this message shows that you would be told.");
        }
        line("Open alerts: " + atLeast() + digest.open().size() + ". Not acknowledged: "
                + digest.unacknowledged().size() + ".");
        line("Steps overdue: " + overdue.size() + ", of them yours: " + yours() + ".");
        line(first());
        line("Waiting longest: "
                + digest.oldestWaiting()
                        .map(since -> "since " + times.full(since))
                        .orElse("nothing") + ".");
        steps();
        unsaid();
        foot();
        return String.join("\n", lines) + "\n";
    }

    private long yours() {
        return overdue.stream()
                .filter(step -> step.isOwnedBy(digest.audience()))
                .count();
    }

    private String first() {
        if (named.isEmpty()) {
            return overdue.isEmpty() ? "First: nothing is overdue." : "First: sign in, what is overdue is restricted.";
        }
        Overdue first = named.get(0);
        String who = first.isOwnedBy(digest.audience()) ? "You" : "First, " + first.owner();
        return who + ", OVERDUE since " + times.brief(first.dueAt()) + ": " + PlainText.clean(first.action());
    }

    private void steps() {
        if (overdue.isEmpty()) {
            return;
        }
        heading("OVERDUE");
        int number = 0;
        for (Overdue step : named) {
            number++;
            String owner = step.owner() + (step.isOwnedBy(digest.audience()) ? " (you)" : "");
            line(String.format(Locale.ROOT, "%2d. since %s  %s", number, times.full(step.dueAt()), owner));
            paragraph("    ", step.action());
            paragraph("    ", "Incident " + step.alert().incident());
        }
        int more = overdue.size() - named.size();
        if (more > 0) {
            paragraph("    ", "and " + more + " more; sign in to read them.");
        }
    }

    private void unsaid() {
        heading("NOT SAID OR NOT SENT");
        String since = digest.period().kind() == DigestPeriod.Kind.DAILY ? "a day" : "a week";
        paragraph(
                "   ",
                "Suppressed within " + since + ": " + digest.suppressed()
                        + " (muted, on trial, silenced or backfill).");
        paragraph("   ", "Messages to you that could not be sent and are parked: " + digest.failed() + ".");
    }

    private void foot() {
        lines.add("");
        paragraph("", "Sign in to read them: GET /alerts?state=open&audience=" + digest.audience());
        paragraph("", "Message " + id());
        if (!digest.standing().isComplete()) {
            paragraph("", "There is more than a digest counts; the numbers are lower bounds.");
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    private void paragraph(String indent, String text) {
        lines.addAll(PlainText.wrap(indent, indent, PlainText.shorten(PlainText.clean(text), 400)));
    }

    private Map<String, Object> document(String text) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("notificationId", id());
        document.put("kind", "digest");
        document.put("audience", digest.audience());
        document.put("severity", digest.severity().text());
        document.put("tlp", label);
        document.put("at", digest.at().toString());
        document.put("period", digest.period().kind().text());
        document.put("of", digest.period().name());
        document.put("open", (long) digest.open().size());
        document.put("unacknowledged", (long) digest.unacknowledged().size());
        document.put(
                "oldestWaiting", digest.oldestWaiting().map(Instant::toString).orElse(null));
        document.put("overdue", (long) overdue.size());
        document.put("overdueSteps", named.stream().map(DigestText::document).toList());
        document.put("suppressed", digest.suppressed());
        document.put("failed", (long) digest.failed());
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("complete", digest.standing().isComplete());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> document(Overdue step) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", step.alert().incident().value());
        document.put("alert", step.alert().id().value());
        document.put("do", step.action());
        document.put("owner", step.owner());
        document.put("dueAt", step.dueAt().toString());
        return document;
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("audience", digest.audience());
        attributes.put("severity", digest.severity().text());
        attributes.put("kind", "digest");
        attributes.put("tlp", label);
        attributes.put("notificationId", id());
        return attributes;
    }
}
