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
    private final IncidentWording brief;
    private final TimeFormat times;
    private final DetailLevel detail;
    private final TextWriter page;
    private final OmittedCounts left;
    private final FailedPolicyText notChecked;

    MessageText(Bundle bundle, TimeFormat times, DetailLevel detail) {
        this.bundle = bundle;
        this.brief = new IncidentWording(bundle.incident());
        this.times = times;
        this.detail = detail;
        this.page = new TextWriter(detail);
        this.left = page.left();
        this.notChecked = new FailedPolicyText(bundle, page, times, detail);
    }

    /** The body. */
    String body() {
        head();
        if (bundle.kind() != Bundle.Kind.ALERT) {
            whatChanged();
        }
        steps();
        notChecked.section();
        why();
        claimedOrAttributed();
        notYetKnown();
        leftOut();
        foot();
        return page.text();
    }

    private void head() {
        page.line((bundle.isExercise() ? "EXERCISE, not real: " : "") + bundle.level() + " "
                + bundle.kind().text() + " for " + bundle.audience() + bundle.graver(", ", " still stands") + ", "
                + brief.label() + ", "
                + times.brief(bundle.at()) + notChecked.counted());
        page.line("What:  " + brief.headline());
        page.line("Where: " + brief.where(PlainText.COLUMNS - "Where: ".length()));
        page.line(first());
        page.line(brief.byWhom());
    }

    private String first() {
        List<Bundle.Step> steps = bundle.steps();
        Optional<Bundle.Step> ours = bundle.firstOfOurs();
        if (ours.isPresent()) {
            String before = bundle.isToldBefore(ours.get()) ? " (told before)" : "";
            return "You, " + moment(ours.get().action(), times::brief) + before + ": " + text(ours.get());
        }
        return notChecked
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
        page.heading("WHAT CHANGED");
        List<AlertChange> changes = left.first(detail.explained(), bundle.changes(), "changes");
        Map<Instant, List<Alert>> untaken = new TreeMap<>();
        for (AlertChange change : changes) {
            if (change.kind() == AlertChange.Kind.ESCALATED) {
                untaken.computeIfAbsent(change.alert().care().openSince(), since -> new ArrayList<>())
                        .add(change.alert());
            } else {
                page.paragraph(" - ", "   ", changed(change));
            }
        }
        notChecked.whatChanged();
        untaken.forEach((since, alerts) -> page.paragraph(" - ", "   ", untaken(since, alerts)));
        bundle.earlier().ifPresent(id -> page.prose(continued(id)));
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
        page.heading("DO");
        int number = 0;
        Bundle.@Nullable Whose group = null;
        for (Bundle.Step step : left.first(detail.steps(), steps, "steps to take")) {
            if (bundle.whose(step) != group) {
                group = bundle.whose(step);
                boolean isNoneOurs = number == 0 && group != Bundle.Whose.OURS && !notChecked.isToBeJudged();
                page.line((isNoneOurs ? "No step is yours. " : "") + whose(group));
            }
            number++;
            page.line(String.format(
                    Locale.ROOT,
                    "%2d. %s  %s%s",
                    number,
                    moment(step.action(), times::full),
                    step.action().owner(),
                    group == Bundle.Whose.OURS ? " (you)" : ""));
            page.paragraph("    ", "    ", page.cut(step.action().action(), "texts of steps, in part"));
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
        page.heading("WHY YOU GOT THIS");
        for (AlertChange change : left.first(detail.explained(), alerts, "policies that hold")) {
            Alert.Source policy = change.alert().policy();
            page.named(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
            List<String> reasons = change.alert().because().stream()
                    .filter(because -> because.outcome() == Truth.TRUE)
                    .map(TraceLine::told)
                    .distinct()
                    .toList();
            page.bullets(detail.reasons(), reasons, "reasons");
            page.prose(page.cut(policy.why(), "explanations, in part"));
        }
    }

    private void claimedOrAttributed() {
        page.heading("CLAIMED OR ATTRIBUTED");
        List<String> claims = brief.claims();
        page.prose(claims.isEmpty() ? "Claimed by nobody." : "Claims (what somebody says of themselves):");
        page.bullets(detail.claims(), claims, "claims");
        List<String> judgements = brief.judgements();
        page.prose(judgements.isEmpty() ? "Attributed to nobody yet." : "Attributions (others' judgement):");
        page.bullets(detail.claims(), judgements, "attributions");
        page.prose(brief.ownJudgement() + ".");
    }

    private void notYetKnown() {
        List<String> questions = brief.openQuestions(bundle.questions());
        // Who is only told to stop acting need not be asked anything.
        if (!questions.isEmpty()
                && !(bundle.toActOn().isEmpty() && bundle.faults().isEmpty())) {
            page.heading("NOT YET KNOWN");
            left.first(detail.questions(), questions, "questions")
                    .forEach(question -> page.paragraph(" ? ", "   ", question));
        }
    }

    private void leftOut() {
        if (left.isEmpty()) {
            return;
        }
        page.heading("LEFT OUT, BECAUSE THE MESSAGE WOULD BE TOO LONG");
        page.prose(String.join("; ", left.inWords()) + ".");
        page.prose("Sign in to read it all:");
        page.prose("GET " + MessageDocument.readAt(bundle));
    }

    private void foot() {
        page.line("");
        if (bundle.isExercise()) {
            page.line("EXERCISE EXERCISE EXERCISE: none of this has happened.");
        }
        page.paragraph(
                "",
                "",
                "Report " + brief.reference() + ", version " + bundle.incident().version() + ", first received "
                        + times.full(bundle.incident().receivedAt()));
        page.paragraph("", "", "Incident " + bundle.incident().id());
        page.paragraph("", "", "Message " + bundle.id());
        page.paragraph("", "", "Written " + times.full(bundle.at()));
        page.paragraph("", "", brief.marking());
    }
}
