package org.policyalerts.policy.book;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;

/**
 * The alerts that the decisions on one incident raise, and the messages that they come to: one to each audience
 * whenever any alert that concerns it begins, changes or ends, and none of a duty that was done. Reminders, digests and
 * silences are left out.
 */
public final class AlertTally {

    private final Map<PolicyId, Match> open = new HashMap<>();
    private final Map<String, Instant> alerts = new TreeMap<>();
    private final Set<Said> said = new LinkedHashSet<>();

    /** So many alerts, or incidents of which an audience hears, and so many messages. */
    public record Sum(int alerts, int messages) {

        public static final Sum NONE = new Sum(0, 0);

        /** Both together. */
        public Sum plus(Sum more) {
            return new Sum(alerts + more.alerts, messages + more.messages);
        }
    }

    /** What one message, which several policies may have a part in, says of one policy. */
    private record Said(int version, Instant at, String policy, String audience) {}

    /**
     * Takes the next decision, in the order of time.
     *
     * @param speaking those of its policies that count here: those that hold, or those that are on trial
     */
    public void add(Decision decision, List<Match> speaking) {
        Map<PolicyId, Match> matched = new LinkedHashMap<>();
        speaking.forEach(match -> matched.put(match.policy().id(), match));
        matched.forEach((policy, match) -> {
            alerts.putIfAbsent(policy.value(), decision.at());
            say(decision, policy, news(open.put(policy, match), match));
        });
        decision.fulfilled().forEach(one -> open.remove(one.match().policy().id()));
        Set<PolicyId> standing = standing(decision);
        standing.addAll(matched.keySet());
        open.forEach((policy, match) -> {
            if (!standing.contains(policy)) {
                say(decision, policy, match.addressees());
            }
        });
        open.keySet().retainAll(standing);
    }

    private static List<String> news(@Nullable Match before, Match now) {
        if (before == null || !before.cause().equals(now.cause())) {
            return now.addressees();
        }
        return now.recommended().stream()
                .filter(step -> !before.recommended().contains(step))
                .map(step -> step.owner())
                .toList();
    }

    private void say(Decision decision, PolicyId policy, List<String> audiences) {
        audiences.forEach(audience -> said.add(new Said(decision.version(), decision.at(), policy.value(), audience)));
    }

    /** Policies whose alerts nobody ends: a change need not be repeated, and a failure is no verdict. */
    private static Set<PolicyId> standing(Decision decision) {
        Stream<PolicyId> unrepeated = decision.notMatched().stream()
                .filter(Decision.NotMatched::stands)
                .map(Decision.NotMatched::policy);
        Stream<PolicyId> unjudged =
                decision.failed().stream().map(one -> one.policy().id());
        return Stream.concat(unrepeated, unjudged).collect(Collectors.toCollection(HashSet::new));
    }

    /** Of each policy, its alert and the messages that it has a part in. */
    public Map<String, Sum> byPolicy() {
        Map<String, Sum> sums = new TreeMap<>();
        alerts.keySet().forEach(policy -> sums.put(policy, new Sum(1, 0)));
        said.forEach(one -> sums.merge(one.policy(), new Sum(0, 1), Sum::plus));
        return sums;
    }

    /** Of each audience that hears of the incident, the messages to it. */
    public Map<String, Sum> byAudience() {
        Map<String, Sum> sums = new TreeMap<>();
        said.stream()
                .map(one -> new Said(one.version(), one.at(), "", one.audience()))
                .distinct()
                .forEach(one -> sums.merge(one.audience(), new Sum(1, 1), (sum, more) -> sum.plus(new Sum(0, 1))));
        return sums;
    }

    /** As by policy, by the day on which it was. */
    public Map<String, Map<LocalDate, Sum>> byDay(ZoneId zone) {
        Map<String, Map<LocalDate, Sum>> sums = new TreeMap<>();
        alerts.forEach((policy, at) -> add(sums, policy, day(at, zone), new Sum(1, 0)));
        said.forEach(one -> add(sums, one.policy(), day(one.at(), zone), new Sum(0, 1)));
        return sums;
    }

    private static void add(Map<String, Map<LocalDate, Sum>> sums, String policy, LocalDate day, Sum more) {
        sums.computeIfAbsent(policy, none -> new TreeMap<>()).merge(day, more, Sum::plus);
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return at.atZone(zone).toLocalDate();
    }
}
