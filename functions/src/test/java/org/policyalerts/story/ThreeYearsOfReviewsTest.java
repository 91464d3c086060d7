package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;

/** The seed case over three years: exactly these review messages, whenever the schedule runs. */
class ThreeYearsOfReviewsTest {

    private static final Duration STEP = Duration.ofDays(1);
    private static final int STEPS = 3 * 366;

    /** From step to step: three days without a run, and everything that comes due meanwhile. */
    private static final int OUTAGE_FROM = 128;

    private static final int OUTAGE_TO = OUTAGE_FROM + 4;

    /** When each run took place, and whether it was run twice. */
    private enum Schedule {
        PUNCTUAL,
        TWICE,
        WITH_AN_OUTAGE
    }

    /** One review message; all but the moment of sending. */
    private record Told(String audience, String subject, String reasons, String dueAt, String incident) {}

    private record Years(Map<Told, Instant> told, Map<String, Object> calendar) {}

    private static Years live(Schedule schedule) {
        Chain chain = new Chain();
        chain.submit("report-e-albania.json");
        IncidentId parliament = chain.submit("report-parliament.json");
        IncidentId one = chain.submit("report-one-albania.json");
        chain.submit("report-air-albania.json");
        Map<Told, Instant> told = new LinkedHashMap<>();
        int read = 0;
        for (int step = 1; step <= STEPS; step++) {
            chain.clock.advance(STEP);
            staffAct(chain, step, parliament, one);
            boolean isOut = schedule == Schedule.WITH_AN_OUTAGE && step > OUTAGE_FROM && step < OUTAGE_TO;
            if (!isOut) {
                chain.review();
            }
            if (schedule == Schedule.TWICE) {
                chain.review();
            }
            List<OutboundMessage> fresh = List.copyOf(chain.published.subList(read, chain.published.size()));
            read = chain.published.size();
            for (OutboundMessage message : fresh) {
                told(message).ifPresent(review -> assertThat(told.put(review, chain.clock.instant()))
                        .as("sent twice: %s", review)
                        .isNull());
            }
        }
        return new Years(told, calendar(chain));
    }

    /** The Parliament is investigated, tied to a group and then left alone; One Albania is assessed and made public. */
    private static void staffAct(Chain chain, int step, IncidentId parliament, IncidentId one) {
        if (step == 4) {
            hold(chain, parliament, "investigating");
            hold(chain, one, "investigating");
        } else if (step == 40) {
            hold(chain, parliament, "technical");
            hold(chain, one, "refuted");
        } else if (step == 200) {
            hold(chain, parliament, "technical");
        }
    }

    private static void hold(Chain chain, IncidentId id, String status) {
        ReviewDecision decision =
                new ReviewDecision(AttributionState.of(status), Optional.empty(), Optional.empty(), Optional.empty());
        chain.reviews.record(id, decision, "staff");
        chain.settle();
    }

    private static Optional<Told> told(OutboundMessage message) {
        String document = message.document();
        if (!document.contains("\"review\":")) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                message.audience(),
                message.subject(),
                part(document, "\"reasons\":\\[([^\\]]*)]").replace("\"", ""),
                part(document, "\"review\":.*?\"dueAt\":\"([^\"]*)\"") + " missed "
                        + part(document, "\"missed\":(\\d+)"),
                part(document, "\"incident\":\\{\"id\":\"([^\"]*)\"")));
    }

    private static String part(String document, String pattern) {
        java.util.regex.Matcher found = java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL)
                .matcher(document);
        return found.find() ? found.group(1) : "";
    }

    /** What lies in the index, but for the moments at which things were said. */
    private static Map<String, Object> calendar(Chain chain) {
        Map<String, Object> calendar = new TreeMap<>();
        for (Map<String, Object> item : chain.table.items()) {
            if ("review".equals(item.get("type"))) {
                calendar.put(String.valueOf(item.get("pk")), item.get("dueAt") + " " + item.get("reviewDueAt"));
            }
        }
        return calendar;
    }

    @Test
    void theyAreAskedForAsTheGoldenFileSays() {
        List<String> lines = new ArrayList<>();
        live(Schedule.PUNCTUAL)
                .told()
                .forEach((told, at) -> lines.add(at + " | " + told.audience() + " | " + told.reasons() + " | due "
                        + told.dueAt() + " | " + told.incident() + " | " + told.subject()));

        Golden.assertMatches("messages/reviews-of-three-years.txt", String.join("\n", lines) + "\n");
    }

    @Test
    void aRunTwiceInTheSameMinuteChangesNothing() {
        Years punctual = live(Schedule.PUNCTUAL);
        Years twice = live(Schedule.TWICE);

        assertThat(twice).isEqualTo(punctual);
    }

    @Test
    void threeDaysOfOutageChangeNothingButTheTimeOfSending() {
        Years punctual = live(Schedule.PUNCTUAL);
        Years late = live(Schedule.WITH_AN_OUTAGE);

        assertThat(late.told().keySet()).isEqualTo(punctual.told().keySet());
        assertThat(late.calendar()).isEqualTo(punctual.calendar());
        TreeSet<Instant> delayed = new TreeSet<>();
        late.told().forEach((told, at) -> {
            if (!at.equals(punctual.told().get(told))) {
                delayed.add(at);
            }
        });
        assertThat(delayed)
                .as("what fell due in the outage went out with the first run after it")
                .hasSize(1);
    }
}
