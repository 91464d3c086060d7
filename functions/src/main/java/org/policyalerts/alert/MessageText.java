package org.policyalerts.alert;

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
import org.policyalerts.policy.Because;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.Truth;

/** Writes a bundle as plain text: five lines for the phone, then what to do, why, who claims and who attributes. */
final class MessageText {

    private final Bundle bundle;
    private final Brief brief;
    private final Times times;
    private final Detail detail;
    private final LeftOut left = new LeftOut();
    private final List<String> lines = new ArrayList<>();

    MessageText(Bundle bundle, Times times, Detail detail) {
        this.bundle = bundle;
        this.brief = new Brief(bundle.incident());
        this.times = times;
        this.detail = detail;
    }

    /** The body. */
    String body() {
        head();
        if (bundle.kind() != Bundle.Kind.ALERT) {
            whatChanged();
        }
        steps();
        notChecked();
        why();
        claimedOrAttributed();
        notYetKnown();
        leftOut();
        foot();
        return String.join("\n", lines) + "\n";
    }

    private void head() {
        line((bundle.isExercise() ? "EXERCISE, not real: " : "") + bundle.level() + " "
                + bundle.kind().text() + " for " + bundle.audience() + bundle.graver(", ", " still stands") + ", "
                + brief.label() + ", "
                + times.brief(bundle.at()));
        line("What:  " + brief.headline());
        line("Where: " + brief.where(PlainText.COLUMNS - "Where: ".length()));
        line(first());
        line(brief.byWhom());
    }

