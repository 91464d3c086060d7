package org.policyalerts.policy.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.PolicyCase;
import org.policyalerts.policy.condition.EngineSettings;

/** Makes the facts that a policy case describes. */
record CaseFacts(FixtureReader fixtures, EngineSettings settings) {

    /**
     * The facts of one case.
     *
     * @throws IOException if a fixture cannot be read or what comes out is no report; the message says why, in one line
     */
    Facts of(PolicyCase policyCase) throws IOException {
        Map<String, Object> tree = tree(policyCase.given());
        Report report = report(tree);
        Optional<Report> previous = policyCase.previous() == null
                ? Optional.empty()
                : Optional.of(report(CasePatch.apply(tree, policyCase.previous())));
        Instant receivedAt = Objects.requireNonNullElse(policyCase.times().receivedAt(), receivedAt(report));
        Instant at = Objects.requireNonNullElseGet(policyCase.times().at(), () -> aYearAfter(receivedAt));
        Incident incident = previous.map(first -> UnstoredIncident.of(0, first, receivedAt))
                .map(first -> first.next(receivedAt, "", report))
                .orElseGet(() -> UnstoredIncident.of(0, report, receivedAt));
        Map<String, Instant> anchors = incident.firstDates().anchors(report, settings.zone());
        return new Facts(incident, previous, history(policyCase, incident), Map.of(), anchors, at);
    }

    private Instant aYearAfter(Instant moment) {
        return moment.atZone(settings.zone()).plusYears(1).toInstant();
    }

    /** Without those that are of the same incident as another one, as where reports are stored. */
    private List<IncidentSummary> history(PolicyCase policyCase, Incident incident) throws IOException {
        List<Incident> all = new ArrayList<>(List.of(incident));
        for (PolicyCase.Given past : policyCase.history()) {
            Report report = report(tree(past));
            all.add(UnstoredIncident.of(all.size(), report, receivedAt(report)));
        }
        UnstoredIncidents known = new UnstoredIncidents(all);
        return all.stream()
                .skip(1)
                .filter(other -> known.primaryOf(other).isEmpty())
                .map(other -> IncidentSummary.of(other, settings.claimants()))
                .toList();
    }

    private Map<String, Object> tree(PolicyCase.Given given) throws IOException {
        Map<String, Object> tree = given.file() == null ? given.inline() : fixtures.read(given.file());
        return CasePatch.apply(tree, given.with());
    }

    private Report report(Map<String, Object> tree) throws IOException {
        ReportReading reading = new ReportReader(settings.zone()).read(tree);
        if (reading instanceof ReportReading.Invalid invalid) {
            throw new IOException("no valid report: " + first(invalid));
        }
        return ((ReportReading.Valid) reading).report();
    }

    private static String first(ReportReading.Invalid invalid) {
        return invalid.problems().get(0).pointer() + " "
                + invalid.problems().get(0).message();
    }

    private Instant receivedAt(Report report) {
        return UnstoredIncident.receivedAt(report, settings.zone());
    }
}
