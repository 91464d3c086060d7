package org.policyalerts.alert.digest;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.message.TaskRow;
import org.policyalerts.text.PlainText;

/**
 * What its reader sees as one task: a step of one incident, or of a campaign over several.
 *
 * @param members never empty, the one that is due first before the others
 */
record DigestRow(List<Member> members) {

    static final Comparator<DigestRow> FIRST_DUE_FIRST = Comparator.comparing(
                    (DigestRow row) -> row.first().dueOrLast())
            .thenComparing(row -> row.first().severity(), Comparator.reverseOrder())
            .thenComparing(row -> row.first().id().value());

    DigestRow {
        members = members.stream()
                .sorted(Comparator.comparing((Member member) -> member.task().dueOrLast())
                        .thenComparing(member -> member.task().id().value()))
                .toList();
    }

    record Member(AudienceState state, Task task, DigestIncident incident) {}

    Task first() {
        return members.get(0).task();
    }

    boolean isLate(Instant now) {
        return members.stream().anyMatch(member -> member.task().isOverdue(now));
    }

    /** Whether it has come to be late since then; what was late when it was asked for, its reader was told so. */
    boolean isLateSince(Instant then, Instant now) {
        return members.stream()
                .map(Member::task)
                .anyMatch(task -> task.isOverdue(now)
                        && task.dueOrLast().isAfter(then)
                        && task.dueOrLast().isAfter(task.since()));
    }

    /** Whether one of its tasks was opened since then. */
    boolean isNewSince(Instant then) {
        return members.stream().anyMatch(member -> member.task().since().isAfter(then));
    }

    /** Whether a message was about one of its incidents. */
    boolean isToldBy(String message) {
        return members.stream().anyMatch(member -> member.state().messages().contains(message));
    }

    /** Who does it, if somebody does all of it. */
    Optional<String> takenBy() {
        boolean isTaken = members.stream().allMatch(member -> member.task().state() == TaskState.TAKEN);
        return isTaken ? Optional.ofNullable(first().taken()).map(Task.Taken::who) : Optional.empty();
    }

    /** Whether there is a part of it that nobody does. */
    boolean isUntaken() {
        return members.stream().anyMatch(member -> member.task().state() != TaskState.TAKEN);
    }

    /** What is to be done, for whom if it is to be passed on. */
    String words(Presentation presentation) {
        return TaskRow.words(first(), presentation);
    }

    /** The same for those who know it. */
    String briefWords() {
        return (first().step().onBehalfOf() == null ? "" : "Pass on: ")
                + PlainText.clean(first().step().words());
    }

    /** Its incidents by their victims, as many as fit. */
    String incidents(int columns) {
        List<String> victims = members.stream()
                .map(member -> member.incident().victim())
                .distinct()
                .toList();
        return PlainText.listed(victims, ", ", columns);
    }
}
