package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From a message to its answer. */
@BrowserTest
class MessageTest {

    @Test
    void fromTheOpenedLinkToTakenItIsTwoActionsAtMostAfterSignIn(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-TAKE");
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());
        desk.picture(page, "message");
        page.evaluate("window.actions = 0; for (const kind of ['click', 'keydown', 'change'])"
                + " addEventListener(kind, () => window.actions++, true)");
        Desk.button(page, "Take all 3").click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("3 tasks taken.");

        assertThat((Integer) page.evaluate("window.actions")).isBetween(1, 2);
        assertThat(operator.rows()).hasSize(3).allMatch(row -> "taken".equals(row.get("state")));
    }

    @Test
    void whatSomebodyHasTakenIsLeftAlone(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-REST");
        operator.meanwhile(OneOperator.TELL, "\"act\":\"take\"");
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());
        Desk.button(page, "Take all 2").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("2 tasks taken.");
    }

    @Test
    void anEndedTaskSaysWhenItEnded(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-ENDED");
        desk.stack.clock.set(DeskStack.START.plus(Duration.ofHours(1)));
        operator.meanwhile(OneOperator.TELL, "\"act\":\"done\"");
        desk.stack.clock.set(DeskStack.START);
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());

        assertThat(page.locator("li.task.done")).containsText("Done Tue 26 Dec 09:00, by");
    }

    @Test
    void anAnswerThatWasWrongIsTakenBack(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-AGAIN");
        operator.meanwhile(OneOperator.TELL, "\"act\":\"decline\",\"reason\":\"Not ours.\"");
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());
        Desk.button(page, "Open again …").click();
        assertThat(page.locator("#form")).containsText(OneOperator.TELL);
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill("It is ours.");
        page.locator("#form button.main").click();

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 task open again.");
        assertThat(operator.state(OneOperator.TELL)).isEqualTo("open");
        assertThat(Desk.button(page, "Open again …")).hasCount(0);
    }

    @Test
    void whoIsNotItsOwnerTakesNoAnswerBack(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-AGAIN-NOT");
        operator.meanwhile(OneOperator.TELL, "\"act\":\"done\"");
        Page page = desk.signedIn("auditor", "#/m/" + operator.code());

        assertThat(page.locator("li.task.done")).hasCount(1);
        assertThat(Desk.button(page, "Open again …")).hasCount(0);
    }

    @Test
    void aCorrectionSaysWhatIsWrongWithoutBeingOpened(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-CORRECTION");
        desk.stack.clock.set(DeskStack.START.plus(Duration.ofHours(1)));
        operator.falseAlarm();
        desk.stack.clock.set(DeskStack.START);
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());

        assertThat(page.locator("pre")).isVisible();
        assertThat(page.locator("pre")).containsText("FALSE ALARM");
    }

    @Test
    void whatItSaysIsThereAsItWasSent(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-TEXT");
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code().toLowerCase(Locale.ROOT));
        page.getByText("The message as it was sent").click();

        assertThat(page.locator("pre")).containsText("YOUR TASKS");
        assertThat(page.locator("main .quiet").first()).containsText("sent Tue 26 Dec 08:00");
        assertThat(page.locator(".marking")).containsText("TLP:CLEAR");
    }

    @Test
    void aPointerLeadsToWhatItsLabelKeptOut(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-POINTER", Map.of("tlp", "amber+strict"));
        Page page = desk.signedIn(operator.token(), "#/m/" + operator.code());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("your inbox"))
                .click();

        assertThat(page.locator("li.task")).hasCount(3);
        assertThat(page.locator(".marking")).containsText("TLP:AMBER+STRICT");
    }

    @Test
    void aMessageToOthersIsNotThere(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-OTHERS");
        desk.announce("404");
        Page page = desk.signedIn("staff:legal", "#/m/" + operator.code());

        assertThat(page.locator("main .bad")).containsText("There is nothing here, or it is not for you to see.");
    }

    @Test
    void whoOnlyReadsHasNothingToPress(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MESSAGE-AUDIT");
        Page page = desk.signedIn("auditor", "#/m/" + operator.code());

        assertThat(page.locator("li.task")).hasCount(3);
        assertThat(Desk.button(page, "Take")).hasCount(0);
        assertThat(page.locator(".who")).containsText("reads, does not act");
    }
}
