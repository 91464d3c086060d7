package org.policyalerts.alert;

import static org.policyalerts.dynamodb.AnIncident.RECEIVED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Kind;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

/** Builds open alerts; what a test does not name does not matter to it. */
public final class AnAlert {

    private final String policy;
    private IncidentId incident = new IncidentId("inc_01HJ0000000000000000000001");
    private Severity severity = Severity.HIGH;
    private List<String> audience = List.of("mfa");
    private final List<Action> actions = new ArrayList<>();
    private Instant openSince = RECEIVED;
    private AlertState state = AlertState.OPEN;
    private @Nullable String note;
    private @Nullable String title;
    private final List<TraceLine> because = new ArrayList<>();
    private String cause = "cause";

    private AnAlert(String policy) {
        this.policy = policy;
    }

    public static AnAlert anAlert(String policy) {
        return new AnAlert(policy);
    }

    public AnAlert of(int number) {
        incident = new IncidentId("inc_01HJ%022d".formatted(number));
        return this;
    }

    public AnAlert of(IncidentId value) {
        incident = value;
        return this;
    }

    public AnAlert severity(Severity value) {
        severity = value;
        return this;
    }

    public AnAlert audience(String... values) {
        audience = List.of(values);
        return this;
    }

    /** With a step more; one without an hour comes before any announcement. */
    public AnAlert step(String action, String owner, @Nullable Instant dueAt) {
        actions.add(new Action(Kind.DO, action, owner, dueAt, Per.INCIDENT));
        return this;
    }

    public AnAlert title(String value) {
        title = value;
        return this;
    }

    /** With something more that is not to be done. */
    public AnAlert caution(String words, String owner) {
        actions.add(new Action(Kind.DONT, words, owner, null, Per.INCIDENT));
        return this;
    }

    /** With a condition more that was true. */
    public AnAlert because(String condition, String saw, String path) {
        because.add(new TraceLine(condition, saw, path, Truth.TRUE));
        return this;
    }

    /** For another cause of its policy than those of others. */
    public AnAlert cause(String value) {
        cause = value;
        return this;
    }

    public AnAlert openSince(Instant at) {
        openSince = at;
        return this;
    }

    public AnAlert in(AlertState value, String why) {
        state = value;
        note = why;
        return this;
    }

    private List<String> recipients() {
        return Stream.concat(audience.stream(), actions.stream().map(Action::owner))
                .distinct()
                .toList();
    }

    public Alert build() {
        PolicyId id = new PolicyId(policy);
        return new Alert(
                AlertId.of(incident, id, cause),
                incident,
                1,
                new Alert.Source(
                        id,
                        1,
                        "hash",
                        title == null ? "Title of " + policy : title,
                        severity,
                        audience,
                        "Because.",
                        List.of()),
                recipients(),
                actions,
                because,
                state,
                note,
                openSince,
                openSince,
                Track.REAL);
    }
}
