package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reviews, silences, calendar, search, campaigns and figures. */
@BrowserTest
class OtherScreensTest {

    private static Map<String, Object> claimedBy(String claimant) {
        return Map.of("claims", List.of(Map.of("claimant", claimant, "claimedAt", "2023-12-25", "status", "active")));
    }

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.STATUS).last();
    }

    @ParameterizedTest
    @CsvSource({
        "#/calendar, Calendar",
        "#/calendar/legal, Calendar of the legal service",
        "#/search?sector=legislature, Find a message or an incident",
        "#/reviews, Reviews: who did it",
        "#/campaigns/Requests%20Crew, Claimed by Requests Crew",
        "#/silences, Silences",
        "#/recipients/legal, Mail and chat for the legal service",
        "#/book, Rules in force",
        "#/book/inform-users, Users or the public must be told",
        "#/try, Try a report",
        "#/figures, Figures"
    })
    void fourRequestsDrawAnyOfThem(String link, String heading, Desk desk) {
        OneOperator.hit(desk, "OTHER-REQUESTS", claimedBy("Requests Crew"));
        Page page = desk.opened(link, Desk.Look.WIDE);
        AtomicInteger requests = new AtomicInteger();
        page.onRequest(request -> requests.addAndGet(request.url().contains("/desk") ? 0 : 1));
        Desk.signIn(page, "staff");
        assertThat(page.locator("h1")).hasText(heading);
        desk.picture(page, link.replaceAll("[^a-z]+", "-").substring(1));

        assertThat(requests.get()).isBetween(1, 4);
    }

    @Test
    void aReviewIsRecordedAndWhatIsNotAllowedIsSaidInWords(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-REVIEW", claimedBy("Review Crew"));
        Page page = desk.signedIn("staff", "#/reviews");
        Locator card = page.locator(
                "article.card",
                new Page.LocatorOptions().setHas(page.locator("a[href='#/incidents/" + operator.incident() + "']")));
        desk.announce("409");
        card.getByRole(AriaRole.BUTTON).click();
        page.getByLabel("It stands now at").selectOption("dormant");
        page.getByLabel("What was looked at").fill("Nothing new from the providers.");
        Desk.button(page, "Record").last().click();
        assertThat(page.locator("#form .bad")).containsText("Not recorded, because something has changed meanwhile.");
        assertThat(page.getByLabel("What was looked at")).hasValue("Nothing new from the providers.");

        page.getByLabel("It stands now at").selectOption("investigating");
        Desk.button(page, "Record").last().click();
        assertThat(status(page)).containsText("Recorded. Next review");
        assertThat(card).containsText("Investigating");
    }

    @Test
    void aSilenceIsSeenBeforeItBegins(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-SILENCE");
        Page page = desk.signedIn("staff", "#/silences?incident=" + operator.incident());
        page.getByLabel("Why").fill("Talks are under way.");
        page.getByLabel("Until the end of").fill("2023-12-31");
        assertThat(Desk.button(page, "Begin the silence")).hasCount(0);
        Desk.button(page, "Show what it would hide").click();
        assertThat(page.locator("form .warn")).containsText("it would have hidden");
        page.getByLabel("Why").fill("Talks are under way, says the foreign ministry.");
        assertThat(Desk.button(page, "Begin the silence")).hasCount(0);
        Desk.button(page, "Show what it would hide").click();
        Desk.button(page, "Begin the silence").click();
        assertThat(status(page)).hasText("The silence has begun.");

        page.getByLabel("End the silence: Talks are under way, says the foreign ministry.")
                .click();
        Desk.button(page, "End it").click();
        assertThat(status(page)).hasText("The silence has ended.");
        assertThat(page.getByText("Ended (")).isVisible();
    }

    @Test
    void aSilenceWithoutAnythingToHideIsRefusedInWords(Desk desk) {
        Page page = desk.signedIn("staff", "#/silences");
        desk.announce("400");
        page.getByLabel("Why").fill("No reason at all.");
        page.getByLabel("Until the end of").fill("2030-12-31");
        Desk.button(page, "Show what it would hide").click();

        assertThat(page.locator("form .bad li")).hasCount(2);
    }

    @Test
    void anIncidentIsFoundByWhatItsReporterCalledIt(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-SEARCH");
        Page page = desk.signedIn("staff", "#/search");
        page.getByLabel("Reference").fill("desk/other-search");
        Desk.button(page, "Find").click();

        assertThat(page.locator("a[href='#/incidents/" + operator.incident() + "']"))
                .hasText(OneOperator.TITLE);
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.reload();
        assertThat(page.getByLabel("Reference")).hasValue("desk/other-search");
    }

    @Test
    void aMessageIsFoundByTheCodeThatItNames(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-CODE");
        Page page = desk.signedIn(operator.token(), "#/search");
        page.getByLabel("Code in a message").fill(" " + operator.code().toLowerCase(Locale.ROOT));
        Desk.button(page, "Open it").click();

        assertThat(page.locator("main code").first()).hasText(operator.code());
        assertThat(page.locator("li.task")).hasCount(3);
    }

    @Test
    void aFalseAlarmIsFoundAsOne(Desk desk) {
        OneOperator.hit(desk, "OTHER-FALSE", claimedBy("False Crew")).falseAlarm();
        for (String link : List.of("#/search?reference=DESK/OTHER-FALSE", "#/campaigns/False%20Crew")) {
            Page page = desk.signedIn("staff", link);
            assertThat(page.locator("tbody tr").first()).containsText("FALSE ALARM");
            assertThat(page.locator("tbody tr").first()).containsText("none yet");
        }
    }

    @Test
    void theCalendarNamesWhatIsOverdueFirst(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-CALENDAR");
        Page page = desk.signedIn(operator.token(), "#/calendar");

        assertThat(page.locator("section.part h2").first()).hasText("Overdue 1");
        assertThat(page.locator(".entries li.late")).containsText("Duty by law");
        assertThat(page.locator(".entries li.late")).containsText(OneOperator.TELL);
    }

    @Test
    void figuresLeadToACampaignAndThatToItsIncidents(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "OTHER-CAMPAIGN", claimedBy("Figures Crew"));
        Page page = desk.signedIn("staff", "#/figures");
        assertThat(page.locator("svg[role=img]").first()).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Figures Crew"))
                .click();
        assertThat(page.locator("h1")).hasText("Claimed by Figures Crew");
        assertThat(page.locator("svg[role=img]")).isVisible();
        page.locator("table a[href='#/incidents/" + operator.incident() + "']").click();

        assertThat(page.locator("h1")).hasText(OneOperator.TITLE);
    }

    @Test
    void redStandsInNoListOfWhoMayNotReadIt(Desk desk) {
        Map<String, Object> red = new HashMap<>(claimedBy("Red Crew"));
        red.put("tlp", "red");
        red.put("title", "Only for those who are named");
        OneOperator.hit(desk, "OTHER-RED", red);
        for (String link : List.of(
                "#/calendar", "#/search?sector=legislature", "#/reviews", "#/campaigns/Red%20Crew", "#/figures")) {
            Page page = desk.signedIn("staff", link);
            assertThat(page.locator("main")).not().containsText("Only for those who are named");
            page.close();
        }
        Page named = desk.signedIn("staff+restricted", "#/campaigns/Red%20Crew");

        assertThat(named.locator("main")).containsText("Only for those who are named");
        assertThat(named.locator(".marking")).containsText("TLP:RED");
    }
}
