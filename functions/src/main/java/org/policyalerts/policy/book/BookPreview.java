package org.policyalerts.policy.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.text.Worded;

/**
 * What a book would have said of the incidents of a year beside what the book in force would have said: the alerts that
 * either would have raised, whom it would have told how often, and what an activation would change now.
 *
 * @param against the hash of the book in force
 * @param since when it was begun
 * @param reached how far it has come; empty at the beginning, and when it is complete
 * @param back the latest incident was judged first: until when back that has come
 * @param incidents how many were judged
 * @param policies alerts of each policy, and messages that it has a part in
 * @param audiences incidents of which an audience is told, and messages to it
 * @param trial the same of the policies on trial in this book, by the day on which they would have spoken
 * @param open what would change for open incidents; not all if there are many
 * @param omitted how many such changes are not listed
 * @param version counts its steps
 */
public record BookPreview(
        String hash,
        String against,
        Instant since,
        Optional<String> reached,
        Instant back,
        boolean isComplete,
        int incidents,
        Map<String, Count> policies,
        Map<String, Count> audiences,
        Map<String, Map<LocalDate, Sum>> trial,
        List<OpenChange> open,
        int omitted,
        long version) {

    /** What anybody reads before putting a book into force. */
    private static final int MOST_LISTED = 100;

    public BookPreview {
        policies = Map.copyOf(policies);
        audiences = Map.copyOf(audiences);
        trial = Map.copyOf(trial);
        open = List.copyOf(open);
    }

    /** By the book in force and by the other one; of policies on trial apart. */
    public record Count(Sum now, Sum then, Sum onTrialNow, Sum onTrialThen) {

        private Count plus(Count more) {
            return new Count(
                    now.plus(more.now),
                    then.plus(more.then),
                    onTrialNow.plus(more.onTrialNow),
                    onTrialThen.plus(more.onTrialThen));
        }
    }

    /** What becomes of alerts and tasks. */
    public enum Change implements Worded {
        ADDED,
        WITHDRAWN,
        OVERTAKEN
    }

    /**
     * What an activation would change of one policy in one open incident.
     *
     * @param isAlert whether the alert itself is added or ends, and not only some of its tasks
     * @param tasks how many tasks are
     */
    public record OpenChange(String incident, String policy, Change change, boolean isAlert, int tasks) {}

    /** What a book would have said of one incident. */
    public record Heard(AlertTally spoken, AlertTally onTrial) {

        /** By decisions in the order of time. */
        public static Heard of(List<Decision> decisions) {
            return new Heard(tally(decisions, Decision::matched), tally(decisions, Decision::shadow));
        }

        private static AlertTally tally(List<Decision> decisions, Function<Decision, List<Match>> speaking) {
            AlertTally tally = new AlertTally();
            decisions.forEach(decision -> tally.add(decision, speaking.apply(decision)));
            return tally;
        }
    }

    /** Nothing is judged yet. */
    public static BookPreview begun(String hash, String against, Instant now) {
        return begun(hash, against, now, 0);
    }

    /** The same in the place of one that has come so many steps. */
    public static BookPreview begun(String hash, String against, Instant now, long version) {
        Map<String, Count> none = Map.of();
        return new BookPreview(
                hash, against, now, Optional.empty(), now, false, 0, none, none, Map.of(), List.of(), 0, version);
    }

    /**
     * The same with one more incident.
     *
     * @param changes what an activation would change of it
     * @param onTrial what this book's policies on trial would have said of it, by day
     */
    public BookPreview with(Heard now, Heard then, List<OpenChange> changes, Map<String, Map<LocalDate, Sum>> onTrial) {
        List<OpenChange> listed = Stream.concat(open.stream(), changes.stream())
                .limit(MOST_LISTED)
                .toList();
        Map<String, Map<LocalDate, Sum>> days = new TreeMap<>();
        Stream.of(trial, onTrial)
                .forEach(some -> some.forEach((policy, sums) -> sums.forEach((day, sum) ->
                        days.computeIfAbsent(policy, none -> new TreeMap<>()).merge(day, sum, Sum::plus))));
        return new BookPreview(
                hash,
                against,
                since,
                reached,
                back,
                false,
                incidents + 1,
                plus(policies, AlertTally::byPolicy, now, then),
                plus(audiences, AlertTally::byAudience, now, then),
                days,
                listed,
                omitted + open.size() + changes.size() - listed.size(),
                version);
    }

    private static Map<String, Count> plus(
            Map<String, Count> counts, Function<AlertTally, Map<String, Sum>> by, Heard now, Heard then) {
        List<Map<String, Sum>> sums = Stream.of(now.spoken(), then.spoken(), now.onTrial(), then.onTrial())
                .map(by)
                .toList();
        Map<String, Count> all = new TreeMap<>(counts);
        sums.stream().flatMap(some -> some.keySet().stream()).distinct().forEach(name -> {
            List<Sum> one =
                    sums.stream().map(some -> some.getOrDefault(name, Sum.NONE)).toList();
            all.merge(name, new Count(one.get(0), one.get(1), one.get(2), one.get(3)), Count::plus);
        });
        return all;
    }

    /**
     * The same when it has come further.
     *
     * @param further where to go on; complete if it is empty
     * @param until when the last one occurred
     */
    public BookPreview at(Optional<String> further, Instant until) {
        return new BookPreview(
                hash,
                against,
                since,
                further,
                until,
                further.isEmpty(),
                incidents,
                policies,
                audiences,
                trial,
                open,
                omitted,
                version + 1);
    }
}
