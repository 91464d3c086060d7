package org.policyalerts.api.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.IncidentId;

/**
 * A list of alerts by the state that follows from their tasks, while alerts are stored by what their facts did: it
 * reads one stored state after the other, and leaves out what does not stand as asked.
 */
final class StandingListing {

    private static final String CURSOR = "\\d-[A-Za-z0-9_-]*";

    private final EvaluationStore evaluations;
    private final AlertState wanted;
    private final Optional<Recipient> audience;
    private final List<AlertState> stored;
    private final Map<IncidentId, Optional<Snapshot>> read = new HashMap<>();

    StandingListing(EvaluationStore evaluations, AlertState wanted, Optional<Recipient> audience) {
        this.evaluations = evaluations;
        this.wanted = wanted;
        this.audience = audience;
        this.stored = stored(wanted);
    }

    /** The states in which alerts may be stored that stand so; those of the first edition as what they are. */
    private static List<AlertState> stored(AlertState wanted) {
        return switch (wanted) {
            case OPEN -> List.of(AlertState.OPEN, AlertState.FULFILLED);
            case FULFILLED -> List.of(AlertState.FULFILLED, AlertState.OPEN);
            case ACKNOWLEDGED, DONE, REJECTED -> List.of(wanted, AlertState.OPEN, AlertState.FULFILLED);
            case OVERTAKEN, WITHDRAWN, SUPPRESSED -> List.of(wanted);
        };
    }

    /** One page and, if there may be more, the cursor of the next. */
    record Page(List<AlertStanding> alerts, Optional<String> cursor) {}

    /**
     * A page, which may hold fewer than the limit and still have a cursor.
     *
     * @throws CursorInvalidException if the cursor is not one of this list
     */
    Page page(int limit, Optional<String> cursor, Predicate<AlertStanding> isShown) {
        String start = cursor.orElse("0-");
        if (!start.matches(CURSOR) || start.charAt(0) - '0' >= stored.size()) {
            throw new CursorInvalidException();
        }
        int source = start.charAt(0) - '0';
        Optional<String> after = Optional.of(start.substring(2)).filter(text -> !text.isEmpty());
        List<AlertStanding> found = new ArrayList<>();
        while (source < stored.size()) {
            AlertPage page = evaluations.alerts(stored.get(source), audience.map(Recipient::audience), limit, after);
            page.alerts().stream()
                    .map(this::standing)
                    .filter(standing -> standing.state() == wanted && isFor(standing))
                    .filter(isShown)
                    .forEach(found::add);
            source = page.cursor().isPresent() ? source : source + 1;
            after = page.cursor();
            if (!found.isEmpty() || after.isPresent()) {
                break;
            }
        }
        boolean isEnd = source == stored.size();
        return new Page(found, isEnd ? Optional.empty() : Optional.of(source + "-" + after.orElse("")));
    }

    private AlertStanding standing(Alert alert) {
        List<AudienceState> audiences = read.computeIfAbsent(alert.incident(), evaluations::snapshot)
                .map(Snapshot::audiences)
                .orElse(List.of());
        return AlertStanding.of(alert, audiences);
    }

    /** The index knows operators as one audience only. */
    private boolean isFor(AlertStanding standing) {
        return audience.flatMap(Recipient::organisation).isEmpty()
                || standing.tasks().stream().anyMatch(owned -> audience.filter(owned.owner()::equals)
                        .isPresent());
    }
}