    private String first() {
        List<Bundle.Step> steps = bundle.steps();
        Optional<Bundle.Step> ours = bundle.firstOfOurs();
        if (ours.isPresent()) {
            String before = bundle.isToldBefore(ours.get()) ? " (told before)" : "";
            return "You, " + moment(ours.get().action(), times::brief) + before + ": " + text(ours.get());
        }
        if (bundle.changes().isEmpty()) {
            return "Not checked, for a fault of ours; judge yourselves: "
                    + bundle.faults().get(0).title();
        }
        return steps.isEmpty()
                ? "First: stop the steps below, and tell those you told."
                : "No step is yours; " + steps.get(0).action().owner() + ", "
                        + moment(steps.get(0).action(), times::brief) + ": " + text(steps.get(0));
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

    private void line(String text) {
        lines.add(PlainText.shorten(text, PlainText.COLUMNS));
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void paragraph(String first, String rest, String text) {
        lines.addAll(PlainText.wrap(first, rest, PlainText.clean(text)));
    }

    private void prose(String text) {
        paragraph("   ", "   ", text);
    }

    private void named(String title, Severity severity, String version) {
        paragraph(" * ", "   ", title + " (" + severity.text() + ", " + version + ")");
    }

    private void whatChanged() {
        heading("WHAT CHANGED");
        List<AlertChange> changes = left.first(detail.explained(), bundle.changes(), "changes");
        Map<Instant, List<Alert>> untaken = new TreeMap<>();
        for (AlertChange change : changes) {
            if (change.kind() == AlertChange.Kind.ESCALATED) {
                untaken.computeIfAbsent(change.alert().care().openSince(), since -> new ArrayList<>())
                        .add(change.alert());
            } else {
                paragraph(" - ", "   ", changed(change));
            }
        }
        bundle.faults().stream()
                .limit(detail.explained())
                .forEach(policy -> paragraph(" - ", "   ", "Could not be checked: " + policy.title() + "."));
        untaken.forEach((since, alerts) -> paragraph(" - ", "   ", untaken(since, alerts)));
        bundle.earlier().ifPresent(id -> prose(continued(id)));
    }

    private String continued(String earlier) {
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
        heading("DO");
        int number = 0;
        boolean wereOurs = isOurs(steps.get(0));
        lines.add(wereOurs ? "Yours:" : "No step is yours. Others', so that you know:");
        for (Bundle.Step step : left.first(detail.steps(), steps, "steps to take")) {
            if (wereOurs && !isOurs(step)) {
                lines.add("Others', so that you know:");
                wereOurs = false;
            }
            number++;
            lines.add(String.format(
                    Locale.ROOT,
                    "%2d. %s  %s%s",
                    number,
                    moment(step.action(), times::full),
                    step.action().owner(),
                    wereOurs ? " (you)" : ""));
            paragraph("    ", "    ", cut(step.action().action(), "texts of steps, in part"));
        }
    }

    private boolean isOurs(Bundle.Step step) {
        return step.action().owner().equals(bundle.audience());
    }

    private void why() {
        List<AlertChange> alerts = bundle.toActOn();
        if (alerts.isEmpty()) {
            return;
        }
        heading("WHY YOU GOT THIS");
        for (AlertChange change : left.first(detail.explained(), alerts, "policies that hold")) {
            Alert.Source policy = change.alert().policy();
            named(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
            List<String> reasons = change.alert().because().stream()
                    .filter(because -> because.outcome() == Truth.TRUE)
                    .map(Because::told)
                    .distinct()
                    .toList();
            bullets(detail.reasons(), reasons, "reasons");
            prose(cut(policy.why(), "explanations, in part"));
        }
    }

    /** What the policy would recommend is told with it: whoever finds that it applies has no other message to turn to. */
    private void notChecked() {
        if (bundle.faults().isEmpty()) {
            return;
        }
        heading("COULD NOT BE CHECKED");
        prose("A fault of this system; it is recorded and its operators are alarmed. Nobody"
                + " knows yet whether these apply, so judge for yourselves:");
        for (Policy policy : left.first(detail.explained(), bundle.faults(), "policies that could not be checked")) {
            named(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
            if (bundle.isStanding(policy)) {
                prose("It did apply before: what you were told then stands until you are told otherwise.");
            }
            prose(cut(policy.why(), "explanations, in part"));
            List<String> steps = policy.recommend().stream()
                    .map(step ->
                            "If it applies, " + step.owner() + ": " + cut(step.action(), "texts of steps, in part"))
                    .toList();
            bullets(detail.steps(), steps, "steps to take");
        }
    }

    private void bullets(int most, List<String> texts, String plural) {
        left.first(most, texts, plural).forEach(text -> paragraph("   - ", "     ", text));
    }

    private String cut(String text, String plural) {
        String told = PlainText.shorten(text, detail.stepColumns());
        left.add(told.equals(text) ? 0 : 1, plural);
        return told;
    }

    private void claimedOrAttributed() {
        heading("CLAIMED OR ATTRIBUTED");
        List<String> claims = brief.claims();
        prose(claims.isEmpty() ? "Claimed by nobody." : "Claims (what somebody says of themselves):");
        bullets(detail.claims(), claims, "claims");
        List<String> judgements = brief.judgements();
        prose(judgements.isEmpty() ? "Attributed to nobody yet." : "Attributions (others' judgement):");
        bullets(detail.claims(), judgements, "attributions");
        prose(brief.ownJudgement() + ".");
    }

    private void notYetKnown() {
        List<String> questions = brief.openQuestions(bundle.questions());
        // Who is only told to stop acting need not be asked anything.
        if (!questions.isEmpty()
                && !(bundle.toActOn().isEmpty() && bundle.faults().isEmpty())) {
            heading("NOT YET KNOWN");
            left.first(detail.questions(), questions, "questions")
                    .forEach(question -> paragraph(" ? ", "   ", question));
        }
    }

    private void leftOut() {
        if (left.isEmpty()) {
            return;
        }
        heading("LEFT OUT, BECAUSE THE MESSAGE WOULD BE TOO LONG");
        prose(String.join("; ", left.inWords()) + ".");
        prose("Sign in to read it all:");
        prose("GET " + MessageDocument.readAt(bundle.incident()));
    }

    private void foot() {
        lines.add("");
        if (bundle.isExercise()) {
            lines.add("EXERCISE EXERCISE EXERCISE: none of this has happened.");
        }
        paragraph(
                "",
                "",
                "Report " + brief.reference() + ", version " + bundle.incident().version() + ", first received "
                        + times.full(bundle.incident().receivedAt()));
        paragraph("", "", "Incident " + bundle.incident().id());
        paragraph("", "", "Message " + bundle.id());
        paragraph("", "", "Written " + times.full(bundle.at()));
        paragraph("", "", brief.marking());
    }
}
