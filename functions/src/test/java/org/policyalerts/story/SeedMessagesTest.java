package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;

/** The messages of the seed case, word for word. */
public class SeedMessagesTest {

    private final Chain chain = new Chain();
    private int read;

    @Test
    void readAsTheGoldenFilesSay() {
        chain.submit("report-e-albania.json");
        IncidentId parliament = chain.submit("report-parliament.json");
        assertNew("messages/1-parliament.txt");
        IncidentId one = chain.submit("report-one-albania.json");
        assertNew("messages/2-one-albania.txt");
        chain.submit("report-air-albania.json");
        assertNew("messages/3-air-albania.txt");
        takeAll(parliament);
        takeAll(one);
        chain.clock.advance(Duration.ofHours(97));
        chain.review();
        assertNew("messages/4-after-97-hours.txt");
        chain.change(parliament, Map.of("determination", "false-positive"));
        assertNew("messages/5-parliament-was-a-false-alarm.txt");

        assertThat(chain.published).allSatisfy(SeedMessagesTest::fitsItsMedium);
    }

    /** Somebody takes them, so that only Air Albania's alerts escalate. */
    private void takeAll(IncidentId id) {
        Instant nextStepBy = chain.clock.instant().plus(Duration.ofDays(10));
        chain.alerts(id, AlertState.OPEN)
                .forEach(alert -> chain.actions.acknowledge(
                        alert.id(), "Duty officer", nextStepBy, new Actor("staff", Optional.empty())));
    }

    private void assertNew(String file) {
        List<OutboundMessage> fresh = chain.published.subList(read, chain.published.size());
        read = chain.published.size();
        Golden.assertMatches(file, fresh.stream().map(SeedMessagesTest::page).collect(Collectors.joining("\n")));
    }

    static String page(OutboundMessage message) {
        return "To: " + message.audience() + "\nSubject: " + message.subject() + "\n\n" + message.text();
    }

    public static void fitsItsMedium(OutboundMessage message) {
        assertThat(message.subject()).hasSizeLessThanOrEqualTo(100).matches("[ -~]+");
        assertThat(message.text().lines())
                .allSatisfy(line -> assertThat(columns(line)).as(line).isLessThanOrEqualTo(78));
    }

    /** What a terminal draws: marks sit on their letter, East Asian letters and emoji take two columns. */
    private static int columns(String line) {
        return line.codePoints().map(SeedMessagesTest::columns).sum();
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = Character.isIdeographic(c)
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.KATAKANA
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HIRAGANA
                || (c >= 0x1F300 && c <= 0x1FAFF);
        return isWide ? 2 : 1;
    }
}
