package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;

class NewsFinderTest {

    private static final Instant SECOND = Instant.parse("2023-01-20T08:00:00Z");
    private static final AReviewItem ITEM = anItemDueAt(SECOND);

    private final NewsFinder finder = new NewsFinder(new ClaimantKeys(Map.of("apt34", "oilrig")));

    private static ACase known() {
        return aCase().withJson("/claims", "[{\"claimant\": \"OilRig\"}]")
                .withJson("/attribution/assessments", "[{\"by\": \"Microsoft\", \"country\": \"IR\"}]")
                .withJson("/responses", "[{\"type\": \"sanctions\", \"by\": \"EU\", \"against\": \"MOIS\"}]");
    }

    private List<String> events(ACase next) {
        return finder.events(ITEM.inputOf(next.version(2, SECOND).incident(), known().incident())).stream()
                .map(CaseNews::text)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            another claimant is news           | /claims | [{"claimant": "OilRig"}, {"claimant": "Karma"}] | New claim by Karma
            another name of the same is none   | /claims | [{"claimant": "APT34"}]                         |
            a claim that is withdrawn is news  | /claims | [{"claimant": "OilRig", "status": "withdrawn"}] | Claim withdrawn or refuted: OilRig
            one that is corroborated is none   | /claims | [{"claimant": "OilRig", "status": "corroborated"}] |
            another assessor is news           | /attribution/assessments | [{"by": "Microsoft", "country": "IR"}, {"by": "CISA"}] | New assessment by CISA
            another view of the same is news   | /attribution/assessments | [{"by": "Microsoft", "country": "RU"}] | New assessment by Microsoft
            one that is withdrawn is none      | /attribution/assessments | [{"by": "Microsoft", "country": "IR", "status": "withdrawn"}] |
            new sanctions are news             | /responses | [{"type": "sanctions", "by": "US", "against": "MOIS"}] | New sanctions by US against MOIS
            another response is none           | /responses | [{"type": "statement", "by": "US", "against": "MOIS"}] |
            another title is none              | /title     | "Other" |
            """)
    void findsWhatBringsAReviewForward(String rule, String pointer, String json, @Nullable String text) {
        assertThat(events(known().withJson(pointer, json)))
                .as(rule)
                .isEqualTo(text == null ? List.of() : List.of(text));
    }

    @Test
    void aTargetThatIsClassedOtherwiseIsNewsAndANewTargetIsNone() {
        ACase changed = known().withJson("/targets", """
                [{"name": "Assembly", "country": "AL", "sector": "legislature", "infrastructureClass": "critical",
                  "nis2Entity": "essential", "confirmation": "authority"},
                 {"name": "Police", "country": "AL", "sector": "legislature", "infrastructureClass": "critical",
                  "confirmation": "authority"}]
                """);

        assertThat(events(changed))
                .containsExactly("Classification changed: Assembly was not-classified, NIS2 entity not given"
                        + " and is critical, NIS2 entity essential");
    }

    @Test
    void theSameClaimRaisedAgainIsNewsAgain() {
        Incident without = aCase().version(2, SECOND).incident();
        Incident second = known().version(2, SECOND).incident();
        Incident third = known().version(4, SECOND).incident();

        assertThat(finder.events(ITEM.inputOf(second, without)).get(0).key())
                .isNotEqualTo(finder.events(ITEM.inputOf(third, without)).get(0).key());
    }

    @Test
    void theFirstVersionIsNoNews() {
        assertThat(finder.events(known().asFirst())).isEmpty();
        assertThat(finder.fields(known().asFirst())).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            it came later                                  | 2 | OilRig | 1  | true
            under another name                             | 2 | APT 34 | 1  | true
            of another claimant                            | 2 | Karma  | 1  | false
            it was there before                            | 2 | OilRig | -1 | false
            of two that came at once, the second           | 2 | OilRig | 0  | true
            of two that came at once, the first            | 0 | OilRig | 0  | false
            """)
    void anotherIncidentByTheSameClaimantIsNewsToTheEarlierOne(
            String rule, int number, String claimant, long millis, boolean isNews) {
        Incident incident = known().incident();
        Incident other = aCase().number(number)
                .withJson("/claims", "[{\"claimant\": \"" + claimant + "\"}]")
                .receivedAt(incident.receivedAt().plus(Duration.ofMillis(millis)))
                .incident();

        assertThat(finder.events(ITEM.inputOfArrival(other, incident))).as(rule).hasSize(isNews ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} to a case marked amber: {1}")
    @CsvSource({
        "amber, R-2 (inc_01HJJ7R0000000000000000002)",
        "amber+strict, 'one under a stricter marking, see the list of incidents'"
    })
    void anotherIncidentIsNamedUnlessItsMarkingIsStricter(String tlp, String named) {
        Incident other = known().number(2).with("/tlp", tlp).receivedAt(SECOND).incident();

        assertThat(finder.events(
                        ITEM.inputOfArrival(other, known().with("/tlp", "amber").incident())))
                .extracting(CaseNews::text)
                .containsExactly("Another incident by the same claimant: " + named);
    }

    @Test
    void namesTheFirstSixFieldsThatAVersionChanged() {
        Incident second = aCase().with("/title", "Other")
                .with("/severity", 1L)
                .with("/tlp", "green")
                .with("/summary", "More is known.")
                .with("/mode", "backfill")
                .with("/impact/scope", "known")
                .withJson("/techniques", "[\"T1486\", \"T1490\"]")
                .version(2, SECOND)
                .incident();

        CaseNews news = finder.fields(ITEM.inputOf(second, aCase().incident())).orElseThrow();

        assertThat(news.key()).isEqualTo("version:2");
        assertThat(news.at()).isEqualTo(SECOND);
        assertThat(news.text())
                .startsWith("Version 2 changed ")
                .endsWith(" and 1 more")
                .doesNotContain("/");
        assertThat(news.text().split(", ", -1)).hasSize(6);
    }
}
