package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.NOW;
import static org.policyalerts.alert.message.ABundle.failed;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.message.Bundles.News;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Decision;

/** For an incident of which the ministry was told before, and nobody else. */
class BundlesTest {

    private static final Incident INCIDENT = anIncident().build();

    private static List<Bundle> bundles(News news, Alert... stored) {
        EvaluationState state = new EvaluationState(4, 1, "", Map.of("mfa", "ntf_before"), Set.of(), Optional.empty());
        Decision decision = new Decision(
                INCIDENT.id(),
                1,
                NOW,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        Snapshot snapshot = new Snapshot(INCIDENT, state, List.of(stored), Optional.empty(), StoredReview.EMPTY);
        return Bundles.of(snapshot, decision, news, 5);
    }

    private static News changes(AlertChange... changes) {
        return new News(List.of(changes), List.of(), List.of());
    }

    private static News kinds(String audience, Kind... kinds) {
        return changes(Arrays.stream(kinds)
                .map(kind -> anAlert("policy-" + kind.name().toLowerCase(Locale.ROOT))
                        .audience(audience)
                        .change(kind))
                .toArray(AlertChange[]::new));
    }

    private static News failing(Kind... kinds) {
        return new News(kinds("mfa", kinds).changes(), List.of(failed("two")), List.of());
    }

    private static News settling(Kind... kinds) {
        ReportedFailure failure = ReportedFailure.of(failed("two").policy());
        return new News(
                kinds("mfa", kinds).changes(), List.of(), List.of(new ReportedFailure.Settled(failure, "it is over")));
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments("news to who was never told", kinds("csirt", Kind.RAISED), Bundle.Kind.ALERT),
                arguments("news to who was told before", kinds("mfa", Kind.RAISED), Bundle.Kind.UPDATE),
                arguments("a changed alert", kinds("mfa", Kind.CHANGED), Bundle.Kind.UPDATE),
                arguments("a withdrawn alert", kinds("mfa", Kind.WITHDRAWN), Bundle.Kind.CORRECTION),
                arguments("one beside news", kinds("mfa", Kind.RAISED, Kind.WITHDRAWN), Bundle.Kind.CORRECTION),
                arguments(
                        "time alone has passed",
                        kinds("mfa", Kind.REMINDED, Kind.ESCALATED, Kind.REOPENED),
                        Bundle.Kind.REMINDER),
                arguments("time has passed, to who was never told", kinds("nsc", Kind.ESCALATED), Bundle.Kind.REMINDER),
                arguments("that beside news", kinds("mfa", Kind.ESCALATED, Kind.RAISED), Bundle.Kind.UPDATE),
                arguments(
                        "that beside news, to who was never told",
                        kinds("nsc", Kind.ESCALATED, Kind.RAISED),
                        Bundle.Kind.UPDATE),
                arguments("a failed policy", failing(), Bundle.Kind.UPDATE),
                arguments("a failed policy beside a reminder", failing(Kind.REMINDED), Bundle.Kind.UPDATE),
                arguments("a settled failure alone", settling(), Bundle.Kind.CORRECTION),
                arguments("a settled failure beside a reminder", settling(Kind.REMINDED), Bundle.Kind.UPDATE));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void kinds(String sentence, News news, Bundle.Kind kind) {
        assertThat(bundles(news)).singleElement().extracting(Bundle::kind).isEqualTo(kind);
    }

    @Test
    void eachAudienceGetsOneWithWhatConcernsIt() {
        List<Bundle> bundles = bundles(changes(
                anAlert("one").audience("mfa", "csirt").change(Kind.RAISED),
                anAlert("two").audience("mfa").change(Kind.RAISED),
                AlertChange.unsaid(anAlert("three").audience("nsc").build())));

        assertThat(bundles).extracting(Bundle::audience).containsExactly("csirt", "mfa");
        assertThat(bundles).extracting(Bundle::id).allMatch(id -> id.matches("ntf_.*-5-(csirt|mfa)"));
        assertThat(bundles).extracting(bundle -> bundle.changes().size()).containsExactly(1, 2);
        assertThat(bundles).extracting(Bundle::earlier).containsExactly(Optional.empty(), Optional.of("ntf_before"));
    }

    @Test
    void besideItStandWhatTheAudienceWasToldBeforeAndIsNotTheNews() {
        AnAlert moved = anAlert("moved");
        News news = changes(moved.change(Kind.REMINDED));

        List<Bundle> bundles = bundles(
                news,
                moved.build(),
                anAlert("stands").build(),
                anAlert("escalated").audience("csirt").escalatedTo("mfa").build(),
                anAlert("of-others").audience("csirt").build(),
                anAlert("done").in(AlertState.DONE, "it is done").build());

        assertThat(bundles).singleElement().satisfies(bundle -> assertThat(bundle.standing())
                .extracting(alert -> alert.policy().id().value())
                .containsExactly("stands", "escalated"));
    }
}
