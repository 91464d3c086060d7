package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

/** Our own judgement of who did it is written by those who judge; reporters send it back as it was. */
class OwnJudgementTest {

    private static final String ASSESSMENT =
            "{\"by\": \"Ministry of Interior\", \"actor\": \"Unit 1\", \"country\": \"RU\", \"category\": \"state\"}";

    private final FakeApi api = new FakeApi();
    private String id = "";

    @BeforeEach
    void anIncidentThatWasJudged() {
        Answer stored = submit(judged(), true);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        id = stored.text("id");
    }

    private static ReportTree judged() {
        return aReport()
                .withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]")
                .with("/attribution/status", "investigating")
                .with("/attribution/confidence", "low")
                .with("/attribution/owner", "attribution cell")
                .with("/attribution/lastReviewedAt", "2023-12-25")
                .with("/attribution/nextReviewAt", "2024-01-02");
    }

    private Answer submit(ReportTree report, boolean isCurator) {
        Call call = api.call("POST", "/incidents").json(report);
        return (isCurator ? call.asCurator("AKCESK") : call.asSubmitter("AKCESK")).send();
    }

    private Answer patch(String attribution) {
        return api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", "{\"attribution\": " + attribution + "}")
                .send();
    }

    private static List<Object> pointers(Answer answer) {
        return answer.objects("errors").stream()
                .map(error -> error.get("pointer"))
                .toList();
    }

    static Stream<String> moreThanAClaim() {
        return Stream.of(
                        "investigating",
                        "technical",
                        "assessed",
                        "public",
                        "contested",
                        "refuted",
                        "dormant",
                        "closed-unresolved")
                .map(status -> "status:" + status);
    }

    @ParameterizedTest
    @MethodSource("moreThanAClaim")
    @CsvSource({"confidence:moderate", "confidence:high", "owner:me", "lastReviewedAt:2023-12-26", "nextReviewAt:2024"})
    void aReportThatJudgesIsRefusedWithThePlace(String field) {
        String[] part = field.split(":", 2);
        ReportTree report = aReport().with("/reference", "R-2").with("/attribution/" + part[0], part[1]);

        Answer refused = submit(report, false);
        Answer tried = api.call("POST", "/incidents")
                .query("dryRun", "true")
                .asSubmitter("AKCESK")
                .json(report)
                .send();

        for (Answer answer : List.of(refused, tried)) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("type")).endsWith("not-allowed");
            assertThat(pointers(answer)).containsExactly("/attribution/" + part[0]);
        }
        assertThat(api.call("GET", "/incidents").asStaff().send().objects("incidents"))
                .hasSize(1);
    }

    @Test
    void everyPlaceIsNamedAtOnceAndBeforeWhatElseIsWrong() {
        Answer refused = submit(judged().with("/reference", "R-2").with("/attribution/confidence", "high"), false);
        Answer alsoInvalid = submit(judged().with("/reference", "R-2").with("/severity", 9L), false);

        assertThat(pointers(refused))
                .containsExactly(
                        "/attribution/status",
                        "/attribution/confidence",
                        "/attribution/owner",
                        "/attribution/lastReviewedAt",
                        "/attribution/nextReviewAt");
        assertThat(alsoInvalid.status()).isEqualTo(403);
        assertThat(pointers(alsoInvalid)).hasSize(4).contains("/attribution/owner");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\": \"claimed\"} | /attribution/status",
                "{\"status\": \"public\"} | /attribution/status",
                "{\"status\": null} | /attribution/status",
                "{\"confidence\": \"none\"} | /attribution/confidence",
                "{\"confidence\": \"high\"} | /attribution/confidence",
                "{\"confidence\": null} | /attribution/confidence",
                "{\"owner\": \"me\"} | /attribution/owner",
                "{\"owner\": null} | /attribution/owner",
                "{\"lastReviewedAt\": \"2023-12-26\"} | /attribution/lastReviewedAt",
                "{\"lastReviewedAt\": null} | /attribution/lastReviewedAt",
                "{\"nextReviewAt\": \"2030-01-01\"} | /attribution/nextReviewAt",
                "{\"nextReviewAt\": null} | /attribution/nextReviewAt",
                "{\"status\": \"public\", \"confidence\": \"high\", \"owner\": \"me\", \"lastReviewedAt\": \"2023-12-26\","
                        + " \"nextReviewAt\": \"2030-01-01\"} | /attribution/status /attribution/confidence"
                        + " /attribution/owner /attribution/lastReviewedAt /attribution/nextReviewAt",
                "null | /attribution/status /attribution/confidence /attribution/owner /attribution/lastReviewedAt /attribution/nextReviewAt",
            })
    void aChangeOfAJudgementIsRefusedAsMuchAsTakingItAway(String attribution, String pointers) {
        Answer refused = patch(attribution);

        assertThat(refused.status()).as(refused.body()).isEqualTo(403);
        assertThat(pointers(refused)).containsExactly((Object[]) pointers.split(" "));
    }

    @Test
    void whatIsSentBackAsItWasIsNoChangeOfIt() {
        Answer changed = api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", JsonWriter.write(judged().with("/severity", 2L).tree()))
                .send();

        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(submit(judged(), false).status())
                .as("the report that the authority sent is sent again by its reporter")
                .isEqualTo(200);
        assertThat(submit(judged().with("/reference", " r-1"), false).status()).isEqualTo(200);
        assertThat(pointers(submit(judged().with("/severity", 1L), false)))
                .as("another report")
                .hasSize(4);
    }

    @Test
    void staffJudgeInReviewsAndNotByTheWay() {
        Answer byTheWay = api.call("PATCH", "/incidents/" + id)
                .asStaff()
                .patch("\"v1\"", "{\"attribution\": {\"status\": \"public\"}, \"severity\": 2}")
                .send();
        Answer corrected = api.call("PATCH", "/incidents/" + id)
                .asStaff()
                .patch("\"v1\"", "{\"severity\": 2, \"attribution\": {\"assessments\": [" + ASSESSMENT + "]}}")
                .send();
        Answer review = review(api.call("POST", "/incidents/" + id + "/reviews").asStaff());

        assertThat(byTheWay.status()).isEqualTo(403);
        assertThat(pointers(byTheWay)).containsExactly("/attribution/status");
        assertThat(corrected.status()).isEqualTo(200);
        assertThat(review.status()).isEqualTo(201);
    }

    @Test
    void whoJudgesDoesSoInReviewsAndReportsOfItsOrganisation() {
        Call own = api.call("POST", "/incidents/" + id + "/reviews").asCurator("AKCESK");
        Call others = api.call("POST", "/incidents/" + id + "/reviews").asCurator("CERT-EU");
        Call reporters = api.call("POST", "/incidents/" + id + "/reviews").asSubmitter("AKCESK");

        assertThat(review(reporters).status()).isEqualTo(403);
        assertThat(review(others).status()).isEqualTo(404);
        assertThat(review(own).status()).isEqualTo(201);
        assertThat(api.call("PATCH", "/incidents/" + id)
                        .asCurator("AKCESK")
                        .patch("\"v2\"", "{\"attribution\": {\"owner\": \"me\"}}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    private static Answer review(Call call) {
        return call.json("{\"status\": \"technical\", \"note\": \"tools\"}").send();
    }

    @Test
    void aFirstClaimMakesAnUnassessedIncidentClaimed() {
        String fresh = submit(aReport().with("/reference", "R-2"), false).text("id");
        Answer claimed = api.call("PATCH", "/incidents/" + fresh)
                .asSubmitter("AKCESK")
                .patch(
                        "\"v1\"",
                        "{\"claims\": [{\"claimant\": \"X\"}], \"attribution\": {\"status\": \"claimed\", \"confidence\": \"low\"}}")
                .send();
        Answer back = api.call("PATCH", "/incidents/" + fresh)
                .asSubmitter("AKCESK")
                .patch("\"v2\"", "{\"attribution\": {\"status\": \"unassessed\"}}")
                .send();

        assertThat(claimed.status()).isEqualTo(200);
        assertThat(pointers(back)).containsExactly("/attribution/status");
    }

    @Test
    void onceSomebodyHasJudgedNothingIsAddedToIt() {
        String fresh = submit(aReport().with("/reference", "R-2"), false).text("id");
        api.call("POST", "/incidents/" + fresh + "/reviews")
                .asStaff()
                .json("{\"status\": \"investigating\"}")
                .send();

        Answer added = api.call("PATCH", "/incidents/" + fresh)
                .asSubmitter("AKCESK")
                .patch("\"v2\"", "{\"attribution\": {\"confidence\": \"low\"}}")
                .send();

        assertThat(pointers(added)).containsExactly("/attribution/confidence");
    }

    @Test
    void ofABatchEachLineIsJudgedByItself() {
        Answer answer = api.call("POST", "/incidents:batch")
                .asSubmitter("AKCESK")
                .body(
                        "application/x-ndjson",
                        JsonWriter.write(aReport().with("/reference", "R-2").tree()) + "\n"
                                + JsonWriter.write(
                                        judged().with("/reference", "R-3").tree()) + "\n"
                                + JsonWriter.write(judged().tree()))
                .send();

        List<Map<String, Object>> lines =
                answer.body().lines().map(FakeApi::document).toList();
        assertThat(lines).extracting(line -> line.get("status")).containsExactly(201L, 403L, 200L);
        assertThat(JsonWriter.write(lines.get(1))).contains("/attribution/status", "/attribution/nextReviewAt");
    }
}
