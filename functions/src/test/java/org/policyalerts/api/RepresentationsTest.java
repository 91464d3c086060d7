package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form of an answer a caller gets. */
class RepresentationsTest {

    private static final Representations OFFERED = Representations.json(request -> ApiResponse.json(200, Map.of()))
            .or("text/calendar", request -> ApiResponse.file("text/calendar", "a.ics", ""))
            .or("text/csv", request -> ApiResponse.file("text/csv", "a.csv", ""));

    private static ApiResponse answer(Map<String, String> headers) {
        return OFFERED.handle(
                new ApiRequest("request-1", Map.of(), Map.of(), headers, new RequestBody(new byte[0]), Caller.NOBODY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            */*                                                 | application/json
            text/csv                                            | text/csv
            TEXT/CSV; charset=utf-8                             | text/csv
            text/*                                              | text/calendar
            text/csv, */*                                       | text/csv
            text/csv;q=0.5, application/json;q=0.4              | text/csv
            text/csv;q=0.4, application/json;q=0.5              | application/json
            application/json, text/csv                          | application/json
            text/csv, application/json                          | text/csv
            text/*, text/calendar;q=0                           | text/csv
            */*, application/json;q=0, text/calendar;q=0.1      | text/csv
            text/html, image/gif, *; q=.2, */*; q=.2            | application/json
            image/png, text/calendar ; q=0.001                  | text/calendar
            text/csv;q=high, text/calendar                      | text/calendar
            """)
    void theOneThatIsMostWelcome(String accept, String expected) {
        ApiResponse answer = answer(Map.of("accept", accept));

        assertThat(answer.headers().get("Content-Type")).startsWith(expected);
        assertThat(answer.headers()).containsEntry("Vary", "Accept");
    }

    @Test
    void whoeverDoesNotSayGetsJson() {
        assertThat(answer(Map.of()).headers()).containsEntry("Content-Type", "application/json");
        assertThat(answer(Map.of("accept", " ")).headers()).containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            image/png
            text/csv;q=0
            application/json;q=0, text/*;q=0.0
            nonsense
            """)
    void whoeverTakesNoneIsToldWhatThereIs(String accept) {
        assertThatThrownBy(() -> answer(Map.of("accept", accept)))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.response().status()).isEqualTo(406);
                    assertThat(refused.response().headers()).containsEntry("Vary", "Accept");
                    assertThat(refused.response().body())
                            .contains("There is application/json, text/calendar, text/csv.");
                });
    }

    @Test
    void tellsWhatThereIs() {
        assertThat(OFFERED.types()).isEqualTo(List.of("application/json", "text/calendar", "text/csv"));
    }
}
