package org.policyalerts.alert.message;

import java.util.List;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.message.NewsContext.Detail;
import org.policyalerts.incident.Incident;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;
import org.policyalerts.text.TimeFormat;

/** Writes a message as plain text that acts on a telephone: what is asked of its reader first, then why. */
final class NewsText {

    private final NewsContext context;
    private final Message message;
    private final String tlp;

    private NewsText(NewsContext context, String tlp) {
        this.context = context;
        this.message = context.message();
        this.tlp = tlp;
    }

    /**
     * The text, as long as its kind may be.
     *
     * @param tlp the strictest label of what it is about
     */
    static String of(Message message, TimeFormat times, Presentation presentation, String tlp) {
        String text = "";
        for (Detail detail : Detail.levels()) {
            text = new NewsText(NewsContext.of(message, times, presentation, detail), tlp).body();
            if (text.lines().count() <= detail.mostLines(message.kind())) {
                return text;
            }
        }
        return text;
    }

    static SubjectLine subject(Message message, Presentation presentation) {
        Incident first = message.news().get(0).incident();
        int others = message.news().size() + message.restricted() - 1;
        String name = PlainText.clean(presentation.names().of(message.recipient()));
        boolean isSpelt = !PlainText.ascii(name).isEmpty();
        return new SubjectLine(
                (message.isExercise() ? "[EXERCISE] " : "") + start(message),
                new IncidentWording(first).what(),
                first,
                others == 0 ? "" : " and " + Sentences.counted(others, "more incident"),
                isSpelt ? name : message.recipient().audience());
    }

    private static String start(Message message) {
        String level =
                "[" + (message.isForInformation() ? "FOR INFORMATION" : NewsContext.level(message.severity())) + "] ";
        return switch (message.kind()) {
            case ALERT -> level;
            case INFORMATION -> level + untaken(message);
            case UPDATE -> level + "Update: ";
            case CORRECTION -> level + "Correction: ";
            case FULFILLED -> "[DONE] ";
            case REMINDER -> level + "Reminder: ";
        };
    }

    /** Somebody who is woken because nobody acts has to see it in the list of messages. */
    private static String untaken(Message message) {
        int untaken = NewsOthers.untaken(message).size();
        return untaken == 0 ? "" : Sentences.counted(untaken, "task") + " of others left open: ";
    }

    private String body() {
        NewsChanges changes = new NewsChanges(context);
        NewsLead lead = new NewsLead(context);
        String said = new NewsHead(context, tlp).write(lead.opening(), isFirst() ? List.of() : lead.first());
        heldBack();
        switch (message.kind()) {
            case FULFILLED -> changes.section(said);
            case ALERT, INFORMATION, UPDATE, CORRECTION -> {
                boolean isFirst = isFirst();
                if (!isFirst) {
                    changes.section(said);
                }
                told(isFirst);
            }
            case REMINDER -> reminded();
        }
        foot();
        return context.writer().text();
    }

    /** Whether its reader was told nothing of it before. */
    private boolean isFirst() {
        return (message.kind() == Message.Kind.ALERT || message.kind() == Message.Kind.INFORMATION)
                && message.news().stream()
                        .allMatch(news ->
                                news.state().told().isNothing() && news.facts().isEmpty());
    }

    /** What comes late says why, so that nobody takes it for slow. */
    private void heldBack() {
        List<String> reasons = message.news().stream()
                .flatMap(news -> news.heldBack().stream())
                .distinct()
                .toList();
        if (!reasons.isEmpty()) {
            context.writer().line("");
            reasons.forEach(reason -> context.writer().paragraph("", Sentences.sentence(reason)));
        }
    }

    private void told(boolean isFirst) {
        NewsTasks tasks = new NewsTasks(context);
        NewsReasons reasons = new NewsReasons(context);
        tasks.doNot();
        tasks.yours();
        if (isFirst) {
            tasks.alsoCovered();
        }
        NewsOthers others = new NewsOthers(context);
        others.untaken();
        reasons.couldNotBeChecked();
        reasons.why();
        // In a message that is only for information, the head says who has something to do.
        if (message.kind() != Message.Kind.INFORMATION) {
            others.write();
        }
        if (isFirst && message.kind() == Message.Kind.ALERT) {
            reasons.claimedOrAttributed();
            reasons.notYetKnown();
        } else if (message.kind() == Message.Kind.UPDATE && message.recipient().findsOut()) {
            reasons.notYetKnown();
        }
    }

    private void reminded() {
        new NewsTasks(context).yours();
        new NewsOthers(context).untaken();
    }

    private void foot() {
        TextWriter writer = context.writer();
        if (!context.omitted().isEmpty()) {
            writer.line("");
            writer.paragraph(
                    "", "Left out: " + String.join("; ", context.omitted().inWords()) + " (" + context.where() + ").");
        }
        writer.line("");
        if (message.isExercise()) {
            writer.line("EXERCISE EXERCISE EXERCISE: none of this has happened.");
        }
        writer.paragraph("", reports() + ". Written " + context.times().exact(message.at()) + ".");
        // A reminder says nothing that its reader does not know; its label stands in its first line.
        if (message.kind() != Message.Kind.REMINDER) {
            writer.paragraph("", IncidentWording.marking(tlp));
        }
    }

    private String reports() {
        List<String> references = message.news().stream()
                .map(News::incident)
                .map(incident -> new IncidentWording(incident).reference() + ", version " + incident.version())
                .toList();
        return (references.size() == 1 ? "Report " : "Reports ")
                + PlainText.listed(references, "; ", PlainText.COLUMNS);
    }
}
