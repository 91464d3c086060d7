package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Whoever opens the desk says who it is, and is then where its link points to. */
@BrowserTest
class SignInTest {

    @Test
    void aChosenTokenOpensTheLinkThatWasFollowed(Desk desk) {
        Page page = desk.opened("#/inbox/legal", Desk.Look.WIDE);
        desk.picture(page, "sign-in");
        Desk.signIn(page, "staff:legal");

        assertThat(page.locator("h1")).hasText("Inbox of the legal service");
        assertThat(page.locator(".who")).containsText("staff:legal for the legal service");
    }

    @Test
    void signingOutLeavesNothingOfWhatWasShown(Desk desk) {
        Page page = desk.signedIn("staff:legal", "#/inbox/legal");
        Desk.button(page, "Sign out").click();

        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(page.locator("main")).not().containsText("Inbox");
        page.reload();
        assertThat(page.locator("h1")).hasText("Sign in");
    }

    @Test
    void aReloadKeepsTheChoice(Desk desk) {
        Page page = desk.signedIn("staff:legal+restricted", "#/inbox/legal");
        page.reload();

        assertThat(page.locator(".who")).containsText("may read TLP:RED");
    }

    @Test
    void aLinkThatLeadsNowhereSaysSo(Desk desk) {
        Page page = desk.signedIn("staff", "#/nowhere/%E0%A4%A");

        assertThat(page.locator("main")).containsText("There is no such page");
    }

    @Test
    void theClockOfTheStackIsShownAndMoves(Desk desk) {
        Page page = desk.signedIn("staff", "#/inbox");
        assertThat(page.locator(".local")).containsText("Tue 26 Dec 08:00");
        Desk.button(page, "1 hour later").click();

        assertThat(page.locator(".local")).containsText("Tue 26 Dec 09:00");
        desk.stack.clock.set(DeskStack.START);
    }
}
