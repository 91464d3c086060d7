package org.policyalerts.api.incidents;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.READERS;
import static org.policyalerts.api.Scope.SUBMIT;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Representations;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Keeping;

/** The rows of {@code /incidents} that take in, change and show reports. */
public final class IncidentRoutes {

    private static final Set<Scope> REPORTERS = Set.of(SUBMIT);
    private static final Set<Scope> EDITORS = Set.of(SUBMIT, ACT);
    private static final String INCIDENT = "/incidents/{id}";

    /** The audience that says for how long incidents are kept, and what of them. */
    private static final String ARCHIVE = "legal";

    private static final String[] FILTERS = {
        "q",
        "reference",
        "status",
        "changedSince",
        "claimant",
        "sector",
        "country",
        "from",
        "to",
        "attribution",
        "limit",
        "cursor"
    };

    private IncidentRoutes() {}

    /**
     * What the routes need; {@code dryRun} is what the book would say of an incident that is not stored, as far as some
     * of the others go, and {@code decisions} what it said last of one that is.
     */
    public record Dependencies(
            IncidentIntake intake,
            IncidentStore store,
            RunningClocks clocks,
            BiFunction<Incident, Predicate<IncidentSummary>, Map<String, Object>> dryRun,
            Function<IncidentId, Optional<Map<String, Object>>> decisions,
            Keeping keeping,
            Erasing erasing,
            ZoneId zone,
            Clock clock,
            ErrorBoundary boundary) {}

    public static List<Route> rows(Dependencies dependencies) {
        IntakeResponses responses = new IntakeResponses(
                new ReceiptDocument(dependencies.clocks()), new DuplicateWarnings(dependencies.store()));
        IncidentAccess visible = new IncidentAccess(dependencies.store());
        SubmitIncident submit = new SubmitIncident(responses, dependencies);
        SubmitBatch batch = new SubmitBatch(dependencies.intake(), responses, dependencies.boundary());
        ChangeIncident change = new ChangeIncident(
                visible,
                dependencies.intake(),
                responses,
                new CorrectedDates(dependencies.clocks()),
                dependencies.keeping());
        ListIncidents list =
                new ListIncidents(dependencies.store(), dependencies.zone(), new IncidentTable(dependencies));
        Representations listed = Representations.json(list::json).or(CsvAnswer.MEDIA_TYPE, list::csv);
        ReadVersions versions = new ReadVersions(visible, dependencies.store(), dependencies.erasing());
        List<Route> rows = new ArrayList<>(ofStaff(visible, dependencies));
        rows.addAll(List.of(
                Route.of("POST", "/incidents", EDITORS, submit)
                        .taking(BodyForm.JSON)
                        .asking("dryRun"),
                Route.of("POST", "/incidents:batch", REPORTERS, batch).taking(BodyForm.LINES),
                Route.of("GET", "/incidents", READERS, listed).asking(FILTERS),
                Route.of("GET", INCIDENT, READERS, new ReadIncident(visible, dependencies.keeping())),
                Route.of("PATCH", INCIDENT, EDITORS, change).taking(BodyForm.MERGE_PATCH),
                Route.of("GET", INCIDENT + "/stix", READERS, new ReadStix(visible)),
                Route.of("GET", INCIDENT + "/versions", READERS, versions).asking("limit", "cursor")));
        return rows;
    }

    private static List<Route> ofStaff(IncidentAccess visible, Dependencies dependencies) {
        HoldIncident hold = new HoldIncident(visible, dependencies.keeping());
        return List.of(
                Route.of(
                                "POST",
                                INCIDENT + "/duplicate-of",
                                Set.of(ACT),
                                new RuleOnDuplicate(visible, dependencies.intake()))
                        .taking(BodyForm.SHORT)
                        .refusingOperators(),
                Route.of("PUT", INCIDENT + "/hold", Set.of(ACT), hold::put)
                        .taking(BodyForm.SHORT)
                        .onlyFor(ARCHIVE),
                Route.of("DELETE", INCIDENT + "/hold", Set.of(ACT), hold::lift).onlyFor(ARCHIVE),
                Route.of("POST", INCIDENT + "/erasure", Set.of(ACT), new EraseFields(visible, dependencies.erasing()))
                        .taking(BodyForm.SHORT)
                        .onlyFor(ARCHIVE));
    }
}
