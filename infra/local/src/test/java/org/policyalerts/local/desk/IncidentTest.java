package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One incident, and what may be known of it. */
@BrowserTest
class IncidentTest {

    private static final Map<String, Object> CLAIM = Map.of(
            "claimant",
            "Homeland Desk",
            "claimedAt",
            "2023-12-25",
            "channel",
            "Telegram",
            "credibility",
            3,
            "status",
            "active");

    private static String link(OneOperator operator) {
        return "#/incidents/" + operator.incident();
    }

    @Test
    void whoClaimsItIsNotWhoDidIt(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-CLAIM", Map.of("claims", List.of(CLAIM)));
        Page page = desk.signedIn("staff:mfa", link(operator));

        assertThat(page.locator("h1")).hasText(OneOperator.TITLE);
        assertThat(page.locator(".card").first()).containsText("Homeland Desk not withdrawn, on Telegram, Mon 25 Dec");
        assertThat(page.locator(".card").nth(1)).containsText("Nobody has been held responsible.");
        assertThat(page.locator(".card").nth(1)).containsText("none yet");
        assertThat(page.locator(".card").nth(1)).not().containsText("claimed");
        assertThat(page.locator(".card").nth(1)).not().containsText("Homeland");
        desk.picture(page, "incident");
    }

    @Test
    void othersTasksAreShownAndNotOffered(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-OTHERS");
        Page page = desk.signedIn("staff:csirt", link(operator));
        page.getByText("To be done by others").click();

        assertThat(page.getByText(OneOperator.ISOLATE)).isVisible();
        assertThat(page.locator("details li.task button")).hasCount(0);
    }

    @Test
    void whyWhyNotAndWhatIsNotKnownAreRulesInWords(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-WHY");
        Page page = desk.signedIn("staff:csirt", link(operator));

        page.getByText("Why not:").click();
        page.locator("details.fold[open] details.why summary").first().click();
        assertThat(page.locator("details.fold[open] details.why[open]").first()).containsText("saw: ");
        page.getByText("Not yet known:").click();
        assertThat(page.locator("details.fold[open] li", new Page.LocatorOptions().setHasText("needs"))
                        .first())
                .isVisible();
    }

    @Test
    void aCorrectionIsShownAsADifference(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-VERSIONS");
        operator.falseAlarm();
        Page page = desk.signedIn("staff:csirt", link(operator));
        assertThat(page.locator("main")).containsText("This was a false alarm.");
        page.getByText("Versions", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("table", new Page.LocatorOptions().setHasText("Version 2")))
                .containsText("determination");
        assertThat(page.locator("table", new Page.LocatorOptions().setHasText("Version 2")))
                .containsText("confirmed");
    }

    @Test
    void redIsThereForWhoIsNamedForItAlone(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-RED", Map.of("tlp", "red"));
        desk.announce("404");
        Page page = desk.signedIn("staff:mfa", link(operator));
        assertThat(page.locator("main")).not().containsText(OneOperator.TITLE);
        assertThat(page.locator("main .bad").first()).containsText("not for you to see");
        Page named = desk.signedIn("staff:mfa+restricted", link(operator));

        assertThat(named.locator(".marking")).containsText("TLP:RED for you alone");
        assertThat(named.locator("h1")).hasText(OneOperator.TITLE);
    }

    @Test
    void anExerciseCannotBeMistaken(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-DRILL", Map.of("mode", "exercise"));
        Page page = desk.signedIn("staff:csirt", link(operator));

        assertThat(page.locator(".marking")).containsText("EXERCISE EXERCISE EXERCISE: none of this has happened");
    }

    @Test
    void theLabelStaysInViewAndOnPaper(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-LABEL", Map.of("tlp", "amber+strict"));
        Page page = desk.signedIn("staff:csirt", link(operator));
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        page.mouse().wheel(0, 4000);
        assertThat(page.locator(".marking .tlp")).isInViewport();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator(".marking .tlp")).hasText("TLP:AMBER+STRICT");
        assertThat(Desk.button(page, "Sign out")).isHidden();
    }

    @Test
    void aHoldIsSeenByAllAndDecidedByWhoKeepsTheArchive(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-HOLD");
        Page page = desk.signedIn("staff:legal", link(operator));
        Desk.button(page, "Put it on hold …").click();
        page.getByLabel("Why").fill("Tirana District Court, case 214/2023");
        Desk.button(page, "Put on hold").click();
        assertThat(page.locator("main"))
                .containsText("it is kept whatever its age. Tirana District Court, case 214/2023");
        desk.picture(page, "hold");

        Page other = desk.signedIn("staff:mfa", link(operator));
        assertThat(other.locator("main")).containsText("case 214/2023");
        assertThat(Desk.button(other, "Lift the hold …")).hasCount(0);

        Desk.button(page, "Lift the hold …").click();
        Desk.button(page, "Lift").last().click();
        assertThat(page.locator("main")).not().containsText("On hold");
    }

    @Test
    void wordsAreErasedWhereTheyStandAndBadPlacesAreNamed(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-ERASED");
        desk.announce("400");
        Page page = desk.signedIn("staff:legal", link(operator));
        Desk.button(page, "Erase words …").click();
        page.getByLabel("Where it stands").fill("/title\n/nowhere");
        page.getByLabel("Who asked for it").fill("the person named");
        page.getByLabel("Why").fill("GDPR art. 17, request 2024-12");
        Desk.button(page, "Erase").last().click();
        assertThat(page.locator("#form .bad")).containsText("fields › 1");
        page.getByLabel("Where it stands").fill("/title");
        Desk.button(page, "Erase").last().click();

        assertThat(page.locator("h1")).containsText("[erased ");
        assertThat(page.locator("main")).not().containsText(OneOperator.TITLE);
    }

    @Test
    void fourRequestsDrawIt(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INCIDENT-REQUESTS");
        Page page = desk.opened(link(operator), Desk.Look.WIDE);
        AtomicInteger requests = new AtomicInteger();
        page.onRequest(request -> requests.addAndGet(request.url().contains("/desk") ? 0 : 1));
        Desk.signIn(page, "staff:csirt");
        assertThat(page.locator("h1")).hasText(OneOperator.TITLE);

        assertThat(requests.get()).isBetween(1, 4);
    }
}
