package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.local.desk.Desk.Look;

/** Everybody can use it: with eyes or without, by keyboard alone, at night, on a phone. */
@BrowserTest
class AccessibilityTest {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static String link(String screen, OneOperator operator) {
        return switch (screen) {
            case "message" -> "#/m/" + operator.code();
            case "incident" -> "#/incidents/" + operator.incident();
            default -> "#/inbox";
        };
    }

    private static void opened(Page page) {
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)");
        assertThat(page.locator("main")).not().containsText("Reading …");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "message", "incident"})
    void axeObjectsToNothingByDayOrByNight(String screen, Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "AXE-" + screen);
        for (Look look : List.of(Look.WIDE, Look.NIGHT)) {
            Page page = desk.signedIn(operator.token(), link(screen, operator), look);
            opened(page);
            noObjections(page);
            desk.picture(page, screen + "-" + (look.equals(Look.NIGHT) ? "night" : "day"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#/calendar",
                "#/search?sector=legislature",
                "#/reviews",
                "#/campaigns/Axe%20Crew",
                "#/silences",
                "#/recipients/dpa",
                "#/book",
                "#/book/inform-users",
                "#/try",
                "#/figures"
            })
    void axeObjectsToNoOtherScreenAndNoneIsWiderThanASmallPhone(String link, Desk desk) {
        OneOperator.hit(
                desk,
                "AXE-" + link.replaceAll("[^a-z]", ""),
                Map.of("claims", List.of(Map.of("claimant", "Axe Crew", "status", "active"))));
        for (Look look : List.of(Look.WIDE, Look.NIGHT, Look.PHONE)) {
            Page page = desk.signedIn(link.equals("#/book") ? "publisher:ana" : "staff", link, look);
            opened(page);
            noObjections(page);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(look.width());
            page.close();
        }
    }

    @Test
    void axeObjectsToNothingInSignInAndForms(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "AXE-FORM");
        for (Look look : List.of(Look.WIDE, Look.NIGHT)) {
            Page page = desk.opened(operator.inbox(), look);
            page.locator("form.choice").waitFor();
            noObjections(page);
            Desk.signIn(page, operator.token());
            Desk.button(page, "Decline …").first().click();
            noObjections(page);
        }
    }

    private static void noObjections(Page page) {
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes().get(0).getHtml())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbox", "message", "incident"})
    void nothingIsWiderThanASmallPhone(String screen, Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "PHONE-" + screen, Map.of("tlp", "amber+strict"));
        Page page = desk.signedIn(operator.token(), link(screen, operator), Look.PHONE);
        opened(page);
        desk.picture(page, screen + "-phone");

        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(320);
    }

    @Test
    void aTaskIsAnsweredByKeyboardAlone(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "KEYBOARD");
        Page page = desk.signedIn(operator.token(), operator.inbox());
        assertThat(page.locator("h1")).isFocused();
        tabTo(page, "Take");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 task taken.");
        assertThat(Desk.button(page, "Done …").first()).isFocused();
        page.keyboard().press("Space");
        assertThat(page.getByLabel("What was done")).isFocused();
        page.keyboard().type("Told.");
        page.keyboard().press("Escape");
        assertThat(page.locator("#form")).isHidden();
        assertThat(Desk.button(page, "Done …").first()).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByLabel("What was done")).hasValue("Told.");
        tabTo(page, "Record as done");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 task recorded as done.");
        assertThat(operator.state(OneOperator.TELL)).isEqualTo("done");
    }

    private static void tabTo(Page page, String words) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (words.equals(page.evaluate("document.activeElement.textContent.trim()"))) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + words);
    }
}
