package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.policyalerts.policy.Because;
import org.policyalerts.policy.Truth;

/** Writes a bundle as plain text: five lines for the phone, then what to do, why, who claims and who attributes. */
final class MessageText {

    private final Bundle bundle;
    private final Brief brief;
    private final Times times;
    private final List<String> lines = new ArrayList<>();

    MessageText(Bundle bundle, Times times) {
        this.bundle = bundle;
        this.brief = new Brief(bundle.incident());
        this.times = times;
    }

    /** A single ASCII line of at most 100 characters. */
    String subject() {
        String head = "[" + severity() + "] " + headWord();
        String tail = " (" + bundle.audience() + ")";
        String title = PlainText.ascii(brief.title());
        // A title in a script we cannot spell in ASCII would leave crumbs; the reference is better than those.
        String what = title.length() * 2 < brief.title().length() ? PlainText.ascii(brief.reference()) : title;
        return head + PlainText.shorten(what, 100 - head.length() - tail.length()) + tail;
    }

    private String headWord() {
        return bundle.kind() == Bundle.Kind.ALERT
                ? ""
                : bundle.kind().text().substring(0, 1).toUpperCase(Locale.ROOT)
                        + bundle.kind().text().substring(1) + ": ";
    }

    private String severity() {
        return bundle.severity().text().toUpperCase(Locale.ROOT);
    }

    /** The body. */
    String body() {
        head();
        if (bundle.kind() != Bundle.Kind.ALERT) {
            whatChanged();
        }
        steps();
        why();
        claimedOrAttributed();
        notYetKnown();
        foot();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        line(severity() + " " + bundle.kind().text() + " for " + bundle.audience() + ", " + brief.label());
        line("What:  " + brief.title());
        line("Where: " + brief.where());
        line(first());
        line("Claimed by: " + brief.claimedBy() + ". Attributed to: " + brief.attributedTo() + ".");
    }

    private String first() {
        List<Bundle.Step> steps = bundle.steps();
        if (steps.isEmpty()) {
            return "First: nothing more to do; see WHAT CHANGED.";
        }
        Action first = steps.get(0).action();
        String who = first.owner().equals(bundle.audience()) ? "You" : "First, " + first.owner();
        String when = first.dueAt() == null
                ? "before any announcement"
                : (isOverdue(first) ? "OVERDUE since " : "by ") + times.brief(first.dueAt());
        return who + ", " + when + ": " + first.action();
    }

    private boolean isOverdue(Action action) {
        return action.dueAt() != null && action.dueAt().isBefore(bundle.at());
    }

    private void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void paragraph(String first, String rest, String text) {
        lines.addAll(PlainText.wrap(first, rest, PlainText.clean(text)));
    }

    private void whatChanged() {
        heading("WHAT CHANGED");
        for (AlertChange change : bundle.changes()) {
            paragraph(" - ", "   ", changed(change));
        }
        bundle.earlier().ifPresent(id -> paragraph("   ", "   ", continued(id)));
    }

    private String continued(String earlier) {
        return bundle.kind() == Bundle.Kind.CORRECTION
                ? "This corrects message " + earlier + "."
                : "This adds to message " + earlier + ", which still holds.";
    }

    private String changed(AlertChange change) {
        String title = change.alert().policy().title();
        return switch (change.kind()) {
            case RAISED -> "New: " + title + ".";
            case CHANGED -> "Changed, read again: " + title + ".";
            case WITHDRAWN ->
                "Withdrawn: " + title + ". Stop acting on it; " + change.alert().note() + ".";
            case UNSAID ->
                throw new IllegalStateException(
                        "nobody is told of " + change.alert().id());
            case REMINDED -> "Time is running out: " + title + ".";
            case ESCALATED ->
                "Nobody has taken this since "
                        + times.brief(change.alert().care().openSince()) + ": " + title + ". Told so far: "
                        + String.join(", ", change.alert().toldTo()) + ".";
            case REOPENED ->
                "Open again: " + title + "; " + change.alert().note() + " and nothing has been recorded since.";
        };
    }

    private void steps() {
        List<Bundle.Step> steps = bundle.steps();
        if (steps.isEmpty()) {
            return;
        }
        heading("DO");
        int number = 0;
        for (Bundle.Step step : steps) {
            number++;
            boolean ours = step.action().owner().equals(bundle.audience());
            String when = step.action().dueAt() == null
                    ? "before any announcement"
                    : (isOverdue(step.action()) ? "OVERDUE since " : "by ")
                            + times.full(step.action().dueAt());
            lines.add(String.format(
                    Locale.ROOT, "%2d. %s  %s%s", number, when, step.action().owner(), ours ? " (you)" : ""));
            paragraph("    ", "    ", step.action().action());
        }
    }

    private void why() {
        List<AlertChange> alerts = bundle.toActOn();
        if (alerts.isEmpty()) {
            return;
        }
        heading("WHY YOU GOT THIS");
        for (AlertChange change : alerts) {
            Alert alert = change.alert();
            paragraph(
                    " * ",
                    "   ",
                    alert.policy().title() + " (" + alert.policy().severity().text() + ", "
                            + alert.policy().id() + " v" + alert.policy().version() + ")");
            alert.because().stream()
                    .filter(because -> because.outcome() == Truth.TRUE)
                    .map(MessageText::inWords)
                    .distinct()
                    .forEach(words -> paragraph("   - ", "     ", words));
            paragraph("   ", "   ", alert.policy().why());
        }
    }

    private static String inWords(Because because) {
        return because.condition() + ": " + because.saw();
    }

    private void claimedOrAttributed() {
        heading("CLAIMED OR ATTRIBUTED");
        List<String> claims = brief.claims();
        paragraph("   ", "   ", claims.isEmpty() ? "Claimed by nobody." : "Claims (what somebody says of themselves):");
        claims.forEach(claim -> paragraph("   - ", "     ", claim));
        List<String> judgements = brief.judgements();
        paragraph(
                "   ", "   ", judgements.isEmpty() ? "Attributed to nobody yet." : "Attributions (others' judgement):");
        judgements.forEach(judgement -> paragraph("   - ", "     ", judgement));
        paragraph("   ", "   ", "Our own state of attribution: " + brief.attribution() + ".");
    }

    private void notYetKnown() {
        List<String> questions = brief.openQuestions();
        // Who is only told to stop acting need not be asked anything.
        if (!questions.isEmpty() && !bundle.toActOn().isEmpty()) {
            heading("NOT YET KNOWN");
            questions.forEach(question -> paragraph(" ? ", "   ", question));
        }
    }

    private void foot() {
        lines.add("");
        paragraph(
                "",
                "",
                "Report " + brief.reference() + ", version " + bundle.incident().version() + ", received "
                        + times.full(bundle.incident().receivedAt()));
        paragraph("", "", "Incident " + bundle.incident().id());
        paragraph("", "", "Message " + bundle.id());
        paragraph("", "", brief.label() + ": the marking of the report holds for this message.");
    }
}
