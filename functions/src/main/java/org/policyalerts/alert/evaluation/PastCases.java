package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.message.ReviewBundle.PastCase;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.model.TlpLabels;

/**
 * Finds the earlier incidents whose attribution may help with one under review: of the same claimant first, then of the
 * same sector.
 */
record PastCases(IncidentStore incidents, EvaluationSettings settings) {

    private static final int MOST = 3;
    private static final int LOOKED_AT = 50;
    private static final int YEARS = 10;

    /** At most three, those first whose attribution is settled, then the newest. */
    List<PastCase> like(Incident incident) {
        IncidentSummary summary = IncidentSummary.of(incident, settings.keys());
        Map<IncidentId, Found> found = new LinkedHashMap<>();
        collect(summary, Shared.CLAIMANT, summary.claimants(), "same claimant", found);
        if (found.size() < MOST) {
            collect(summary, Shared.SECTOR, summary.sectors(), "same sector", found);
        }
        ZoneId zone = settings.zone();
        return found.values().stream()
                .sorted(Comparator.comparing(Found::rank)
                        .thenComparing(Found::occurred, Comparator.reverseOrder())
                        .thenComparing(one -> one.summary().id()))
                .limit(MOST)
                .flatMap(one -> incidents.find(one.summary().id()).stream()
                        .map(past -> PastCase.of(past, one.likeness(), zone)))
                .toList();
    }

    /** What happened to a case, as the labels of those incidents that it speaks of are by now. */
    ReviewItem told(Incident incident, ReviewItem item) {
        return item.telling(item.news().stream()
                .map(news -> news.other()
                        .map(other -> news.about(incident, incidents.find(other)))
                        .orElse(news))
                .toList());
    }

    private void collect(
            IncidentSummary summary, Shared by, List<String> keys, String likeness, Map<IncidentId, Found> found) {
        Instant to = summary.occurredAt().earliest(settings.zone());
        Instant from = to.atZone(settings.zone()).minusYears(YEARS).toInstant();
        for (IncidentSummary past : incidents.sharing(summary.track(), by, keys, new Period(from, to), LOOKED_AT)) {
            // The message carries the label of the incident under review, so nothing under a stricter one may be in it.
            boolean isTellable = past.countsAsHistory() && !TlpLabels.isStricter(past.tlp(), summary.tlp());
            if (isTellable && !past.id().equals(summary.id())) {
                found.putIfAbsent(
                        past.id(), new Found(past, likeness, past.occurredAt().earliest(settings.zone())));
            }
        }
    }

    private record Found(IncidentSummary summary, String likeness, Instant occurred) {

        int rank() {
            boolean isSettled = List.of("assessed", "public", "refuted", "closed-unresolved")
                    .contains(summary.attribution());
            return (isSettled ? 0 : 2) + (likeness.equals("same claimant") ? 0 : 1);
        }
    }
}
