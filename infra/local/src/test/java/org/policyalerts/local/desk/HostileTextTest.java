package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What reporters write is text, whatever it looks like; the page around it stays what it is. */
@BrowserTest
class HostileTextTest {

    static List<Arguments> titles() {
        return List.of(
                Arguments.of("HTML", "<h1>Take this</h1><img src=x onerror=\"window.hit=1\"><form action=//evil>"),
                Arguments.of("SCRIPT", "</title><script>window.hit = 1</script>{{constructor}}${window.hit = 1}"),
                Arguments.of("RTL", "حمله به مجلس آلبانی \u2067(confirmed)\u2069 یک"),
                Arguments.of("EMOJI", "\uD83D\uDD25".repeat(300)),
                Arguments.of("LONG", "W".repeat(300)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("titles")
    void aTitleIsShownAndDoesNothing(String name, String title, Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "HOSTILE-" + name, Map.of("title", title, "summary", title));
        for (String link : List.of("#/inbox", "#/m/" + operator.code(), "#/incidents/" + operator.incident())) {
            Page page = desk.signedIn(operator.token(), link, Desk.Look.PHONE);

            assertThat(page.locator("main")).containsText(title.substring(0, 12));
            assertThat(page.evaluate("window.hit")).isNull();
            assertThat(page.locator("main img, main script, main form")).hasCount(0);
            assertThat(page.locator("h1")).hasCount(1);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as(link)
                    .isLessThanOrEqualTo(320);
            page.close();
        }
    }

    @Test
    void aTitleIsReadInTheOrderInWhichItWasWritten(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "HOSTILE-TURNED", Map.of("title", "Mail with \u202Egnp.exe"));
        for (String link : List.of("#/inbox", "#/m/" + operator.code(), "#/incidents/" + operator.incident())) {
            Page page = desk.signedIn(operator.token(), link);

            assertThat(page.locator("main")).containsText("Mail with gnp.exe");
            page.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("titles")
    void aReasonComesBackAsItWasWritten(String name, String words, Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "REASON-" + name);
        Page page = desk.signedIn(operator.token(), operator.inbox());
        Desk.button(page, "Take").first().click();
        Desk.button(page, "Give back …").click();
        page.getByLabel("Why", new Page.GetByLabelOptions().setExact(true)).fill(words);
        page.locator("#form button.main").click();

        assertThat(page.locator("li.task").first()).containsText("Open again: " + words.substring(0, 12));
        assertThat(page.evaluate("window.hit")).isNull();
    }
}
