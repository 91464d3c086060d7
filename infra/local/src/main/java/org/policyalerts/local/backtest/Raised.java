package org.policyalerts.local.backtest;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Severity;

/**
 * What a book comes to for one incident over all the time it is followed. A policy is in the first list that fits.
 *
 * @param alerts the policies that raise an alert, with its severity
 * @param lateByFulfilled the duties that are done, and whether only after their deadline
 * @param onTrial those that would, but are on trial
 * @param muted those that would, but another one keeps silent, with that one
 * @param undecided those that could not be decided at the end, with the fields that are not given
 * @param failed those that could not be evaluated
 * @param reach whom it reaches
 */
record Raised(
        Past report,
        Map<String, Severity> alerts,
        Map<String, Boolean> lateByFulfilled,
        Set<String> onTrial,
        Map<String, String> muted,
        Map<String, List<String>> undecided,
        Set<String> failed,
        Reach reach) {

    /**
     * Whom an incident reaches.
     *
     * @param messages how often each audience hears of alerts that begin, change or end
     * @param steps how many steps each audience is to take
     */
    record Reach(Map<String, Integer> messages, Map<String, Integer> steps) {

        int messagesInAll() {
            return sum(messages);
        }

        int stepsInAll() {
            return sum(steps);
        }

        private static int sum(Map<String, Integer> counts) {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The month in which the incident happened. */
    YearMonth month() {
        return YearMonth.from(report.occurredAt().atZone(DemoSettings.ZONE));
    }
}
