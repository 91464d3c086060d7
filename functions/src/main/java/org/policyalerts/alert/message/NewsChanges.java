package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;

/** What is not as it was told: what is so now, and what the reader was told until now. */
final class NewsChanges {

    private static final int LIST_COLUMNS = 70;

    private final NewsContext context;
    private final Message message;

    NewsChanges(NewsContext context) {
        this.context = context;
        this.message = context.message();
    }

    /** A sentence each; of several incidents a paragraph each. */
    private List<String> paragraphs() {
        return message.news().size() == 1
                ? sentences(message.news().get(0), true)
                : message.news().stream()
                        .filter(news -> !sentences(news, true).isEmpty())
                        .map(news -> whose(news) + String.join(" ", sentences(news, true)))
                        .map(words -> words.replace(": New: ", ": "))
                        .toList();
    }

    /** Of several incidents the one that is meant; what its reader did not know names it itself. */
    String whose(News news) {
        return message.news().size() == 1 || news.state().told().isNothing() ? "" : victims(news) + ": ";
    }

    /** @param said what the head has said already */
    void section(String said) {
        List<String> paragraphs = paragraphs().stream()
                .filter(text -> !said.contains(text.replaceFirst("[.]$", "")))
                .toList();
        if (paragraphs.isEmpty()) {
            return;
        }
        context.writer().heading("WHAT CHANGED");
        context.limited(paragraphs, context.detail().changes(), "changes", (text, more) -> context.writer()
                .paragraph(" - ", text + more));
        if (message.news().stream().anyMatch(NewsChanges::isActedOn)) {
            context.writer()
                    .prose("Stop what you began for it, tell those you told, delete no evidence. What protects"
                            + " systems stays until the CSIRT says otherwise.");
        }
    }

    /** Whether the reader has begun what it should not do. */
    static boolean isActedOn(News news) {
        return news.tasks().stream()
                .filter(what -> what.kind() == TaskNews.Kind.WITHDRAWN)
                .flatMap(what -> what.task().moves().stream())
                .anyMatch(move -> move.to() == TaskState.TAKEN || move.to() == TaskState.DONE);
    }

    /**
     * What changed of one incident, without what opens the message.
     *
     * @param isInFull whether tasks are named that only cover one more incident
     */
    List<String> sentences(News news, boolean isInFull) {
        String opening = new NewsLead(context).opening().orElse("");
        List<String> all = new ArrayList<>();
        firstHeardOf(news).ifPresent(all::add);
        Stream.concat(
                        news.facts().stream().filter(FactChange::isWrong),
                        news.facts().stream().filter(change -> !change.isWrong()))
                .filter(change -> !opening.contains(change.inWords()))
                .filter(change -> change.kind() != Kind.DETERMINATION || !opening.contains("FALSE ALARM: "))
                .map(change -> change.kind() == Kind.STATUS ? status(news, change) : change.inWords())
                .forEach(all::add);
        new NewsTasks(context).covered(news, isInFull).ifPresent(all::add);
        Stream<String> over = isNothingLeft(news) ? nothingLeft(news) : Stream.concat(withdrawn(news), ended(news));
        Stream.of(fulfilled(news), over, overtaken(news), upcoming(news), settled(news))
                .flatMap(sentences -> sentences)
                .forEach(all::add);
        boolean isAsked = news.tasks().stream().anyMatch(what -> what.kind() == TaskNews.Kind.NEW)
                && !news.state().told().isNothing();
        if (all.isEmpty() || isAsked) {
            news.fresh().stream()
                    .map(alert -> "New: " + alert.policy().title() + ".")
                    .forEach(all::add);
        }
        return all.stream().filter(text -> !opening.contains(text)).toList();
    }

    /** "Homeland Justice also claims One Albania (telecommunications, AL)." */
    private Optional<String> firstHeardOf(News news) {
        // What a pointer pointed to need not have been read.
        if (!news.state().told().isNothing() || news.duplicateOf().isPresent()) {
            return Optional.empty();
        }
        IncidentWording incident = new IncidentWording(news.incident());
        boolean isAgain =
                news.tasks().stream().anyMatch(what -> !what.siblings().isEmpty());
        String where = incident.where(LIST_COLUMNS);
        String claimant = incident.claimedBy(LIST_COLUMNS / 2);
        return Optional.of(
                isAgain && !claimant.equals("nobody")
                        ? claimant + " also " + (claimant.contains(", ") ? "claim " : "claims ") + where + ", reported "
                                + context.times().near(news.incident().receivedAt(), message.at()) + "."
                        : "New: " + PlainText.shorten(incident.headline(), LIST_COLUMNS) + ": " + where + ".");
    }

