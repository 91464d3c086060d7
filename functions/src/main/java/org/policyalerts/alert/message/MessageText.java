package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Writes a bundle as plain text: five lines for the phone, then what to do, why, who claims and who attributes. */
final class MessageText {

    private final Bundle bundle;
    private final IncidentWording wording;
    private final TimeFormat times;
    private final DetailLevel detail;
    private final TextWriter writer;
    private final OmittedCounts omitted;
    private final FailedPolicyText failedPolicies;

    MessageText(Bundle bundle, TimeFormat times, DetailLevel detail) {
        this.bundle = bundle;
        this.wording = new IncidentWording(bundle.incident());
        this.times = times;
        this.detail = detail;
        this.writer = new TextWriter(detail);
        this.omitted = writer.left();
        this.failedPolicies = new FailedPolicyText(bundle, writer, times, detail);
    }

    /** The body. */
    String body() {
        head();
        if (bundle.kind() != Bundle.Kind.ALERT) {
            whatChanged();
        }
        steps();
        failedPolicies.section();
        why();
        claimedOrAttributed();
        notYetKnown();
        leftOut();
        foot();
        return writer.text();
    }

    private void head() {
        writer.line((bundle.isExercise() ? "EXERCISE, not real: " : "") + bundle.level() + " "
                + bundle.kind().text() + " for " + bundle.audience() + bundle.graver(", ", " still stands") + ", "
                + wording.label() + ", "
                + times.brief(bundle.at()) + failedPolicies.counted());
        writer.line("What:  " + wording.headline());
        writer.line("Where: " + wording.where(PlainText.COLUMNS - "Where: ".length()));
        writer.line(first());
        writer.line(wording.byWhom());
    }

    private String first() {
        List<Bundle.Step> steps = bundle.steps();
        Optional<Bundle.Step> ours = bundle.firstOfOurs();
        if (ours.isPresent()) {
            String before = bundle.isToldBefore(ours.get()) ? " (told before)" : "";
            return "You, " + moment(ours.get().action(), times::brief) + before + ": " + text(ours.get());
        }
        return failedPolicies
                .first()
                .orElseGet(() -> steps.isEmpty()
                        ? "First: stop the steps below, and tell those you told."
                        : "No step is yours; " + others(steps.get(0)));
    }

    private String others(Bundle.Step step) {
        return (bundle.whose(step) == Bundle.Whose.UNTOLD ? "tell " : "")
                + step.action().owner() + ", " + moment(step.action(), times::brief) + ": " + text(step);
    }

    private static String text(Bundle.Step step) {
        return PlainText.clean(step.action().action());
    }

    private String moment(Action action, Function<Instant, String> written) {
        return action.dueAt() == null
                ? "before any announcement"
                : (isOverdue(action) ? "OVERDUE since " : "by ") + written.apply(action.dueAt());
    }

    private boolean isOverdue(Action action) {
        return action.dueAt() != null && action.dueAt().isBefore(bundle.at());
    }

    private void whatChanged() {
        writer.heading("WHAT CHANGED");
        List<AlertChange> changes = omitted.first(detail.explained(), bundle.changes(), "changes");
        Map<Instant, List<Alert>> untaken = new TreeMap<>();
        for (AlertChange change : changes) {
            if (change.kind() == AlertChange.Kind.ESCALATED) {
                untaken.computeIfAbsent(change.alert().ownership().openSince(), since -> new ArrayList<>())
                        .add(change.alert());
            } else {
                writer.paragraph(" - ", "   ", changed(change));
            }
        }
        failedPolicies.whatChanged();
        untaken.forEach((since, alerts) -> writer.paragraph(" - ", "   ", untaken(since, alerts)));
        bundle.earlier().ifPresent(id -> writer.prose(continued(id)));
    }

    private String continued(String earlier) {
        if (bundle.isOnlySettled()) {
            return "This corrects message " + earlier
                    + " and any before it, and that only in this. Tell those you told.";
        }
        return bundle.kind() == Bundle.Kind.CORRECTION
                ? "This corrects message " + earlier + " and any before it. Only steps are withdrawn, not cautions in"
                        + " their titles. Tell those you told, undo what you did, delete no evidence."
                : "This adds to message " + earlier + ", which still holds.";
    }

    private String changed(AlertChange change) {
        String title = change.alert().policy().title();
        return switch (change.kind()) {
            case RAISED -> "New, " + change.alert().policy().severity().text() + ": " + title + ".";
            case CHANGED -> "Changed, read again: " + title + ".";
            case WITHDRAWN ->
                "Steps withdrawn: " + title + "; " + change.alert().note() + ".";
            case UNSAID ->
                throw new IllegalStateException(
                        "nobody is told of " + change.alert().id());
            case REMINDED -> "Time is running out: " + title + ".";
            case ESCALATED -> throw new IllegalStateException("told together with others: " + title);
            case REOPENED ->
                "Open again: " + title + "; " + change.alert().note() + " and nothing has been recorded since.";
        };
    }

