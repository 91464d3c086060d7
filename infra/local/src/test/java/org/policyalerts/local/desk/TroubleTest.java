package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong is said in words, and nothing that was typed is lost. */
@BrowserTest
class TroubleTest {

    private static void answering(Page page, String path, int status) {
        page.route(
                path,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/problem+json")
                        .setBody("{\"status\":%d,\"title\":\"x\",\"requestId\":\"r-77\"}".formatted(status))));
    }

    private static void typing(Page page) {
        Desk.button(page, "Done …").first().click();
        page.getByLabel("What was done").fill("Told by letter.");
    }

    @Test
    void aTokenThatEndsInTheMiddleOfAnActLosesNothing(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "TROUBLE-EXPIRED");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        typing(page);
        desk.announce("401");
        answering(page, "**/tasks:act", 401);
        Desk.button(page, "Record as done").click();
        assertThat(page.locator("#again")).containsText("Your sign-in has ended");
        desk.picture(page, "sign-in-again");
        page.unroute("**/tasks:act");
        page.locator("#again").getByLabel("Another token").fill(operator.token());
        Desk.button(page, "Sign in with it").click();
        assertThat(page.getByLabel("What was done")).hasValue("Told by letter.");
        Desk.button(page, "Record as done").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 task recorded as done.");
        assertThat(operator.state(OneOperator.TELL)).isEqualTo("done");
    }

    @ParameterizedTest
    @CsvSource({
        "500, it is recorded as r-77",
        "503, The service is busy.",
        "429, The service is busy.",
        "403, You may not do this."
    })
    void aRefusalIsSaidAndTheFormStays(int status, String words, Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "TROUBLE-" + status);
        Page page = desk.signedIn(operator.token(), operator.inbox());
        typing(page);
        desk.announce(String.valueOf(status));
        answering(page, "**/tasks:act", status);
        Desk.button(page, "Record as done").click();

        assertThat(page.locator("#form .bad")).containsText(words);
        assertThat(page.getByLabel("What was done")).hasValue("Told by letter.");
    }

    @Test
    void withoutANetworkWhatWasReadStaysAndOnceItIsBackIsReadAnew(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "TROUBLE-OFFLINE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        desk.announce("ERR_INTERNET_DISCONNECTED");
        page.context().setOffline(true);
        page.evaluate("window.dispatchEvent(new Event('focus'))");
        assertThat(page.locator("main .bad")).containsText("No answer came");
        assertThat(page.locator("main")).containsText("What you see below is as of Tue 26 Dec 08:00");
        assertThat(page.locator("li.task")).hasCount(3);
        page.context().setOffline(false);

        assertThat(page.locator("main .bad")).hasCount(0);
    }

    @Test
    void whileTheApiIsSlowItSaysThatItReads(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "TROUBLE-SLOW");
        List<Route> held = new ArrayList<>();
        Page page = desk.opened(operator.inbox(), Desk.Look.WIDE);
        page.route("**/tasks?*", held::add);
        page.getByLabel("Another token").fill(operator.token());
        Desk.button(page, "Sign in with it").click();
        assertThat(page.locator("main")).containsText("Reading …");
        assertThat(page.locator("main")).hasAttribute("aria-busy", "true");
        page.unroute("**/tasks?*");
        held.forEach(Route::resume);

        assertThat(page.locator("li.task")).hasCount(3);
    }

    @Test
    void anActThatIsOnItsWayCannotBeSentTwice(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "TROUBLE-TWICE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        List<Route> held = new ArrayList<>();
        page.route("**/tasks:act", held::add);
        Desk.button(page, "Take").first().click();
        assertThat(Desk.button(page, "Take").first()).isDisabled();
        held.forEach(Route::resume);

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 task taken.");
        assertThat(held).hasSize(1);
    }
}
