package org.policyalerts.alert.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;

/** What not to do, and what to do. */
final class NewsTasks {

    /** What tempts a reader to say or do what is not to be said or done. */
    private static final Set<Kind> TEMPTING = Set.of(Kind.ATTRIBUTION, Kind.CLAIMS, Kind.DETERMINATION, Kind.VICTIMS);

    /** What is due by then is named even where the reader knows it. */
    private static final Duration SOON = Duration.ofDays(1);

    private static final int LEAST_NAMED = 4;
    private static final int LEAST_IN_FULL = 3;

    /** Of tasks that are only named: three lines. */
    private static final int NAMED_COLUMNS = 3 * 70;

    private final NewsContext context;
    private final Message message;
    private final TextWriter writer;

    NewsTasks(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.writer = context.writer();
    }

    void doNot() {
        Map<String, Set<String>> cautions = new LinkedHashMap<>();
        message.news().forEach(news -> cautions(news).forEach(caution -> cautions.computeIfAbsent(
                        PlainText.clean(caution.action()), none -> new LinkedHashSet<>())
                .add(NewsChanges.victims(news))));
        if (cautions.isEmpty() || !isTempting()) {
            return;
        }
        writer.heading("DO NOT");
        cautions.forEach((words, victims) -> {
            boolean isOfAll = victims.size() == message.news().size();
            writer.paragraph(
                    " - ", Sentences.sentence(isOfAll ? words : words + " (" + String.join("; ", victims) + ")"));
        });
    }

    private static Stream<Action> cautions(News news) {
        return news.alerts().stream()
                .flatMap(alert -> alert.cautions().stream())
                .filter(caution ->
                        caution.owner().equals(news.state().recipient().audience()));
    }

    private boolean isTempting() {
        return switch (message.kind()) {
            case ALERT -> true;
            case FULFILLED, REMINDER -> false;
            case INFORMATION, UPDATE, CORRECTION ->
                !TaskRow.toDo(message).isEmpty()
                        || message.news().stream()
                                .anyMatch(news ->
                                        news.facts().stream().anyMatch(change -> TEMPTING.contains(change.kind()))
                                                || news.fresh().stream().anyMatch(alert -> !alert.cautions()
                                                        .isEmpty()));
        };
    }

    void yours() {
        List<TaskRow> toDo = TaskRow.toDo(message);
        List<TaskRow> standing = TaskRow.standing(message);
        if (toDo.isEmpty() && message.news().stream().anyMatch(NewsChanges::isClosing)) {
            listed("FINISH OR DECLINE", standing);
        } else if (!toDo.isEmpty()) {
            // What is late or soon due is on the list whether or not the reader knows it.
            boolean isReminder = message.kind() == Message.Kind.REMINDER;
            Instant soon = message.at().plus(SOON);
            Predicate<TaskRow> isPressing =
                    row -> isReminder || row.first().dueOrLast().isBefore(soon);
            listed(
                    "YOUR TASKS",
                    TaskRow.sorted(
                            Stream.concat(toDo.stream(), standing.stream().filter(isPressing))));
            still(standing.stream().filter(isPressing.negate()).toList());
        } else if (message.kind() == Message.Kind.CORRECTION && !standing.isEmpty()) {
            writer.line("");
            still(standing);
        }
    }

    private void listed(String heading, List<TaskRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        writer.heading(heading);
        Set<TaskRow> inFull = inFull(rows);
        // Where not all can be named, what is new can: the reader has it nowhere else.
        List<TaskRow> told = TaskRow.sorted(rows.stream()
                .sorted(Comparator.comparing(row -> !inFull.contains(row)))
                .limit(context.detail().named()));
        // To be on the list at all comes first.
        boolean isShort = context.detail().tasks() == 1;
        Map<String, List<Integer>> remarked = remarked(told, row -> !isShort || inFull.contains(row));
        for (int i = 0; i < told.size(); i++) {
            TaskRow row = told.get(i);
            if (inFull.contains(row)) {
                task(i + 1, row);
            } else {
                writer.line(number(i + 1) + row.brief(context));
            }
            remarks(i + 1, remarked);
        }
        List<TaskRow> left = rows.stream().filter(row -> !told.contains(row)).toList();
        if (!left.isEmpty()) {
            writer.paragraph("    ", more(left));
        }
    }