    /** Alerts that waited equally long are named in one breath: nine times the same sentence is read by nobody. */
    private String untaken(Instant since, List<Alert> alerts) {
        List<String> titles =
                alerts.stream().map(alert -> '"' + alert.policy().title() + '"').toList();
        Set<String> told = new TreeSet<>();
        alerts.forEach(alert -> told.addAll(alert.toldTo()));
        return "Nobody has acknowledged " + (titles.size() == 1 ? "this alert" : "these " + titles.size() + " alerts")
                + " since " + times.brief(since) + ": " + String.join(", ", titles) + ". Told so far: "
                + String.join(", ", told) + ". Acknowledging one means read, not done; it stops its reminders for all.";
    }

    private void steps() {
        List<Bundle.Step> steps = bundle.steps();
        if (steps.isEmpty()) {
            return;
        }
        writer.heading("DO");
        int number = 0;
        Bundle.@Nullable Whose group = null;
        for (Bundle.Step step : omitted.first(detail.steps(), steps, "steps to take")) {
            if (bundle.whose(step) != group) {
                group = bundle.whose(step);
                boolean isNoneOurs = number == 0 && group != Bundle.Whose.OURS && !failedPolicies.isToBeJudged();
                writer.line((isNoneOurs ? "No step is yours. " : "") + whose(group));
            }
            number++;
            writer.line(String.format(
                    Locale.ROOT,
                    "%2d. %s  %s%s",
                    number,
                    moment(step.action(), times::full),
                    step.action().owner(),
                    group == Bundle.Whose.OURS ? " (you)" : ""));
            writer.paragraph("    ", "    ", writer.cut(step.action().action(), "texts of steps, in part"));
        }
    }

    private static String whose(Bundle.Whose group) {
        return switch (group) {
            case OURS -> "Yours:";
            case TOLD -> "Others', so that you know:";
            case UNTOLD -> "Others', who get no message of these; pass them on:";
        };
    }

    private void why() {
        List<AlertChange> alerts = bundle.toActOn();
        if (alerts.isEmpty()) {
            return;
        }
        writer.heading("WHY YOU GOT THIS");
        for (AlertChange change : omitted.first(detail.explained(), alerts, "policies that hold")) {
            Alert.Source policy = change.alert().policy();
            writer.named(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
            List<String> reasons = change.alert().because().stream()
                    .filter(because -> because.outcome() == Truth.TRUE)
                    .map(TraceLine::told)
                    .distinct()
                    .toList();
            writer.bullets(detail.reasons(), reasons, "reasons");
            writer.prose(writer.cut(policy.why(), "explanations, in part"));
        }
    }

    private void claimedOrAttributed() {
        writer.heading("CLAIMED OR ATTRIBUTED");
        List<String> claims = wording.claims();
        writer.prose(claims.isEmpty() ? "Claimed by nobody." : "Claims (what somebody says of themselves):");
        writer.bullets(detail.claims(), claims, "claims");
        List<String> judgements = wording.judgements();
        writer.prose(judgements.isEmpty() ? "Attributed to nobody yet." : "Attributions (others' judgement):");
        writer.bullets(detail.claims(), judgements, "attributions");
        writer.prose(wording.ownJudgement() + ".");
    }

    private void notYetKnown() {
        List<String> questions = wording.openQuestions(bundle.questions());
        // Who is only told to stop acting need not be asked anything.
        if (!questions.isEmpty()
                && !(bundle.toActOn().isEmpty() && bundle.faults().isEmpty())) {
            writer.heading("NOT YET KNOWN");
            omitted.first(detail.questions(), questions, "questions")
                    .forEach(question -> writer.paragraph(" ? ", "   ", question));
        }
    }

    private void leftOut() {
        if (omitted.isEmpty()) {
            return;
        }
        writer.heading("LEFT OUT, BECAUSE THE MESSAGE WOULD BE TOO LONG");
        writer.prose(String.join("; ", omitted.inWords()) + ".");
        writer.prose("Sign in to read it all:");
        writer.prose("GET " + MessageDocument.readAt(bundle));
    }

    private void foot() {
        writer.line("");
        if (bundle.isExercise()) {
            writer.line("EXERCISE EXERCISE EXERCISE: none of this has happened.");
        }
        writer.paragraph(
                "",
                "",
                "Report " + wording.reference() + ", version "
                        + bundle.incident().version() + ", first received "
                        + times.full(bundle.incident().receivedAt()));
        writer.paragraph("", "", "Incident " + bundle.incident().id());
        writer.paragraph("", "", "Message " + bundle.id());
        writer.paragraph("", "", "Written " + times.full(bundle.at()));
        writer.paragraph("", "", wording.marking());
    }
}
