package org.policyalerts.alert.message;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Severity;

/**
 * What one audience has to hear about one incident: the difference between what it was told and what is so.
 *
 * @param state the audience's state as it will be stored; its beliefs are still those from before
 * @param facts what is said of the incident that it was not told so; empty where it was told nothing before
 * @param tasks its own tasks that are news, each with what is new about it
 * @param standing its own tasks that it was told of, is still to do, and that are not among the news
 * @param alerts the alerts that hold and concern it: why it is told, and what is not to be done
 * @param fresh those of them that it was not told of
 * @param ended the alerts it was told of that hold no longer, each with its reason as its note
 * @param others the tasks of other audiences of the same alerts
 * @param untaken tasks of others that nobody has taken, of which it is told therefore
 * @param failures what could not be checked, and what became of what could not
 * @param questions what is to be asked before policies that address the audience can be decided
 * @param upcoming the alerts there will be when a wait is over, of which the audience is warned now
 * @param heldBack why what is new was not said before, as a sentence without its full stop: "held back since 6 May by a
 *     silence: a drill in the network"; empty if nothing kept it back
 * @param duplicateOf the incident that counts in the place of this one; empty if it counts itself
 * @param elsewhere where something it was told is wrong, what it has to do for other incidents of the campaign, so that
 *     it does not stop that too
 */
public record News(
        Incident incident,
        AudienceState state,
        List<FactChange> facts,
        List<TaskNews> tasks,
        List<Task> standing,
        List<Alert> alerts,
        List<Alert> fresh,
        List<Alert> ended,
        List<OtherTask> others,
        List<OtherTask> untaken,
        Failures failures,
        List<Question> questions,
        List<Alert> upcoming,
        Optional<String> heldBack,
        Optional<IncidentId> duplicateOf,
        List<Task> elsewhere) {

    /** What an incident that counts in the place of another is called for whoever may not know it. */
    public static final String ANOTHER_ONE = "another one";

    /** A task of the audience, and what is new about it. */
    public record TaskNews(Task task, Kind kind, List<Sibling> siblings) {

        public enum Kind {
            /** It was not told of before. */
            NEW,
            /** New, but the audience has the same step of the campaign to do already. */
            COVERED,
            /** New, and the audience has done the same step for another incident of the campaign. */
            DONE_BEFORE,
            /** It had ended and is open again. */
            REOPENED,
            /** It has another deadline. */
            MOVED,
            /** The facts show that it is done. */
            FULFILLED,
            /** It is replaced. */
            OVERTAKEN,
            /** What it was for is not so. */
            WITHDRAWN,
            /** Nobody has taken it. */
            UNTAKEN,
            /** Whoever took it named a date that has passed. */
            LAPSED,
            /** A duty's deadline is near. */
            SOON,
            /** A duty's deadline has passed. */
            OVERDUE;

            /** Whether nothing is left to do. */
            boolean isEnded() {
                return this == FULFILLED || this == OVERTAKEN || this == WITHDRAWN;
            }

            /** Whether the reader has to do something that it did not have to do before, or has not done. */
            boolean isToDo() {
                return this != COVERED && !isEnded();
            }
        }
    }

    /**
     * The same step of the same policy for another incident of the campaign.
     *
     * @param victim the other incident as its readers know it; empty if the reader may not see it, and for all but the
     *     first of a campaign
     */
    public record Sibling(Task task, Optional<String> victim) {}

    /** A task of another audience. */
    public record OtherTask(Recipient owner, Task task) {}

    /** What could not be checked. */
    public record Failures(List<Decision.Failed> open, List<ReportedFailure.Settled> settled) {

        /** Everything could be checked. */
        public static final Failures NONE = new Failures(List.of(), List.of());

        public boolean isEmpty() {
            return open.isEmpty() && settled.isEmpty();
        }

        Stream<Severity> severities() {
            return Stream.concat(
                    open.stream().map(failed -> failed.policy().severity()),
                    settled.stream().map(one -> one.failure().severity()));
        }
    }

    /**
     * The same with what its alerts say of other incidents as its reader may be told.
     *
     * @param names what an incident is called; empty if the reader may not know
     */
    public News named(Function<IncidentId, Optional<String>> names) {
        return new News(
                incident,
                state,
                facts,
                tasks,
                standing,
                named(alerts, names),
                named(fresh, names),
                named(ended, names),
                others,
                untaken,
                failures,
                questions,
                named(upcoming, names),
                heldBack,
                duplicateOf,
                elsewhere);
    }

    private static List<Alert> named(List<Alert> alerts, Function<IncidentId, Optional<String>> names) {
        return alerts.stream()
                .map(alert -> alert.because(
                        alert.because().stream().map(line -> line.named(names)).toList()))
                .toList();
    }

    /** The other incidents of which it says something that belongs to them. */
    Stream<IncidentId> quoted() {
        Stream<IncidentId> counted = Stream.of(fresh, ended, upcoming)
                .flatMap(List::stream)
                .flatMap(alert -> alert.because().stream())
                .flatMap(line -> line.others().stream());
        Stream<IncidentId> siblings = tasks.stream()
                .flatMap(news -> news.siblings().stream())
                .filter(sibling -> sibling.victim().isPresent())
                .map(sibling -> sibling.task().id().incident());
        return Stream.of(counted, siblings, duplicateOf.stream().filter(primary -> isPrimaryNamed()))
                .flatMap(Function.identity());
    }

    private boolean isPrimaryNamed() {
        return facts.stream()
                .anyMatch(change -> change.kind() == IncidentFacts.Kind.DIFFERENCE
                        || (change.kind() == IncidentFacts.Kind.DUPLICATE
                                && !change.is().contains(ANOTHER_ONE)));
    }

    public boolean isEmpty() {
        return facts.isEmpty()
                && tasks.isEmpty()
                && fresh.isEmpty()
                && ended.isEmpty()
                && untaken.isEmpty()
                && upcoming.isEmpty()
                && failures.isEmpty();
    }

    /** The level of what is told: that of the most severe alert, task or failure in it. */
    public Severity severity() {
        return Stream.of(
                        tasks.stream().map(news -> news.task().severity()),
                        fresh.stream().map(alert -> alert.policy().severity()),
                        ended.stream().map(alert -> alert.policy().severity()),
                        untaken.stream().map(other -> other.task().severity()),
                        upcoming.stream().map(alert -> alert.policy().severity()),
                        failures.severities(),
                        facts.isEmpty()
                                ? Stream.<Severity>empty()
                                : alerts.stream().map(alert -> alert.policy().severity()))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
    }
}
