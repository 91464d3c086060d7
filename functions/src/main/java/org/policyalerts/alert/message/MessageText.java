package org.policyalerts.alert.message;

import java.util.List;
import java.util.Locale;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.text.TimeFormat;

/** Writes a bundle as plain text: five lines for the phone, then what to do, why, who claims and who attributes. */
final class MessageText {

    private final Bundle bundle;
    private final IncidentWording wording;
    private final MessageDraft draft;
    private final DetailLevel detail;
    private final TextWriter writer;
    private final OmittedCounts omitted;
    private final IncidentText incident;
    private final FailedPolicyText failedPolicies;
    private final StepsText steps;

    MessageText(Bundle bundle, TimeFormat times, DetailLevel detail) {
        this.bundle = bundle;
        this.wording = new IncidentWording(bundle.incident());
        this.draft = MessageDraft.of(bundle, times, detail);
        this.detail = detail;
        this.writer = draft.writer();
        this.omitted = draft.omitted();
        this.incident = new IncidentText(bundle.incident(), times, writer);
        this.failedPolicies = new FailedPolicyText(draft);
        this.steps = new StepsText(draft, failedPolicies);
    }

    String subject() {
        MessageHead head = bundle.head();
        String start =
                (bundle.isExercise() ? "[EXERCISE] [" : "[") + head.level() + bundle.graver(", ", " stands") + "] "
                        + (bundle.kind() == Bundle.Kind.ALERT
                                ? ""
                                : capitalised(bundle.kind().text()) + ": ");
        return SubjectLine.of(start, SubjectLine.spelt(wording.headline(), bundle.incident()), head.audience());
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    String body() {
        incident.head(opening(), wording.headline(), steps.first());
        if (bundle.kind() != Bundle.Kind.ALERT) {
            new ChangesText(draft).section();
        }
        steps.section();
        failedPolicies.section();
        why();
        claimedOrAttributed();
        notYetKnown();
        leftOut();
        foot();
        return writer.text();
    }

    private String opening() {
        return (bundle.isExercise() ? "EXERCISE, not real: " : "")
                + bundle.head().level() + " " + bundle.kind().text() + " for " + bundle.audience()
                + bundle.graver(", ", " still stands") + ", " + wording.label() + ", "
                + draft.times().brief(bundle.at()) + failedPolicies.counted();
    }

    private void why() {
        List<AlertChange> alerts = bundle.toActOn();
        if (alerts.isEmpty()) {
            return;
        }
        writer.heading("WHY YOU GOT THIS");
        for (AlertChange change : omitted.first(detail.explained(), alerts, "policies that hold")) {
            Alert.Source policy = change.alert().policy();
            draft.policy(policy.title(), policy.severity(), policy.id() + " v" + policy.version());
            List<String> reasons = change.alert().because().stream()
                    .filter(because -> because.outcome() == Truth.TRUE && !because.isByDefault())
                    .map(TraceLine::told)
                    .distinct()
                    .toList();
            draft.bullets(detail.reasons(), reasons, "reasons");
            draft.explanation(policy.why());
        }
    }

    private void claimedOrAttributed() {
        writer.heading("CLAIMED OR ATTRIBUTED");
        List<String> claims = wording.claims();
        writer.prose(claims.isEmpty() ? "Claimed by nobody." : "Claims (what somebody says of themselves):");
        draft.bullets(detail.claims(), claims, "claims");
        List<String> judgements = wording.judgements();
        String nobody =
                wording.isMeant() ? "Attributed to nobody yet." : "Attributed to nobody: no attack, as reported.";
        writer.prose(judgements.isEmpty() ? nobody : "Attributions (others' judgement):");
        draft.bullets(detail.claims(), judgements, "attributions");
        writer.prose(wording.ownJudgement() + ".");
    }

    private void notYetKnown() {
        List<String> questions = wording.openQuestions(bundle.questions());
        // Who is only told to stop acting need not be asked anything.
        boolean isOnlyToStop = bundle.toActOn().isEmpty() && bundle.faults().isEmpty();
        if (!questions.isEmpty() && !isOnlyToStop) {
            writer.heading("NOT YET KNOWN");
            omitted.first(detail.questions(), questions, "questions")
                    .forEach(question -> writer.paragraph(" ? ", question));
        }
    }

    private void leftOut() {
        if (omitted.isEmpty()) {
            return;
        }
        writer.heading("LEFT OUT, BECAUSE THE MESSAGE WOULD BE TOO LONG");
        writer.prose(String.join("; ", omitted.inWords()) + ".");
        writer.prose("Sign in to read it all:");
        writer.prose("GET " + bundle.readAt());
    }

    private void foot() {
        writer.line("");
        if (bundle.isExercise()) {
            writer.line("EXERCISE EXERCISE EXERCISE: none of this has happened.");
        }
        incident.foot(
                bundle.head(),
                ", first received " + draft.times().full(bundle.incident().receivedAt()));
    }
}
