package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.message.News.Sibling;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;

/**
 * What a reader sees as one task: a step of one incident, or of a campaign over several incidents.
 *
 * @param members never empty, the one that is due first before the others
 */
public record TaskRow(List<Member> members) {

    /** Columns of what stands before an element of a list. */
    private static final int MARK = 4;

    private static final Comparator<TaskRow> FIRST_DUE_FIRST = Comparator.comparing(
                    (TaskRow row) -> row.first().dueOrLast())
            .thenComparing(row -> row.first().severity(), Comparator.reverseOrder())
            .thenComparing(row -> row.first().policy())
            .thenComparing(row -> row.first().id().value());

    /**
     * A task of a row.
     *
     * @param what what is new about it; null if nothing is
     */
    public record Member(News news, Task task, @Nullable TaskNews what) {}

    /** What the reader has to do that it did not have to do before, or has not done. */
    static List<TaskRow> toDo(Message message) {
        return rows(message, TaskNews.Kind::isToDo);
    }

    /**
     * All that the reader has to do after this message: what is new, what it knows, and what it has for other incidents
     * and covers these.
     */
    static List<TaskRow> all(Message message) {
        Stream<Member> here = message.news().stream()
                .flatMap(news -> Stream.concat(
                        changed(news, kind -> !kind.isEnded()),
                        news.standing().stream().map(task -> new Member(news, task, null))));
        Stream<Member> elsewhere = message.news().stream().flatMap(news -> news.tasks().stream()
                .flatMap(what -> what.siblings().stream())
                .map(Sibling::task)
                .filter(task -> task.state().isUnfinished())
                .map(task -> new Member(news, task, null)));
        Stream<Member> besides = message.news().stream()
                .flatMap(news -> news.elsewhere().stream().map(task -> new Member(news, task, null)));
        return rows(Stream.of(here, elsewhere, besides).flatMap(members -> members));
    }

    /** Whether the reader was not told of any of it before, or has to do it again. */
    boolean isNew() {
        return members.stream()
                .allMatch(member -> isOf(member, TaskNews.Kind.NEW)
                        || isOf(member, TaskNews.Kind.DONE_BEFORE)
                        || isOf(member, TaskNews.Kind.REOPENED));
    }

    static boolean isOf(Member member, TaskNews.Kind kind) {
        return member.what() != null && member.what().kind() == kind;
    }

    boolean isKnown() {
        return members.stream().allMatch(member -> member.what() == null);
    }

    boolean isLate(Instant now) {
        return first().isOverdue(now);
    }

    /** Whether it is about incidents alone that the message is not about. */
    boolean isElsewhere() {
        return members.stream().noneMatch(member -> member.task()
                .id()
                .incident()
                .equals(member.news().incident().id()));
    }

    /** Those of one incident of which the same is new. */
    static List<TaskRow> of(News news, TaskNews.Kind kind) {
        return rows(changed(news, kind::equals));
    }

    /** "No longer to do, because it was a false alarm: raise monitoring.": those for the same reason together. */
    static Stream<String> inWords(String start, List<TaskRow> rows, NewsContext context) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        rows.forEach(row -> byReason.computeIfAbsent(row.reason().orElse(""), none -> new ArrayList<>())
                .add(Sentences.inside(row.words(context.presentation()))));
        return byReason.entrySet().stream()
                .map(one -> start + ": " + String.join("; ", one.getValue()) + "."
                        + (one.getKey().isEmpty() ? "" : " Why: " + Sentences.inside(one.getKey()) + "."));
    }

    /** Why it is as it is; empty if nobody said. */
    Optional<String> reason() {
        return reason(first());
    }

    static Optional<String> reason(Task task) {
        return task.lastMove().map(Task.Move::words).map(PlainText::clean).filter(words -> !words.isEmpty());
    }

    /** A task of any audience for machines. */
    public static Map<String, Object> document(AudienceState state, Recipient owner, Task task) {
        Task.Step step = task.step();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", task.id().value());
        document.put("incident", task.id().incident().value());
        document.put("policy", task.policy().value());
        document.put("do", PlainText.clean(step.words()));
        document.put("owner", owner.audience());
        if (step.onBehalfOf() != null) {
            document.put("for", step.onBehalfOf());
        }
        document.put("dueAt", step.dueAt() == null ? null : step.dueAt().toString());
        document.put("state", task.state().text());
        document.put("group", state.group(task));
        return document;
    }

    /** What the reader was told to do and has not done. */
    static List<TaskRow> standing(Message message) {
        List<String> told = toDo(message).stream().map(TaskRow::group).toList();
        return rows(message.news().stream()
                        .flatMap(news -> news.standing().stream().map(task -> new Member(news, task, null))))
                .stream()
                .filter(row -> !told.contains(row.group()))
                .toList();
    }

    /** What is due first before the others. */
    static List<TaskRow> sorted(Stream<TaskRow> rows) {
        return rows.sorted(FIRST_DUE_FIRST).toList();
    }

    private static List<TaskRow> rows(Message message, Predicate<TaskNews.Kind> kinds) {
        return rows(message.news().stream().flatMap(news -> changed(news, kinds)));
    }

    private static Stream<Member> changed(News news, Predicate<TaskNews.Kind> kinds) {
        return news.tasks().stream()
                .filter(what -> kinds.test(what.kind()))
                .map(what -> new Member(news, what.task(), what));
    }

    private static List<TaskRow> rows(Stream<Member> members) {
        Map<String, List<Member>> rows = new LinkedHashMap<>();
        members.sorted(Comparator.comparing(member -> member.task().dueOrLast()))
                .forEach(member -> rows.computeIfAbsent(group(member), none -> new ArrayList<>())
                        .add(member));
        return sorted(rows.values().stream().map(TaskRow::new));
    }

    /** The one that is due first. */
    Task first() {
        return members.get(0).task();
    }

    String group() {
        return group(members.get(0));
    }

    /** What is asked of each of several incidents in the same words and by the same time is read once. */
    private static String group(Member member) {
        Task task = member.task();
        return task.step().per() == Per.CAMPAIGN
                ? member.news().state().group(task)
                : String.join(
                        "\n",
                        task.policy().value(),
                        task.step().key(),
                        String.valueOf(task.step().onBehalfOf()),
                        String.valueOf(task.step().dueAt()));
    }

    /** What is to be done, for whom if it is to be passed on. */
    String words(Presentation presentation) {
        return words(first(), presentation);
    }

    /** The same of a task of any audience. */
    public static String words(Task task, Presentation presentation) {
        Task.Step step = task.step();
        String words = PlainText.clean(step.words());
        return step.onBehalfOf() == null
                ? words
                : "Pass on to " + PlainText.clean(presentation.names().of(step.onBehalfOf())) + ": " + words;
    }

    /** "by Fri 29 Dec 08:00". */
    String moment(NewsContext context) {
        return context.moment(first().step().dueAt(), first().since());
    }

    /** In one line: when, and its first words. */
    String brief(NewsContext context) {
        String moment = context.othersMoment(first().step().dueAt()) + "   ";
        return moment + NewsContext.brief(first(), PlainText.COLUMNS - MARK - moment.length());
    }

    /** The incidents by their victims; empty if the message is about one alone. */
    Optional<String> incidents(Message message) {
        List<String> victims = members.stream()
                .map(member -> new IncidentWording(member.news().incident()).victims(PlainText.COLUMNS / 2))
                .distinct()
                .toList();
        return message.news().size() < 2 ? Optional.empty() : Optional.of(String.join("; ", victims));
    }
}
