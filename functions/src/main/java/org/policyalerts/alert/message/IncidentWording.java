package org.policyalerts.alert.message;

import static org.policyalerts.incident.Report.textOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Question;
import org.policyalerts.text.PlainText;

/** What a message says of the incident itself: what, where, who claims it and who attributes it, each made harmless. */
final class IncidentWording {

    private static final Set<String> UNJUDGED = Set.of("unassessed", "claimed", "investigating");

    private static final Map<String, String> NOT_HAPPENED = Map.of("threat", "THREAT: ", "near-miss", "NEAR MISS: ");

    private static final Map<String, String> SHARING = Map.of(
            "clear", "there is no limit on sharing this message",
            "green", "share within the community, not in public",
            "amber", "share within your organisation and with its clients, as far as they need to know",
            "amber+strict", "share within your organisation only, as far as people need to know",
            "red", "for you alone; share with nobody");

    private final Report report;

    IncidentWording(Incident incident) {
        this.report = incident.report();
    }

    String title() {
        return PlainText.clean(report.text("title"));
    }

    /** The title, marked if the incident turned out to be none or never was one, so that nobody takes it for one. */
    String headline() {
        return mark() + title();
    }

    /** What happened, or of a false alarm whom it was said to have hit: its title would read as an attack. */
    String what() {
        return isFalseAlarm() ? marked() : headline();
    }

    /** Whom it hit, marked in the same way. */
    String marked() {
        return mark() + victims(PlainText.COLUMNS / 2);
    }

    boolean isFalseAlarm() {
        return report.text("determination").equals("false-positive");
    }

    private String mark() {
        String falsely = isFalseAlarm() ? "FALSE ALARM: " : "";
        return falsely + NOT_HAPPENED.getOrDefault(report.type(), "");
    }

    String reference() {
        return PlainText.clean(report.text("reference"));
    }

    String tlp() {
        return report.text("tlp");
    }

    /** "TLP:AMBER+STRICT". */
    static String label(String tlp) {
        return "TLP:" + tlp.toUpperCase(Locale.ROOT);
    }

    /** The targets, each with sector and country. */
    List<String> targets() {
        return report.objects("targets").stream().map(IncidentWording::target).toList();
    }

    private static String target(Map<String, Object> target) {
        String country = textOf(target, "country");
        return (target.containsKey("name") ? PlainText.clean(textOf(target, "name")) : "a target not named")
                + " (" + words(textOf(target, "sector")) + ", "
                + (country.equals(Report.NO_ONE_COUNTRY) ? "country not known" : country)
                + (textOf(target, "confirmation").equals("claim-only") ? ", not confirmed" : "") + ")";
    }

    /** The targets by name alone; what has none is called by the incident's title. */
    String victims(int columns) {
        List<String> names =
                report.distinct("targets.name").stream().map(PlainText::clean).toList();
        return names.isEmpty() ? title() : PlainText.listed(names, ", ", columns);
    }

    /** As many targets as a line takes, and how many more there are; an operator may have none of its own any more. */
    String where(int columns) {
        List<String> targets = targets();
        return targets.isEmpty() ? "no target named" : PlainText.listed(targets, "; ", columns);
    }

    /** Who says they did it; always named as a claim. */
    String claimedBy(int columns) {
        List<String> names = report.standingClaims().stream()
                .map(claim -> PlainText.clean(textOf(claim, "claimant")))
                .distinct()
                .toList();
        return names.isEmpty() ? "nobody" : PlainText.listed(names, ", ", columns);
    }

    /** Who has judged it to be whose work; "nobody yet" without an active assessment. */
    String attributedTo(int columns) {
        List<String> judgements = report.standingAssessments().stream()
                .map(IncidentWording::judgement)
                .toList();
        String nobody = isFalseAlarm() ? "nobody (false alarm)" : isMeant() ? "nobody yet" : "nobody (no attack)";
        return judgements.isEmpty() ? nobody : PlainText.listed(judgements, "; ", columns);
    }

    /**
     * Each of the two gets a share of the line, so that a long claim does not push out that nobody has attributed it.
     */
    String byWhom() {
        String form = "Claimed by: %s. Attributed to: %s.";
        int room = PlainText.COLUMNS - form.length() + 4;
        int attributed = PlainText.width(attributedTo(room));
        String claimed = claimedBy(Math.max(room / 2, room - attributed));
        return form.formatted(claimed, attributedTo(room - PlainText.width(claimed)));
    }

