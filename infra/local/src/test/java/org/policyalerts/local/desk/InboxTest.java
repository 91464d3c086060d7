package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.local.desk.OneOperator.ISOLATE;
import static org.policyalerts.local.desk.OneOperator.TELL;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an audience has to do, and every way to answer. */
@BrowserTest
class InboxTest {

    private static Locator task(Page page, String words) {
        return page.locator("li.task", new Page.LocatorOptions().setHasText(words));
    }

    private static Locator in(Locator place, String button) {
        return place.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.STATUS);
    }

    @Test
    void whatIsDueFirstStandsFirstAndOverdueInWords(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-ORDER");
        Page page = desk.signedIn(operator.token(), operator.inbox());

        assertThat(page.locator("h1")).hasText("Inbox");
        assertThat(page.locator(".summary")).hasText("3 tasks, 1 overdue, 2 due within a day.");
        assertThat(page.locator("li.task").first()).containsText("overdue by 8 h, since Tue 26 Dec 00:00");
        assertThat(page.locator("li.task").nth(1)).containsText("due in 6 h, Tue 26 Dec 14:00");
        assertThat(page.locator("li.task .do").allInnerTexts()).startsWith(TELL, ISOLATE);
        desk.picture(page, "inbox");
    }

    @Test
    void aTaskIsTakenAndThenStandsFirstAsMine(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-TAKE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, ISOLATE), "Take").click();

        assertThat(status(page)).hasText("1 task taken.");
        assertThat(page.locator("section.part h2").first()).hasText("Taken by you 1");
        assertThat(page.locator("li.task").first()).containsText(ISOLATE);
        assertThat(operator.state(ISOLATE)).isEqualTo("taken");
    }

    @Test
    void aTaskIsDoneWithWhatWasDone(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-DONE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Done …").click();
        page.getByLabel("What was done").fill("Told by text message.");
        Desk.button(page, "Record as done").click();

        assertThat(status(page)).hasText("1 task recorded as done.");
        assertThat(task(page, TELL)).hasCount(0);
        assertThat(operator.state(TELL)).isEqualTo("done");
    }

    @Test
    void decliningTakesAReason(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-DECLINE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Decline …").click();
        Locator form = page.locator("#form");
        in(form, "Decline").click();
        assertThat(form).isVisible();
        page.getByLabel("Why it will not be done").fill("No user noticed.");
        in(form, "Decline").click();

        assertThat(form).not().isVisible();
        assertThat(operator.state(TELL)).isEqualTo("declined");
    }

    @Test
    void aReasonOfBlanksIsRefusedByTheNameOfItsField(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-BLANK");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Decline …").click();
        page.getByLabel("Why it will not be done").fill("   ");
        page.locator("#form button.main").click();

        assertThat(page.locator("#form .bad"))
                .hasText("Not recorded. Reason must be given: a text of 1 to 2000 characters.");
    }

    @Test
    void aReasonThatWasOpenedGoesWithItsTask(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-WHY");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        task(page, ISOLATE).locator("summary").click();
        in(task(page, ISOLATE), "Take").click();
        assertThat(status(page)).hasText("1 task taken.");

        assertThat(page.locator("details.why[open]")).hasCount(1);
        assertThat(task(page, ISOLATE).locator("details.why[open]")).hasCount(1);
    }

    @Test
    void whatWasTakenIsGivenBack(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-BACK");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Take").click();
        in(task(page, TELL), "Give back …").click();
        page.getByLabel("Why").fill("The night shift does it.");
        in(page.locator("#form"), "Give back").click();

        assertThat(task(page, TELL)).containsText("Open again: The night shift does it.");
        assertThat(operator.state(TELL)).isEqualTo("open");
    }

    @Test
    void severalAreTakenAtOnce(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-BULK");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(TELL))
                .check();
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(ISOLATE))
                .check();
        assertThat(page.locator(".bulk")).containsText("2 tasks chosen");
        in(page.locator(".bulk"), "Take").click();

        assertThat(status(page)).hasText("2 tasks taken.");
        assertThat(List.of(operator.state(TELL), operator.state(ISOLATE))).containsOnly("taken");
    }

    @Test
    void whatAnotherDoesMeanwhileIsShownAndWhatIsTypedStays(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-TWO");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Decline …").click();
        page.getByLabel("Why it will not be done").fill("Half a sen");
        operator.meanwhile(ISOLATE, "\"act\":\"take\",\"who\":\"N. Dervishi\"");
        page.evaluate("window.dispatchEvent(new Event('focus'))");

        assertThat(task(page, ISOLATE)).containsText("N. Dervishi");
        assertThat(page.getByLabel("Why it will not be done")).hasValue("Half a sen");
    }

    @Test
    void anAnswerThatComesTooLateIsRefusedInWordsAndKept(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-LATE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Decline …").click();
        page.getByLabel("Why it will not be done").fill("Not ours.");
        operator.meanwhile(TELL, "\"act\":\"done\",\"note\":\"All told by letter.\"");
        in(page.locator("#form"), "Decline").click();

        assertThat(page.locator("#form .bad")).containsText("Not recorded. It is done since");
        assertThat(page.locator("#form .bad")).containsText("All told by letter.");
        assertThat(page.getByLabel("Why it will not be done")).hasValue("Not ours.");
        assertThat(operator.state(TELL)).isEqualTo("done");
    }

    @Test
    void aTaskThatIsWithdrawnWhileItsFormIsOpenSaysSo(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-GONE");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        in(task(page, TELL), "Done …").click();
        page.getByLabel("What was done").fill("Told by");
        operator.falseAlarm();
        page.evaluate("window.dispatchEvent(new Event('focus'))");

        assertThat(page.locator("#form .warn")).containsText("Meanwhile this task has ended");
        assertThat(Desk.button(page, "Record as done")).isDisabled();
        assertThat(page.getByLabel("What was done")).hasValue("Told by");
    }

    @Test
    void anEmptyInboxSaysThatNothingIsToBeDone(Desk desk) {
        Page page = desk.signedIn("staff:operator@NOBODY", "#/inbox");

        assertThat(page.locator(".empty")).containsText("Nothing is to be done.");
        desk.picture(page, "inbox-empty");
    }

    @Test
    void exercisesStandApartAndCannotBeMistaken(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "INBOX-DRILL", Map.of("mode", "exercise"));
        Page page = desk.signedIn(operator.token(), operator.inbox());
        assertThat(page.locator("li.task")).hasCount(0);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exercises"))
                .click();

        assertThat(page.locator(".marking")).containsText("EXERCISE EXERCISE EXERCISE");
        assertThat(page.locator("li.task").first()).containsText("EXERCISE");
        desk.picture(page, "inbox-exercise");
    }
}
