package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.incident.validation.ReportReading.Invalid;
import org.policyalerts.incident.validation.ReportReading.Valid;

class FutureDatesTest {

    private static final Instant RECEIVED = Instant.parse("2024-02-05T08:00:00Z");

    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    private static ReportTree aware(String awareAt) {
        return aReport().with("/timeline/awareAt", awareAt);
    }

    private ReportReading received(ReportTree tree) {
        return reader.receive(tree.tree(), Optional.empty(), RECEIVED);
    }

    @ParameterizedTest(name = "finding 06, domain 5.2: {0} is read as {1}, and perhaps as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            2024-04-02T10:00:00+02:00 | 2 April 2024     | with day and month swapped as 4 February 2024 (2024-02-04T10:00:00+02:00)
            2024-04-02                | 2 April 2024     | with day and month swapped as 4 February 2024 (2024-02-04)
            2042-02-04                | 4 February 2042  | with the year 2024 as 4 February 2024 (2024-02-04)
            2102-02-04                | 4 February 2102  | with the year 2024 as 4 February 2024 (2024-02-04)
            2024-12-28                | 28 December 2024 | with the year 2023 as 28 December 2023 (2023-12-28)
            2042-01                   | January 2042     | with the year 2024 as January 2024 (2024-01)
            2042                      | 2042             | with the year 2024 as 2024 (2024)
            """)
    void aDateInTheFutureIsRefusedWithBothReadings(String awareAt, String asRead, String otherReading) {
        List<Problem> problems = ((Invalid) received(aware(awareAt))).problems();

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.pointer()).isEqualTo("/timeline/awareAt");
            assertThat(problem.message())
                    .startsWith(
                            "lies more than 24 hours after the receipt of the report (5 February 2024); it reads as ")
                    .contains("it reads as " + asRead + ",", otherReading);
        });
    }

    @ParameterizedTest(name = "{0}: taken {1}")
    @CsvSource({
        "2024-02-06T09:00:00+01:00, true",
        "2024-02-06T09:00:00.001+01:00, false",
        "2024-02-06, true",
        "2024-02-07, false",
        "2024, true",
        "2025, false"
    })
    void aDayIsAllowedForClocksThatDiffer(String awareAt, boolean isTaken) {
        assertThat(received(aware(awareAt)) instanceof Valid).isEqualTo(isTaken);
    }

    @ParameterizedTest
    @CsvSource({"backfill", "exercise"})
    void onlyWhatHappensNowIsAskedForTheRightDate(String mode) {
        assertThat(received(aware("2042-02-04").with("/mode", mode))).isInstanceOf(Valid.class);
    }

    @Test
    void aNotificationInTheFutureIsTakenWithAWarningThatItEndsItsDuty() {
        ReportTree early = aReport().with("/notifications", Map.of("earlyWarningAt", "2024-05-02T10:00:00+02:00"));

        assertThat(((Valid) received(early)).warnings())
                .filteredOn(warning -> warning.pointer().startsWith("/notifications"))
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.pointer()).isEqualTo("/notifications/earlyWarningAt");
                    assertThat(warning.message())
                            .contains("it reads as 2 May 2024", "5 February 2024", "and the duty counts as done");
                });
    }

    @Test
    void whatOccurredLiesNoMoreInTheFutureAndIsToldWithAllOtherProblems() {
        ReportTree wrong = aReport().with("/timeline/occurredAt", "2042-01-01").with("/severity", 9L);

        assertThat(((Invalid) received(wrong)).problems())
                .extracting(Problem::pointer)
                .containsExactly("/severity", "/timeline/occurredAt");
    }

    @Test
    void aChangeOfSomethingElseIsNotHeldUpByADateThatWasTakenBefore() {
        Report before = ((Valid) reader.read(aware("2042-02-04").tree())).report();
        Object changed = aware("2042-02-04").with("/severity", 1L).tree();
        Object movedOn = aware("2042-02-05").tree();

        assertThat(reader.receive(changed, Optional.of(before), RECEIVED)).isInstanceOf(Valid.class);
        assertThat(reader.receive(movedOn, Optional.of(before), RECEIVED)).isInstanceOf(Invalid.class);
    }
}
