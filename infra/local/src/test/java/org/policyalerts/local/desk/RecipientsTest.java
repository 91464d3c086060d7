package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Who is told by mail and chat, at the desk. */
@BrowserTest
class RecipientsTest {

    private static final String BOUNCING = "bounce@simulator.amazonses.com";

    private static void added(Page page, String name, String mail) {
        Desk.button(page, "Add a recipient …").click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Mail address").fill(mail);
        Desk.button(page, "Save").click();
    }

    @Test
    void aRecipientIsAddedChangedAndRemoved(Desk desk) {
        Page page = desk.signedIn("staff:law-enforcement", "#/recipients");
        assertThat(page.locator("main")).containsText("Nobody is told by mail or chat.");
        desk.announce("400");
        added(page, "press-office", "not a mailbox");
        assertThat(page.locator("#form .bad")).containsText("must be one mail address");
        page.getByLabel("Mail address").fill("press@gov.example");
        Desk.button(page, "Save").click();
        Locator row = page.locator("tbody tr");
        assertThat(row).containsText("press@gov.example");
        assertThat(row).containsText("TLP:AMBER");

        Desk.button(page, "Change press-office").click();
        page.getByLabel("Tell up to").selectOption("green");
        Desk.button(page, "Save").click();
        assertThat(row).containsText("TLP:GREEN");
        desk.picture(page, "recipients");

        Desk.button(page, "Remove press-office").click();
        Desk.button(page, "Remove").last().click();
        assertThat(page.locator("main")).containsText("Nobody is told by mail or chat.");
    }

    @Test
    void whoseMailCameBackIsSeenAndLiftedBySavingItAgain(Desk desk) {
        Page page = desk.signedIn("staff:comms", "#/recipients");
        added(page, "gone", BOUNCING);
        assertThat(page.locator("tbody tr")).containsText(BOUNCING);
        OneOperator.hit(desk, "RECIPIENT-BOUNCED");
        page.reload();
        Desk.settled(page);
        assertThat(page.locator("tbody tr")).containsText("Nothing is sent: mail came back");

        Desk.button(page, "Change gone").click();
        assertThat(page.locator("#form")).containsText("has mail sent there again");
        Desk.button(page, "Save").click();
        assertThat(page.locator("tbody tr")).not().containsText("Nothing is sent");

        Desk.button(page, "Remove gone").click();
        Desk.button(page, "Remove").last().click();
        assertThat(page.locator("main")).containsText("Nobody is told by mail or chat.");
    }
}