    /**
     * "Homeland Justice (not withdrawn), on Telegram, dated 2023-12-25": a line for each claim, also if withdrawn.
     *
     * <p>The state stands between name and date: right after a name that is read from right to left, screens turn a
     * date around.
     */
    List<String> claims() {
        List<String> lines = new ArrayList<>();
        for (Map<String, Object> claim : report.objects("claims")) {
            lines.add(PlainText.clean(textOf(claim, "claimant")) + " (" + standing(textOf(claim, "status")) + ")"
                    + (claim.containsKey("channel") ? ", on " + PlainText.clean(textOf(claim, "channel")) : "")
                    + (claim.containsKey("claimedAt") ? ", dated " + textOf(claim, "claimedAt") : ""));
        }
        return lines;
    }

    /** A line for each active assessment. */
    List<String> judgements() {
        return report.standingAssessments().stream()
                .map(assessment -> judgement(assessment)
                        + (assessment.containsKey("confidence")
                                ? ", confidence " + textOf(assessment, "confidence")
                                : "")
                        + (assessment.containsKey("at") ? ", dated " + textOf(assessment, "at") : ""))
                .toList();
    }

    /** Whether somebody may have meant it; of a fault nobody asks whose attack it was. */
    boolean isMeant() {
        return !report.malicious().equals("no");
    }

    /**
     * Our own state of knowledge. While we have not judged it says so: "claimed, confidence low" reads like a
     * judgement.
     */
    String ownJudgement() {
        String status = report.text("attribution.status");
        if (!isMeant() && UNJUDGED.contains(status)) {
            return "Our own judgement: none is needed, since nobody meant it";
        }
        return UNJUDGED.contains(status)
                ? "Our own judgement: none yet" + (status.equals("investigating") ? " (being investigated)" : "")
                : "Our own judgement: " + attribution();
    }

    /** "claimed, confidence low". */
    private String attribution() {
        return words(report.text("attribution.status"))
                + report.find("attribution.confidence")
                        .map(confidence -> ", confidence " + confidence)
                        .orElse("");
    }

    /** The label with what it allows, in the words of TLP 2.0 (FIRST, 2022). */
    String marking() {
        return marking(tlp());
    }

    static String marking(String tlp) {
        return label(tlp) + ": " + SHARING.getOrDefault(tlp, "as the report's marking says") + ".";
    }

    /** Facts that matter and that nobody has given yet, as questions; then those that policies ask for. */
    List<String> openQuestions(List<Question> asked) {
        Map<String, String> questions = new LinkedHashMap<>();
        if (!report.type().equals("threat")) {
            askOfEffects(questions);
        }
        asked.forEach(question -> questions.putIfAbsent(question.field(), waitedFor(question)));
        return List.copyOf(questions.values());
    }

    private void askOfEffects(Map<String, String> questions) {
        ask(questions, "timeline.awareAt", "When did the operator become aware? Its legal deadlines count from then.");
        ask(questions, "impact.scope", "How far does it reach? Scale and scope are unknown.");
        ask(questions, "impact.servicesDisrupted", "Are services disrupted?");
        ask(questions, "impact.usersAffected", "How many users are affected?");
        ask(questions, "impact.confidentiality", "Was data seen or taken?");
        ask(questions, "impact.integrity", "Was data or a system changed or destroyed?");
        if (isMeant()) {
            ask(questions, "source.domestic", "Did the traffic come from abroad or from our own networks?");
        }
    }

    private static String waitedFor(Question question) {
        List<String> waiting = question.waiting().stream()
                .map(policy -> PlainText.clean(policy.title()))
                .toList();
        String words = question.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + question.words().substring(1);
        return words + "?"
                + (waiting.isEmpty() ? "" : " It decides: " + PlainText.listed(waiting, ", ", PlainText.COLUMNS) + ".");
    }

    private void ask(Map<String, String> questions, String path, String question) {
        if (report.find(path).filter(value -> !value.equals("unknown")).isEmpty()) {
            questions.put(path, question);
        }
    }

    private static String judgement(Map<String, Object> assessment) {
        String actor =
                assessment.containsKey("actor") ? PlainText.clean(textOf(assessment, "actor")) : "an actor not named";
        return actor
                + (assessment.containsKey("country") ? " (" + textOf(assessment, "country") + ")" : "")
                + ", assessed by " + PlainText.clean(textOf(assessment, "by"));
    }

    /** The word "active" next to a group's name would be read as if the group were active. */
    private static String standing(String status) {
        return status.equals("active") ? "not withdrawn" : words(status);
    }

    static String words(String value) {
        return value.replace('-', ' ');
    }
}