    /** Whether its reader hears that the incident is closed. */
    static boolean isClosing(News news) {
        return news.facts().stream().anyMatch(NewsChanges::isClosing);
    }

    private static boolean isClosing(FactChange change) {
        return change.kind() == Kind.STATUS && change.is().contains("closed");
    }

    private static String status(News news, FactChange change) {
        if (!isClosing(change)) {
            return "The incident is open again.";
        }
        boolean hasOpen = !news.state().unfinished().isEmpty();
        return "The incident is closed."
                + (hasOpen ? " Please finish or decline what you still have open." : " Nothing more is asked of you.");
    }

    Stream<String> fulfilled(News news) {
        Set<String> done = new LinkedHashSet<>();
        String by = " (reported by " + PlainText.clean(news.incident().reporter()) + ")";
        TaskRow.of(news, TaskNews.Kind.FULFILLED)
                .forEach(row -> done.add(row.reason().orElseGet(() -> row.words(context.presentation()))));
        return done.stream().map(what -> "Done, thank you: " + what + by + ". Nothing to undo.");
    }

    static String victims(News news) {
        return new IncidentWording(news.incident()).victims(LIST_COLUMNS / 2);
    }

    /** Whether there was no attack, or none that is real, so that all that was asked is over. */
    private static boolean isNothingLeft(News news) {
        return news.facts().stream()
                .anyMatch(change -> change.is().contains("false-positive") || change.kind() == Kind.MODE);
    }

    private Stream<String> nothingLeft(News news) {
        List<TaskRow> ended = TaskRow.of(news, TaskNews.Kind.WITHDRAWN);
        if (ended.isEmpty()) {
            return Stream.empty();
        }
        List<TaskRow> rows =
                TaskRow.all(message).stream().filter(TaskRow::isElsewhere).toList();
        // The head may have had no room for all words of the first.
        List<String> goingOn = rows.stream()
                .map(row -> row.equals(rows.get(0))
                        ? Sentences.inside(row.words(context.presentation()))
                        : context.brief(row.first()))
                .toList();
        String over = "No longer to do: what you were asked for " + victims(news) + ", "
                + Sentences.counted(ended.size(), "task") + ". ";
        return Stream.of(over
                + (goingOn.isEmpty()
                        ? "What you have to do for other incidents stands."
                        : Sentences.sentence("For other incidents go on with: "
                                + PlainText.listed(goingOn, "; ", 3 * LIST_COLUMNS))));
    }

    Stream<String> withdrawn(News news) {
        return TaskRow.inWords("No longer to do", TaskRow.of(news, TaskNews.Kind.WITHDRAWN), context);
    }

    /** What another incident counts for was said in one line for all tasks. */
    private Stream<String> overtaken(News news) {
        if (news.duplicateOf().isPresent()) {
            return Stream.empty();
        }
        return TaskRow.inWords("Replaced", TaskRow.of(news, TaskNews.Kind.OVERTAKEN), context);
    }

    /** Those whose tasks say why themselves are left out. */
    Stream<String> ended(News news) {
        Set<Object> told = new LinkedHashSet<>();
        news.tasks().stream()
                .filter(what -> what.kind().isEnded())
                .forEach(what -> told.add(what.task().alert()));
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        news.ended().stream().filter(alert -> !told.contains(alert.id())).forEach(alert -> byReason.computeIfAbsent(
                        alert.note() == null ? "" : ", because " + alert.note(), none -> new ArrayList<>())
                .add(alert.policy().title()));
        return byReason.entrySet().stream()
                .map(one -> "No longer so" + one.getKey() + ": " + String.join("; ", one.getValue()) + ".");
    }

    private Stream<String> upcoming(News news) {
        return news.upcoming().stream()
                .map(alert -> "Time is running out, " + context.times().day(alert.raisedAt(), message.at()) + ": "
                        + alert.policy().title() + ".");
    }

    private static Stream<String> settled(News news) {
        return news.failures().settled().stream()
                .map(one -> "Could not be checked before, nothing to do for now: "
                        + one.failure().title() + "; " + one.reason() + ".");
    }
}
