package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Sentences;
import org.policyalerts.text.TextWriter;

/** Why the reader is told, who claims and who attributes, and what nobody knows yet. */
final class NewsReasons {

    private final NewsContext context;
    private final Message message;
    private final TextWriter writer;

    NewsReasons(NewsContext context) {
        this.context = context;
        this.message = context.message();
        this.writer = context.writer();
    }

    /** A line a policy. */
    void why() {
        List<Alert> alerts = message.news().stream()
                .flatMap(news -> news.fresh().stream())
                .sorted(Alert.MOST_SEVERE_FIRST)
                .toList();
        List<String> lines = alerts.stream().map(this::because).distinct().toList();
        if (lines.isEmpty()) {
            return;
        }
        if (context.detail().reasons() > 0) {
            writer.heading("WHY");
        }
        context.limited(
                lines, context.detail().reasons(), "reasons", (line, more) -> writer.paragraph(" - ", line + more));
    }

    /** "Same claimant again within 24 months: 1 other: AKCESK/2022/e-albania": the title, and what decided. */
    private String because(Alert alert) {
        List<String> victims = message.news().stream()
                .filter(news -> news.incident().id().equals(alert.incident()))
                .flatMap(news -> news.incident().report().distinct("targets.name").stream())
                .toList();
        String title = PlainText.clean(alert.policy().title());
        Optional<String> victim = victims.stream().findFirst().filter(one -> victims.size() == 1);
        ReasonWording wording = new ReasonWording(title, victim, context.times(), message.at());
        List<String> values = told(alert, message).stream()
                .flatMap(line -> wording.of(line).stream())
                .distinct()
                .toList();
        int room = context.detail().reasonLines() * (PlainText.COLUMNS - 6) - PlainText.width(title) - 2;
        List<String> told = fitting(values, room);
        return told.isEmpty() ? title : title + ": " + String.join("; ", told);
    }

    /**
     * Why an alert holds, as far as the reader may know: an operator reads of no other target, not even a name. Of
     * other incidents the lines name what the reader may know of already.
     */
    static List<TraceLine> told(Alert alert, Message message) {
        if (message.recipient().organisation().isEmpty()) {
            return alert.because();
        }
        List<String> own = message.news().stream()
                .flatMap(news -> news.incident().report().distinct("targets.name").stream())
                .toList();
        return alert.because().stream()
                .map(line -> line.others().isEmpty() ? line.named(unknown -> Optional.empty()) : line)
                .filter(line -> !line.namesTargetBeside(own))
                .toList();
    }

    /** As many as there is room for, each in full. */
    private static List<String> fitting(List<String> values, int room) {
        List<String> told = new ArrayList<>();
        int left = room;
        for (String value : values) {
            int width = PlainText.width(value) + 2;
            if (width <= left) {
                told.add(value);
                left -= width;
            }
        }
        return told;
    }

    void couldNotBeChecked() {
        for (News news : message.news()) {
            List<Decision.Failed> open = news.failures().open();
            if (!open.isEmpty()) {
                writer.heading("COULD NOT BE CHECKED");
                writer.prose("A fault of this system; it is recorded and its operators are alarmed.");
                context.limited(
                        open,
                        Math.max(3, Math.min(context.detail().changes(), 8)),
                        "policies that could not be checked",
                        (failed, more) -> failed(news, failed, more));
            }
        }
    }

    private void failed(News news, Decision.Failed failed, String more) {
        Policy policy = failed.policy();
        boolean isTold = news.alerts().stream().anyMatch(alert -> alert.isOf(policy.id()));
        String title = policy.title() + " (" + policy.severity().text() + ")";
        if (isTold) {
            writer.paragraph(" - ", title + ": it did apply, and what you were told of it stands." + more);
            return;
        }
        writer.paragraph(" - ", title + ": nobody knows yet whether it applies; judge for yourselves." + more);
        List<Recommendation> steps = policy.recommend().stream()
                .sorted(Comparator.comparing(step -> !isReaders(step.owner())))
                .toList();
        context.limited(
                steps,
                Math.max(1, context.detail().others()),
                "steps",
                (step, left) -> writer.paragraph("   - ", step(failed, step) + left));
    }

    private boolean isReaders(String owner) {
        return owner.equals(message.recipient().audience());
    }

    /** What the policy would recommend, because whoever finds that it applies is told nowhere else. */
    private String step(Decision.Failed failed, Recommendation step) {
        String whose =
                isReaders(step.owner()) ? "you" : context.presentation().names().of(step.owner());
        String when = step.isCaution()
                ? " must not"
                : failed.dueAt(step, message.at(), context.times().zone())
                        .map(due -> ", " + context.moment(due, message.at()))
                        .orElse("");
        return "If it applies, " + whose + when + ": " + Sentences.inside(step.action());
    }

    void claimedOrAttributed() {
        if (context.detail().claims() == 0) {
            return;
        }
        for (News news : message.news()) {
            IncidentWording incident = new IncidentWording(news.incident());
            List<String> lines = Stream.of(
                            incident.claims().stream().map(claim -> "Claimed by " + claim),
                            incident.judgements().stream().map(judgement -> "Attributed to " + judgement),
                            // Where there is none, the head has said so.
                            Stream.of(incident.ownJudgement()).filter(judgement -> !judgement.contains("none")))
                    .flatMap(all -> all)
                    .toList();
            if (!lines.isEmpty()) {
                writer.heading("CLAIMED OR ATTRIBUTED");
                context.limited(
                        lines,
                        context.detail().claims(),
                        "claims and attributions",
                        (line, more) -> writer.paragraph(" - ", line + more));
            }
        }
    }

    /** Those that policies ask before those that are asked of every incident. */
    private static Stream<String> questions(News news) {
        IncidentWording incident = new IncidentWording(news.incident());
        List<String> always = incident.openQuestions(List.of());
        return incident.openQuestions(news.questions()).stream().sorted(Comparator.comparing(always::contains));
    }

    /** Who can find out is asked everything, others what they wait for, and else only the first. */
    private int mostQuestions() {
        int asked = message.news().stream()
                .mapToInt(news -> news.questions().size())
                .sum();
        return message.recipient().findsOut() ? Integer.MAX_VALUE : Math.max(1, Math.min(asked, 3));
    }

    /** Of what the reader was told before it was asked then. */
    void notYetKnown() {
        List<String> questions = message.news().stream()
                .filter(news -> news.state().told().isNothing())
                .flatMap(NewsReasons::questions)
                .distinct()
                .toList();
        if (!questions.isEmpty() && context.detail().questions() > 0) {
            writer.heading("NOT YET KNOWN");
        }
        context.limited(
                questions,
                Math.min(context.detail().questions(), mostQuestions()),
                "questions",
                (question, more) -> writer.paragraph(" ? ", question + more));
    }
}
