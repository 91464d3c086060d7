package org.policyalerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/** A clock that is years wrong, and is put right: no message is lost, sent twice, or kept waiting for years. */
class JumpingClockTest {

    private static final Duration YEARS = Duration.ofDays(3_650);

    private final Chain chain = new Chain();
    private final SteppingClock clock = chain.clock;

    /** A report is decided while the stream's delivery finds the topic shut. */
    private void decidedButNotSent() {
        chain.topic = message -> new Published.TryAgain("throttled");
        chain.submit("report-air-albania.json");
        chain.published.clear();
        chain.topic = message -> new Published.Accepted("sns");
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void whatFailedUnderTheWrongClockIsSentByTheFirstRunUnderTheRightOne(long direction) {
        Instant right = clock.instant();
        clock.advance(YEARS.multipliedBy(-direction));
        decidedButNotSent();
        clock.advance(Duration.between(clock.instant(), right));

        chain.review();
        chain.review();

        assertThat(chain.published)
                .isNotEmpty()
                .extracting(OutboundMessage::notificationId)
                .doesNotHaveDuplicates();
        assertThat(pendingAnywhere()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 96})
    void aClockThatIsSetBackRepeatsNothingThatTimeHasBrought(long hours) {
        chain.submit("report-parliament.json");
        chain.submit("report-hospital-essential.json");
        clock.advance(Duration.ofHours(97));
        chain.review();
        int told = chain.published.size();

        clock.advance(Duration.ofHours(-hours));
        chain.review();
        IncidentId later = chain.submit("report-one-albania.json");
        chain.change(later, Map.of("summary", "Nothing new."));
        List<OutboundMessage> under = List.copyOf(chain.published.subList(told, chain.published.size()));
        clock.advance(Duration.ofHours(hours));
        chain.review();

        // What came in meanwhile has a time of its own: its review was due before it was reported.
        assertThat(under)
                .filteredOn(
                        message -> !later.value().equals(message.attributes().get("incidentId")))
                .noneMatch(message -> "reminder".equals(message.attributes().get("kind")));
        assertThat(chain.published).extracting(OutboundMessage::notificationId).doesNotHaveDuplicates();
        assertThat(pendingAnywhere()).isZero();
    }

    private long pendingAnywhere() {
        return chain.table.items().stream()
                .filter(item -> "pending".equals(item.get("status")))
                .count();
    }
}
