package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.local.LocalClock;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRoutesTest {

    private final LocalClock clock = new LocalClock();
    private final LocalDeployment deployment = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0));
    private final Caller caller = new Caller(deployment.uri());

    @AfterAll
    void stop() {
        deployment.close();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return caller.send("POST", path, "", "application/json", body);
    }

    @Test
    void theClockStandsWhereItIsPutAndMovesWhenTold() throws Exception {
        assertThat(post("/local/clock", "{\"now\":\"2023-12-26T08:00:00+01:00\"}")
                        .body())
                .isEqualTo("{\"now\":\"2023-12-26T07:00:00Z\"}");
        assertThat(post("/local/clock", "{\"advance\":\"PT97H\"}").body())
                .isEqualTo("{\"now\":\"2023-12-30T08:00:00Z\"}");

        assertThat(clock.instant()).isEqualTo(Instant.parse("2023-12-30T08:00:00Z"));
    }

    @Test
    void saysHowATimeOrAPeriodIsWritten() throws Exception {
        for (String body : List.of("{\"now\":\"2023-12-26\"}", "{\"advance\":\"2h\"}", "{}")) {
            assertThat(post("/local/clock", body).body())
                    .as(body)
                    .contains("now, as in 2023-12-26T09:00:00+01:00, or advance, as in PT2H or P1D");
        }
    }

    @Test
    void anIdleStackSaysSoAndAReviewWithNothingDueReportsThat() throws Exception {
        assertThat(caller.get("/local/idle", "").body()).isEqualTo("{\"idle\":true,\"parked\":[]}");
        assertThat(post("/local/review", "").body()).contains("\"examined\":0");
        assertThat(caller.get("/local/inbox?audience=mfa", "").body()).isEqualTo("{\"messages\":[]}");
        assertThat(caller.get("/local/inbox", "").body()).isEqualTo("{\"messages\":[]}");
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            emptyValue = "",
            value = {
                "GET  | /local/inbox?audience=nobody | ^^                     | 400",
                "GET  | /local/inbox?audience=mfa@ONE | ^^                    | 400",
                "POST | /local/clock                 | {'now':'yesterday'}    | 400",
                "POST | /local/clock                 | {'now':'2023-12-26T08:00:00'} | 400",
                "POST | /local/clock                 | {'advance':'a while'}  | 400",
                "POST | /local/clock                 | {'advance':'P99999999999D'} | 400",
                "POST | /local/clock                 | {'advance':'PT9223372036854775807S'} | 400",
                "POST | /local/clock                 | {'now':'1969-12-31T23:59:59Z'} | 400",
                "POST | /local/clock                 | {}                     | 400",
                "POST | /local/clock                 | not json               | 400",
                "POST | /local/topic                 | {'refuses':['nobody']} | 400",
                "POST | /local/topic                 | {'refuses':'mfa'}      | 400",
                "GET  | /local/clock                 | ^^                     | 405",
                "GET  | /local/review                | ^^                     | 405",
                "GET  | /local/nothing               | ^^                     | 404",
            })
    void refusesWhatItDoesNotKnow(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = caller.send(method, path, "", "application/json", body.replace('\'', '"'));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).startsWith("{\"message\":");
    }

    @Test
    void aClockThatNobodySetIsTheMachines() {
        LocalClock free = new LocalClock();

        assertThat(Duration.between(Instant.now(), free.instant())).isLessThan(Duration.ofMinutes(1));
        assertThat(free.isSet()).isFalse();

        free.advance(Duration.ofHours(1));

        assertThat(free.isSet()).isTrue();
    }
}
