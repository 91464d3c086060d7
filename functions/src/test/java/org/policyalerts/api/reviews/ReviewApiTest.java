package org.policyalerts.api.reviews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.story.Chain;

/** Reviews as staff record and list them. */
class ReviewApiTest {

    private final AuthorityAtWork authority = new AuthorityAtWork();
    private String parliament = "";

    @BeforeEach
    void report() {
        parliament = authority.stored(Chain.tree("report-parliament.json"));
    }

    private Answer review(String body) {
        Answer answer = authority
                .api
                .call("POST", "/incidents/" + parliament + "/reviews")
                .asStaff()
                .json(body)
                .send();
        authority.chain.settle();
        return answer;
    }

    @Test
    void aReviewMovesTheAttributionAndItsDate() {
        Answer held = review("{\"status\": \"investigating\", \"note\": \"Taken.\", \"nextReviewAt\": \"2024-01-12\"}");

        assertThat(held.status()).isEqualTo(201);
        assertThat(held.document())
                .containsEntry("from", "claimed")
                .containsEntry("status", "investigating")
                .containsEntry("nextReviewAt", "2024-01-11T23:00:00Z");
        Map<String, Object> listed =
                authority.staff("/reviews").objects("reviews").get(0);
        assertThat(listed)
                .containsEntry("dueAt", "2024-01-11T23:00:00Z")
                .containsEntry("status", "investigating")
                .containsEntry("step", "planned");
    }

    @Test
    void theSameReviewTwiceIsOneVersion() {
        assertThat(review("{\"status\": \"investigating\"}").status()).isEqualTo(201);
        assertThat(review("{\"status\": \"investigating\"}").status()).isEqualTo(200);

        assertThat(authority.staff("/incidents/" + parliament + "/versions").objects("versions"))
                .hasSize(2);
    }

    @Test
    void aMoveThatIsNotAllowedNamesThoseThatAre() {
        Answer refused = review("{\"status\": \"public\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.document())
                .containsEntry("allowed", List.of("claimed", "investigating", "contested", "refuted"));
    }

    @ParameterizedTest(name = "{0} until {1}: {2}")
    @CsvSource({
        "claimed, 1999-01-01, after now",
        "claimed, 2023-12-26T07:00:00Z, after now",
        "claimed, 2025-06-01, at most 365 days",
        "claimed, 9999-01-01, in the years 1970 to 9998",
        "claimed, 2024-01, must be a day",
        "refuted, 2024-01-12, has no next review"
    })
    void aDateThatMakesNoSenseIsRefused(String status, String date, String because) {
        Answer refused = review("{\"status\": \"%s\", \"nextReviewAt\": \"%s\"}".formatted(status, date));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("/nextReviewAt", because);
    }

    @Test
    void confidenceAboveLowNeedsAnAssessment() {
        Answer refused = review("{\"status\": \"investigating\", \"confidence\": \"high\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("\"/confidence\"", "caps confidence at low");
    }

    @Test
    void theMostOverdueComesFirstPageByPage() {
        authority.stored(Chain.tree("report-one-albania.json"));
        authority.stored(Chain.tree("report-air-albania.json"));
        authority.chain.clock.advance(Duration.ofDays(30));
        authority.chain.review();

        Answer first = authority
                .api
                .call("GET", "/reviews")
                .asStaff()
                .query("limit", "2")
                .send();
        Answer second = authority
                .api
                .call("GET", "/reviews")
                .asStaff()
                .query("limit", "2")
                .query("cursor", first.text("cursor"))
                .send();

        assertThat(first.objects("reviews")).hasSize(2);
        assertThat(first.objects("reviews"))
                .extracting(one -> String.valueOf(one.get("dueAt")))
                .isSorted();
        assertThat(second.objects("reviews")).hasSize(1);
        assertThat(authority
                        .api
                        .call("GET", "/reviews")
                        .asStaff()
                        .query("due", "2023-12-28")
                        .send()
                        .objects("reviews"))
                .isEmpty();
    }
}