    /** What is new needs all its words, and so does what is first if the head had no room for them. */
    private Set<TaskRow> inFull(List<TaskRow> rows) {
        TaskRow first = TaskRow.all(message).get(0);
        boolean isInHead = first.words(context.presentation()).length() < PlainText.COLUMNS;
        Predicate<TaskRow> isNeeded =
                row -> row.isNew() || (!isInHead && row.group().equals(first.group()));
        int most = context.detail().tasks();
        return rows.stream()
                .filter(row -> isNeeded.test(row) || (most > 1 && !row.isKnown()))
                .sorted(Comparator.comparing(row -> !isNeeded.test(row)))
                .limit(Math.max(most, LEAST_IN_FULL))
                .collect(Collectors.toSet());
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%2d. ", number);
    }

    private String more(List<TaskRow> rows) {
        long late = rows.stream().filter(row -> row.isLate(message.at())).count();
        return context.more(rows.size()).strip() + (late == 0 ? "" : ", " + late + " late");
    }

    /** What is new of which tasks, by their numbers. */
    private Map<String, List<Integer>> remarked(List<TaskRow> rows, Predicate<TaskRow> isRemarked) {
        Map<String, List<Integer>> numbers = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            List<String> remarks = isRemarked.test(rows.get(i)) ? TaskRemarks.of(rows.get(i), context) : List.of();
            for (String remark : remarks) {
                numbers.computeIfAbsent(remark, none -> new ArrayList<>()).add(i + 1);
            }
        }
        return numbers;
    }

    private void task(int number, TaskRow row) {
        writer.item(number(number), row.moment(context) + "   ", row.words(context.presentation()));
        row.incidents(message).ifPresent(incidents -> writer.paragraph("    ", "For " + incidents + "."));
    }

    /** What is true of several is said once, below the last of them. */
    private void remarks(int number, Map<String, List<Integer>> remarked) {
        remarked.forEach((remark, numbers) -> {
            if (numbers.get(numbers.size() - 1) == number) {
                writer.paragraph("    ", numbers.size() == 1 ? remark : and(numbers) + ": " + Sentences.inside(remark));
            }
        });
    }

    private static String and(List<Integer> numbers) {
        int last = numbers.size() - 1;
        if (last > 1 && numbers.get(last) - numbers.get(0) == last) {
            return numbers.get(0) + " to " + numbers.get(last);
        }
        String first = numbers.subList(0, last).stream().map(String::valueOf).collect(Collectors.joining(", "));
        return first + " and " + numbers.get(last);
    }

    /** What the reader knows is not told again, only that it is still there. */
    private void still(List<TaskRow> rows) {
        // The head counts them.
        if (rows.isEmpty() || context.detail().named() < LEAST_NAMED) {
            return;
        }
        TaskRow first = rows.get(0);
        writer.paragraph(
                "",
                Sentences.sentence("Still yours: " + Sentences.counted(rows.size(), "task")
                        + (rows.size() == 1 ? ", " : ", first ") + first.moment(context) + ", "
                        + Sentences.inside(first.words(context.presentation()))));
    }

    /** What a first message says of tasks that the reader has for other incidents already. */
    void alsoCovered() {
        message.news().stream()
                .flatMap(news -> covered(news, true).stream())
                .distinct()
                .forEach(text -> writer.paragraph("", text));
    }

    /**
     * That what the reader has to do already covers one more incident; empty if nothing does.
     *
     * @param isInFull whether it says which tasks
     */
    Optional<String> covered(News news, boolean isInFull) {
        List<TaskRow> rows = TaskRow.of(news, TaskNews.Kind.COVERED);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> since = news.tasks().stream()
                .filter(what -> what.kind() == TaskNews.Kind.COVERED)
                .flatMap(what -> what.siblings().stream())
                .map(sibling -> sibling.task().since())
                .min(Comparator.naturalOrder())
                .map(at -> " of " + context.times().near(at, message.at()));
        boolean isAll = news.tasks().stream().noneMatch(what -> what.kind().isToDo());
        return Optional.of(Sentences.sentence("Your " + (rows.size() == 1 ? "task" : rows.size() + " tasks")
                + since.orElse("")
                + (rows.size() == 1 ? " now covers" : " now cover") + " it too"
                + (isAll ? "; nothing new to do" : "")
                + (isInFull ? ": " + named(rows) : "")));
    }

    private String named(List<TaskRow> rows) {
        List<String> names =
                rows.stream().map(row -> context.brief(row.first())).toList();
        return PlainText.listed(names, "; ", NAMED_COLUMNS);
    }
}
