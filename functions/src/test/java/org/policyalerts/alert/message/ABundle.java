package org.policyalerts.alert.message;

import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.TimeFormat;

/** Builds bundles for the ministry; what a test does not name does not matter to it. */
final class ABundle {

    static final Instant NOW = AnIncident.RECEIVED;
    static final TimeFormat UTC = new TimeFormat(ZoneOffset.UTC);

    private AnIncident incident = anIncident();
    private Bundle.Kind kind = Bundle.Kind.ALERT;
    private final List<AlertChange> changes = new ArrayList<>();
    private final List<Decision.Failed> faults = new ArrayList<>();
    private final List<ReportedFailure.Settled> settled = new ArrayList<>();
    private final List<Alert> standing = new ArrayList<>();
    private Optional<String> earlier = Optional.empty();

    private ABundle() {}

    static ABundle aBundle() {
        return new ABundle();
    }

    ABundle about(AnIncident value) {
        incident = value;
        return this;
    }

    ABundle kind(Bundle.Kind value) {
        kind = value;
        return this;
    }

    ABundle raising(AnAlert alert) {
        return changing(AlertChange.Kind.RAISED, alert);
    }

    ABundle changing(AlertChange.Kind what, AnAlert alert) {
        changes.add(alert.change(what));
        return this;
    }

    ABundle notChecking(Decision.Failed failed) {
        faults.add(failed);
        return this;
    }

    ABundle settling(String policy) {
        ReportedFailure failure = ReportedFailure.of(failed(policy).policy());
        settled.add(new ReportedFailure.Settled(failure, "it does not hold"));
        return this;
    }

    /** An alert of an earlier message that this one is not about. */
    ABundle beside(AnAlert alert) {
        standing.add(alert.build());
        return this;
    }

    ABundle after(String message) {
        earlier = Optional.of(message);
        return this;
    }

    Bundle build() {
        return new Bundle(
                "ntf_1", "mfa", incident.build(), kind, changes, faults, settled, List.of(), earlier, standing, NOW);
    }

    MessageDraft draft() {
        return MessageDraft.of(build(), UTC, DetailLevel.FULL);
    }

    String text() {
        return new MessageText(build(), UTC, DetailLevel.FULL).body();
    }

    /** A policy for the ministry that could not be evaluated; its steps are counted from an hour ago. */
    static Decision.Failed failed(String id, Recommendation... steps) {
        Policy policy = new Policy(
                new PolicyId(id),
                1,
                "hash",
                "Title of " + id,
                Severity.HIGH,
                List.of("mfa"),
                Policy.Mode.ACTIVE,
                List.of(steps),
                "Because.",
                List.of(),
                Policy.OnUnknown.SKIP,
                List.of(),
                null);
        Instant since = NOW.minusSeconds(3_600);
        Decision.Match ifHeld = new Decision.Match(
                policy,
                Decision.Step.unconditional(policy.recommend()),
                List.of(),
                "cause",
                new Decision.Clock(ClockKind.WAIT, "receivedAt", since, null, since));
        return new Decision.Failed(policy, "ArithmeticException", null, Optional.of(ifHeld));
    }
}
