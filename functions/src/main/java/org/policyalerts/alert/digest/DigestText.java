package org.policyalerts.alert.digest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.alert.digest.Digest.Due;
import org.policyalerts.alert.digest.DigestStore.DigestMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.TlpLabels;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Writes a digest: five lines for the phone, then the overdue steps and what was not said. It quotes no report. */
final class DigestText {

    private static final int MOST_NAMED = 5;
    private static final int MOST_COMING = 3;

    /** Of numbers and the book's own words: it quotes no report. Naming an incident's steps takes over its label. */
    private static final String LEAST_LABEL = "green";

    private final Digest digest;
    private final TimeFormat times;
    private final List<Due> overdue;
    private final List<List<Due>> named;
    private final List<List<Due>> next;
    private final String label;
    private final List<String> lines = new ArrayList<>();

    /**
     * Renders a digest.
     *
     * @param labels the label of an incident, if it lets the incident be named; asked only of those that would be
     */
    DigestText(Digest digest, TimeFormat times, Function<IncidentId, Optional<String>> labels) {
        this.digest = digest;
        this.times = times;
        this.overdue = digest.overdue();
        Predicate<Due> isNameable =
                step -> labels.apply(step.alert().incident()).isPresent();
        this.named = alike(overdue.stream().filter(isNameable).toList(), MOST_NAMED);
        this.next = alike(digest.nextOfOurs().stream().filter(isNameable).toList(), MOST_COMING);
        this.label = TlpLabels.strictest(
                LEAST_LABEL,
                Stream.concat(named.stream(), next.stream())
                        .flatMap(List::stream)
                        .flatMap(step -> labels.apply(step.alert().incident()).stream()));
    }

    /** One step asked for in several incidents is one to read: three times the same line hides the others. */
    private static List<List<Due>> alike(List<Due> steps, int most) {
        Map<List<String>, List<Due>> alike = new LinkedHashMap<>();
        steps.forEach(step -> alike.computeIfAbsent(List.of(step.owner(), step.action()), unseen -> new ArrayList<>())
                .add(step));
        return alike.values().stream().limit(most).toList();
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
        line("Steps overdue: yours " + yours() + ", others' " + (overdue.size() - yours()) + ".");
        line(first());
        line(
                digest.failed() > 0
                        ? "NOT DELIVERED to you: " + digest.failed() + (digest.failed() == 1 ? " message" : " messages")
                                + "; ask who runs the system."
                        : "Oldest not acknowledged: "
                                + digest.oldestWaiting().map(times::full).orElse("none") + ".");
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
        Optional<Due> first = named.stream().findFirst().map(steps -> steps.get(0));
        if (first.filter(step -> step.isOwnedBy(digest.audience())).isPresent()) {
            return "You, OVERDUE since " + moment(first.get());
        }
        if (!next.isEmpty()) {
            return "You, by " + moment(next.get(0).get(0));
        }
        if (first.isPresent()) {
            return "Not yours; " + first.get().owner() + ", OVERDUE since " + moment(first.get());
        }
        return overdue.isEmpty() ? "First: nothing is overdue." : "First: sign in, what is overdue is restricted.";
    }

    private String moment(Due step) {
        return times.brief(step.dueAt()) + ": " + PlainText.clean(step.action());
    }

    private void steps() {
        if (!overdue.isEmpty()) {
            heading("OVERDUE");
            listed(named, "since");
            long more = overdue.size() - named.stream().mapToLong(List::size).sum();
            if (more > 0) {
                paragraph("", "And " + more + " more; sign in to read them.");
            }
        }
        if (!next.isEmpty()) {
            heading("YOURS, NEXT");
            listed(next, "by");
        }
    }

    private void listed(List<List<Due>> alike, String word) {
        int number = 0;
        for (List<Due> steps : alike) {
            number++;
            Due step = steps.get(0);
            String owner = step.owner() + (step.isOwnedBy(digest.audience()) ? " (you)" : "");
            line(String.format(Locale.ROOT, "%2d. %s %s  %s", number, word, times.full(step.dueAt()), owner));
            paragraph("    ", step.action());
            steps.stream()
                    .map(each -> "Incident " + each.alert().incident())
                    .distinct()
                    .forEach(incident -> paragraph("    ", incident));
        }
    }

    private void unsaid() {
        heading("NOT SENT TO YOU");
        String since = digest.period().kind() == DigestPeriod.Kind.DAILY ? "a day" : "a week";
        paragraph(
                "   ",
                "Suppressed within " + since + ": " + digest.suppressed()
                        + " (muted, on trial, silenced or backfill).");
        paragraph("   ", "Could not be delivered and are parked: " + digest.failed() + ".");
    }

    private void foot() {
        lines.add("");
        paragraph("", "Open alerts, to be read when signed in: GET /alerts?state=open&audience=" + digest.audience());
        paragraph("", "Message " + id());
        paragraph("", "Written " + times.full(digest.at()));
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
        document.put(
                "overdueSteps",
                named.stream().flatMap(List::stream).map(DigestText::document).toList());
        document.put("suppressed", digest.suppressed());
        document.put("failed", (long) digest.failed());
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("complete", digest.standing().isComplete());
        document.put("text", text);
        return document;
    }

    private static Map<String, Object> document(Due step) {
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
