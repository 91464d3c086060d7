package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Silence;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Failed;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Muted;
import org.policyalerts.policy.Decision.NotMatched;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Decision.Unknown;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.TraceLine;

/** Builds decisions about one incident; what a test does not name does not matter to it. */
final class ADecision {

    static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000001");
    static final Instant NOW = Instant.parse("2023-12-26T08:00:00Z");
    static final EvaluationSettings SETTINGS = new EvaluationSettings(
            ZoneOffset.UTC, "amber", new ClaimantKeys(Map.of()), false, EvaluationSettings.Presentation.DEFAULT);

    private int version = 1;
    private Instant at = NOW;
    private final List<Match> matched = new ArrayList<>();
    private final List<Match> shadow = new ArrayList<>();
    private final List<Muted> muted = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Fulfilled> fulfilled = new ArrayList<>();
    private final List<NotMatched> notMatched = new ArrayList<>();
    private final List<Unknown> unknown = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();
    private final List<Shared> historyCut = new ArrayList<>();
    private Optional<Instant> nextMoment = Optional.empty();

    private ADecision() {}

    static ADecision aDecision() {
        return new ADecision();
    }

    ADecision version(int value) {
        version = value;
        return this;
    }

    ADecision at(Instant value) {
        at = value;
        return this;
    }

    ADecision matching(Match... matches) {
        matched.addAll(List.of(matches));
        return this;
    }

    ADecision onTrial(Match match) {
        shadow.add(match);
        return this;
    }

    ADecision muting(Match match, String by) {
        muted.add(new Muted(match, new PolicyId(by)));
        return this;
    }

    ADecision pending(Pending clock) {
        pending.add(clock);
        return this;
    }

    ADecision fulfilled(Fulfilled done) {
        fulfilled.add(done);
        return this;
    }

    ADecision notMatching(String policy, TraceLine... because) {
        notMatched.add(new NotMatched(new PolicyId(policy), List.of(because), false));
        return this;
    }

    /** It fails only because this version did not repeat a change. */
    ADecision notRepeating(String policy) {
        notMatched.add(new NotMatched(new PolicyId(policy), List.of(), true));
        return this;
    }

    ADecision notKnowing(Policy policy, String... missing) {
        unknown.add(new Unknown(policy, List.of(missing)));
        return this;
    }

    ADecision failing(Failed failure) {
        failed.add(failure);
        return this;
    }

    ADecision cutting(Shared shared) {
        historyCut.add(shared);
        return this;
    }

    ADecision next(Instant moment) {
        nextMoment = Optional.of(moment);
        return this;
    }

    Decision build() {
        return new Decision(
                INCIDENT,
                version,
                at,
                "book",
                List.copyOf(matched),
                List.copyOf(shadow),
                List.copyOf(muted),
                List.copyOf(pending),
                List.copyOf(fulfilled),
                List.copyOf(notMatched),
                List.copyOf(unknown),
                List.copyOf(failed),
                List.copyOf(historyCut),
                Optional.empty(),
                nextMoment);
    }

    /** How it is sorted for a live, confirmed incident that no silence is about. */
    Suppression sorted() {
        return sorted("live", "confirmed");
    }

    Suppression sorted(String mode, String determination, Silence... silences) {
        Report report = new Report(Map.of("mode", mode, "determination", determination));
        return Suppression.of(report, build(), new Suppression.Quiet(List.of(silences), Map.of()), SETTINGS);
    }

    /** The alert of a match, raised at some moment. */
    static Alert raised(Match match, Instant at) {
        return Alert.raise(aDecision().build(), Track.REAL, match, at, ZoneOffset.UTC);
    }

    /** A silence about one policy. */
    static Silence silence(String id, String policy, Instant until) {
        Silence.Subject subject = new Silence.Subject(
                Optional.of(new PolicyId(policy)), Optional.empty(), Optional.empty(), Optional.empty());
        return new Silence(id, subject, "mira", "planned talks", NOW.minusSeconds(60), until);
    }
}
