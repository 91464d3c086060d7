package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.story.SteppingClock;

/** One submitter that asks without end, and all the others. */
class SubmissionLimitTest {

    private static final int MOST = 3;

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T12:00:20Z"));
    private final InMemoryTable table = new InMemoryTable();
    private final FakeApi api = FakeApi.limited(table, clock, MOST);

    private Answer submit(FakeApi by, String organisation, int number) {
        return by.call("POST", "/incidents")
                .asSubmitter(organisation)
                .json(aReport().with("/reference", "R-" + number))
                .send();
    }

    private void fill(String organisation) {
        IntStream.range(0, MOST)
                .forEach(i -> assertThat(submit(api, organisation, i).status()).isEqualTo(201));
    }

    @Test
    void refusesWhatIsTooMuchAndSaysWhenTheNextMinuteBegins() {
        fill("LOUD");

        Answer refused = submit(api, "LOUD", MOST);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("41");
        assertThat(refused.text("type")).isEqualTo("urn:policyalerts:problem:too-many-requests");
        assertThat(refused.text("detail")).contains("3 times a minute", "41 seconds");
        assertThat(table.items().toString()).doesNotContain("R-" + MOST);
        clock.advance(Duration.ofSeconds(41));
        assertThat(submit(api, "LOUD", MOST).status()).isEqualTo(201);
    }

    @Test
    void aBadNeighbourStarvesNeitherOtherSubmittersNorStaff() {
        IntStream.range(0, 50).forEach(i -> submit(api, "LOUD", i));

        assertThat(submit(api, "CALM", 0).status()).isEqualTo(201);
        IntStream.range(0, 2 * MOST).forEach(i -> assertThat(
                        api.call("GET", "/incidents").asStaff().send().status())
                .isEqualTo(200));
        assertThat(api.call("GET", "/incidents")
                        .as("incidents/submit incidents/read alerts/act", "LOUD")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void allInstancesCountTogether() {
        FakeApi other = FakeApi.limited(table, clock, MOST);
        submit(api, "LOUD", 0);
        submit(other, "LOUD", 1);
        submit(api, "LOUD", 2);

        assertThat(submit(other, "LOUD", 3).status()).isEqualTo(429);
    }

    @Test
    void whateverASubmitterAsksIsCountedAndAReadIsRefusedLikeAReport() {
        api.call("POST", "/incidents").asSubmitter("LOUD").json("{}").send();
        api.call("POST", "/incidents")
                .asCurator("LOUD")
                .query("dryRun", "true")
                .json(aReport())
                .send();
        assertThat(api.call("GET", "/incidents").asSubmitter("LOUD").send().status())
                .isEqualTo(200);

        assertThat(api.call("GET", "/incidents").asSubmitter("LOUD").send().status())
                .isEqualTo(429);
    }

    @Test
    void eachReportOfABatchIsCountedAndOneThatDoesNotFitIsRefusedWhole() {
        submit(api, "LOUD", 0);
        submit(api, "LOUD", 1);

        Answer refused = batch("LOUD", 2);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(table.items().toString()).doesNotContain("B-0");
        assertThat(batch("CALM", MOST).status()).isEqualTo(200);
        assertThat(submit(api, "CALM", 0).status()).isEqualTo(429);
    }

    private Answer batch(String organisation, int reports) {
        StringBuilder lines = new StringBuilder();
        IntStream.range(0, reports).forEach(i -> lines.append(
                        JsonWriter.write(aReport().with("/reference", "B-" + i).tree()))
                .append('\n'));
        return api.call("POST", "/incidents:batch")
                .asSubmitter(organisation)
                .body("application/x-ndjson", lines.toString())
                .send();
    }
}
