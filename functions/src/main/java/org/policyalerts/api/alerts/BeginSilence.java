package org.policyalerts.api.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.Silence.Subject;
import org.policyalerts.alert.action.Silences;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.text.NearestWord;

/** {@code POST /silences}: begins a silence, or with {@code dryRun} shows what it would have hidden. */
record BeginSilence(SilenceRoutes.Dependencies dependencies) implements Route.Handler {

    private static final List<String> FIELDS =
            List.of("policy", "claimant", "sector", "incident", "reason", "from", "until");

    private static final Duration ONE_DAY = Duration.ofDays(1);

    /** Alerts a preview shows; all are counted. */
    private static final int MOST_SHOWN = 50;

    @Override
    public ApiResponse handle(ApiRequest request) {
        JsonFields body = new JsonFields(request.body(), FIELDS);
        Subject subject = subject(body, request.caller());
        String reason = body.text("reason", 1_000);
        Instant from = from(body);
        Instant until = until(body, from);
        body.refuseIfWrong();
        if (Parameters.truth(request, "dryRun")) {
            return preview(subject, request.caller());
        }
        Silence silence = new Silence(
                "sil_" + dependencies.ids().next().ulid(),
                subject,
                request.caller().name(),
                reason,
                from,
                until);
        dependencies.silences().begin(silence);
        return ApiResponse.json(201, SilenceRoutes.document(silence)).with("Location", "/silences/" + silence.id());
    }

    private Subject subject(JsonFields body, Caller caller) {
        Optional<PolicyId> policy = body.optionalText("policy", 100).map(PolicyId::new);
        Optional<String> claimant = body.optionalText("claimant", 300);
        Optional<String> sector = body.optionalText("sector", 60);
        Optional<String> incident = body.optionalText("incident", 60);
        if (Stream.of(policy, claimant, sector, incident).allMatch(Optional::isEmpty)) {
            body.wrong(
                    "",
                    "must name a policy, a claimant, a sector or an incident, or several: all that is named has to fit");
        }
        if (incident.filter(id -> !IncidentId.isWellFormed(id)
                        || visible(new IncidentId(id), caller).isEmpty())
                .isPresent()) {
            body.wrong("incident", "is not a known incident");
        }
        List<String> policies = dependencies.book().policies().stream()
                .map(one -> one.id().value())
                .toList();
        policy.ifPresent(id -> known(body, "policy", id.value(), policies));
        List<String> sectors =
                IncidentModel.find("targets.sector").orElseThrow().values();
        sector.ifPresent(name -> known(body, "sector", name, sectors));
        return new Subject(
                policy,
                claimant,
                sector,
                incident.filter(IncidentId::isWellFormed).map(IncidentId::new));
    }

    private Optional<Incident> visible(IncidentId id, Caller caller) {
        return dependencies.incidents().find(id).filter(caller::sees);
    }

    private static void known(JsonFields body, String name, String value, List<String> all) {
        if (!all.contains(value)) {
            String hint = NearestWord.to(value, all)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            body.wrong(name, "is not a known " + name + hint);
        }
    }

    /** Now, or later; today means from now on. */
    private Instant from(JsonFields body) {
        Instant now = dependencies.clock().instant();
        if (!body.has("from")) {
            return now;
        }
        Instant last = now.plus(Silence.LONGEST);
        Instant from = body.dayOrMoment("from")
                .map(date -> date.earliest(dependencies.zone()))
                .orElse(now);
        if (from.isBefore(now.minus(ONE_DAY)) || from.isAfter(last)) {
            body.wrong("from", "must not have passed and lie at most 90 days ahead, by " + last);
        }
        return from.isBefore(now) ? now : from;
    }

    private Instant until(JsonFields body, Instant from) {
        Instant last = from.plus(Silence.LONGEST);
        Instant until = body.dayOrMoment("until")
                .map(date -> date.latest(dependencies.zone()))
                .orElse(last);
        if (!until.isAfter(from) || until.isAfter(last)) {
            body.wrong("until", "must lie after now, and after from, and at most 90 days ahead of that, by " + last);
        }
        return until;
    }

    /** All are counted; shown are those of incidents that the caller may read. */
    private ApiResponse preview(Subject subject, Caller caller) {
        Silences.Preview preview = dependencies.silences().preview(subject);
        StandingDocument one = new StandingDocument(caller, dependencies.incidents());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hidden", (long) preview.alerts().size());
        document.put("days", Silences.LOOK_BACK.toDays());
        document.put("complete", preview.isComplete());
        document.put(
                "alerts",
                preview.alerts().stream()
                        .flatMap(alert ->
                                visible(alert.incident(), caller).map(incident -> one.of(alert, incident)).stream())
                        .limit(MOST_SHOWN)
                        .toList());
        return ApiResponse.json(200, document);
    }
}
