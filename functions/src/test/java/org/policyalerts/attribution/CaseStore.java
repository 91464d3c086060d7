package org.policyalerts.attribution;

import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.UlidGenerator;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.story.SteppingClock;

/** Keeps one case, with the intake that changes it; its reads can be made to see an earlier version. */
final class CaseStore implements ReviewStore {

    final SteppingClock clock = new SteppingClock(AWARE);
    final IncidentStore incidents = new DynamoDbIncidentStore(new InMemoryTable(), new ClaimantKeys(Map.of()), TIRANA);
    final IncidentIntake intake =
            new IncidentIntake(incidents, new ReportReader(TIRANA), new UlidGenerator(clock, new Random(1)), clock);
    private final Deque<ReviewCase> readFirst = new ArrayDeque<>();
    private Optional<ReviewItem> item = Optional.empty();
    private Optional<ReviewRecord> last = Optional.empty();

    Incident stored(ACase found) {
        Incident incident = found.incident();
        incidents.create(incident, Optional.empty());
        return incident;
    }

    /** Puts the case on the calendar. */
    void at(ReviewItem place) {
        item = Optional.of(place);
    }

    /** Remembers the latest review. */
    void reviewed(ReviewRecord review) {
        last = Optional.of(review);
    }

    /** The next reads see an earlier version, as if somebody changed it right after each of them. */
    void readsOld(Incident incident, int times) {
        for (int read = 0; read < times; read++) {
            readFirst.add(new ReviewCase(incident, new StoredReview(item, last)));
        }
    }

    @Override
    public Optional<ReviewCase> find(IncidentId id) {
        return readFirst.isEmpty()
                ? incidents.find(id).map(incident -> new ReviewCase(incident, new StoredReview(item, last)))
                : Optional.of(readFirst.remove());
    }

    @Override
    public ReviewPage due(Instant dueBy, int limit, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }
}
