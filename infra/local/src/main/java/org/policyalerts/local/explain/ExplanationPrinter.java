package org.policyalerts.local.explain;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Step;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.policy.condition.Explanation.Shape;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Prints each policy of a book as a tree: for each condition a mark, its words and the value that it found. */
final class ExplanationPrinter {

    private static final Map<Truth, String> MARKS = Map.of(Truth.TRUE, "✓", Truth.FALSE, "✗", Truth.UNKNOWN, "?");

    private final PrintWriter out;
    private final Facts facts;
    private final TimeFormat times = new TimeFormat(DemoSettings.ZONE);

    ExplanationPrinter(PrintWriter out, Facts facts) {
        this.out = out;
        this.facts = facts;
    }

    /**
     * Prints them.
     *
     * @param primary the incident that counts in the place of this one; empty if it counts itself
     */
    void print(List<ExplainedPolicy> policies, Optional<Incident> primary) {
        heading();
        primary.ifPresent(counting -> line(
                0,
                "The same incident as " + counting.report().text("reference")
                        + ", which counts in its place: nobody is alerted, whatever matches"));
        Map<PolicyOutcome, List<ExplainedPolicy>> byOutcome =
                policies.stream().collect(Collectors.groupingBy(ExplainedPolicy::outcome));
        for (PolicyOutcome outcome : PolicyOutcome.values()) {
            List<ExplainedPolicy> group = byOutcome.getOrDefault(outcome, List.of());
            if (!group.isEmpty()) {
                out.printf("%n%s (%d)%n", outcome.words().toUpperCase(Locale.ROOT), group.size());
                group.forEach(this::policy);
            }
        }
        out.println();
        out.println(counts(byOutcome));
    }

    /** Who explains reports at home may read all of them. */
    private String saw(TraceLine line) {
        return line.named(other -> facts.history().stream()
                        .filter(one -> one.id().equals(other))
                        .map(IncidentSummary::reference)
                        .findFirst())
                .saw();
    }

    private static String counts(Map<PolicyOutcome, List<ExplainedPolicy>> byOutcome) {
        return Arrays.stream(PolicyOutcome.values())
                .filter(byOutcome::containsKey)
                .map(outcome -> outcome.words() + ": "
                        + byOutcome.getOrDefault(outcome, List.of()).size())
                .collect(Collectors.joining(", "));
    }

    private void heading() {
        Report report = facts.incident().report();
        int others = facts.history().size();
        line(0, report.text("reference") + ": " + report.text("title"));
        line(0, "As of " + times.full(facts.now()));
        line(0, "Received " + times.full(facts.incident().receivedAt()));
        line(
                0,
                "History: "
                        + (others == 0 ? "none given" : others + (others == 1 ? " other report" : " other reports")));
        if (!report.text("mode").equals("live")) {
            line(0, "Mode " + report.text("mode") + ": nobody is alerted, whatever matches");
        }
    }

    private void policy(ExplainedPolicy explained) {
        out.println();
        Policy policy = explained.policy();
        line(0, explained.outcome().mark() + " " + policy.id() + ": " + policy.title());
        line(1, policy.severity().text() + ", for " + String.join(", ", policy.addressees()));
        explained.notes().forEach(note -> line(1, note));
        tree(explained.conditions());
        explained.match().ifPresent(this::actions);
    }

    private void tree(Explanation root) {
        if (root.shape() == Shape.ALL) {
            root.parts().forEach(part -> condition(1, part));
        } else {
            condition(1, root);
        }
    }

    private void condition(int depth, Explanation condition) {
        List<Explanation> parts = condition.parts();
        if (condition.shape() == Shape.SAME_ELEMENT && parts.size() == 1) {
            condition(depth, parts.get(0));
            return;
        }
        String value = saw(condition.line());
        String saw = value.isEmpty() ? "" : " [" + value + "]";
        line(depth, MARKS.get(condition.truth()) + " " + words(condition) + saw);
        parts.forEach(part -> condition(depth + 1, part));
    }

    private static String words(Explanation condition) {
        return switch (condition.shape()) {
            case ALL -> "all of";
            case ANY -> "any of";
            case NONE -> "none of";
            case CERTAIN -> "all of these for certain";
            case LEAF -> condition.words();
            // The conditions on the element follow as parts, so they are left out here.
            case SAME_ELEMENT ->
                condition.parts().isEmpty()
                        ? condition.words()
                        : condition.words().replaceFirst("(?<= with) .*", "");
        };
    }

    private void actions(Match match) {
        Instant due = match.clockDue();
        if (due != null && match.countedFrom() != null) {
            line(1, "clock runs from " + times.full(match.countedFrom()) + " to " + times.full(due));
        }
        match.recommended().forEach(step -> action(match, step));
        match.steps().stream().filter(step -> !step.isRecommended()).forEach(this::notRecommended);
    }

    private void notRecommended(Step step) {
        Recommendation what = step.recommendation();
        String which = what.isCaution()
                ? " no need to say, " + what.owner() + ": do not: "
                : " not recommended, " + what.owner() + ": ";
        line(1, MARKS.get(step.condition()) + which + what.action());
        step.because().forEach(because -> line(2, because.condition() + " [" + saw(because) + "]"));
    }

    private void action(Match match, Recommendation step) {
        Instant due = match.clockDue();
        Instant alertedAt = due != null && due.isAfter(facts.now()) ? due : facts.now();
        String when = step.isCaution()
                ? "do not"
                : match.dueAt(step, alertedAt, DemoSettings.ZONE)
                        .map(moment -> "by " + times.full(moment))
                        .orElse("before any announcement");
        line(1, "→ " + when + ", " + step.owner() + ": " + step.action());
    }

    private void line(int depth, String text) {
        out.println("  ".repeat(depth) + PlainText.clean(text));
    }
}
