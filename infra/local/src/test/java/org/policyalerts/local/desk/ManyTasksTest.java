package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;

/** An inbox after a bad week. */
@BrowserTest
class ManyTasksTest {

    private static final int TASKS = 500;
    private static final int PAGE = 100;

    /** Answers as the API would, page by page, with rows made from a real one. */
    private static void manyRows(Page page, Map<?, ?> model) {
        page.route("**/tasks?*", route -> {
            String url = route.request().url();
            int from = url.contains("cursor=") ? Integer.parseInt(url.replaceAll(".*cursor=c", "")) : 0;
            List<Object> rows = new ArrayList<>();
            for (int i = from; i < from + PAGE && url.contains("state=open"); i++) {
                rows.add(row(model, i));
            }
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("rows", rows);
            body.put("cursor", rows.isEmpty() || from + PAGE >= TASKS ? null : "c" + (from + PAGE));
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(JsonWriter.write(body)));
        });
    }

    private static void readToTheEnd(Page page) {
        HasCountOptions patiently = new HasCountOptions().setTimeout(30_000);
        for (int shown = PAGE; shown < TASKS; shown += PAGE) {
            assertThat(page.locator("li.task")).hasCount(shown, patiently);
            Desk.button(page, "Show the next 100").click();
        }
        assertThat(page.locator("li.task")).hasCount(TASKS, patiently);
    }

    private static Map<String, Object> row(Map<?, ?> model, int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        model.forEach((name, value) -> row.put(String.valueOf(name), value));
        Map<String, Object> task = new LinkedHashMap<>();
        ((Map<?, ?>) ((List<?>) Objects.requireNonNull(row.get("tasks"))).get(0))
                .forEach((name, value) -> task.put(String.valueOf(name), value));
        task.put("id", "tsk_" + number);
        row.put("tasks", List.of(task));
        row.put("do", "Task " + number);
        Map<String, Object> incident = new LinkedHashMap<>();
        ((Map<?, ?>) ((List<?>) Objects.requireNonNull(row.get("incidents"))).get(0))
                .forEach((name, value) -> incident.put(String.valueOf(name), value));
        incident.put("id", "inc_" + number / 3);
        row.put("incidents", List.of(incident));
        return row;
    }

    @Test
    void anInboxOfFiveHundredIsReadToItsEndAndCanBeUsed(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MANY");
        Page page = desk.opened(operator.inbox(), Desk.Look.WIDE);
        manyRows(page, operator.rows().get(0));
        Desk.signIn(page, operator.token());
        readToTheEnd(page);
        assertThat(Desk.button(page, "Show the next 100")).hasCount(0);
        page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Task 499").setExact(true))
                .check();

        assertThat(page.locator(".bulk")).containsText("1 task chosen");
        desk.picture(page, "inbox-500");
    }

    /** Beside a page that holds the same text and nothing else, in the same browser: how much the desk adds. */
    @Test
    void redrawingFiveHundredRowsTakesNoLongerThanAPersonNotices(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MANY-FAST");
        Page page = desk.opened(operator.inbox(), Desk.Look.WIDE);
        manyRows(page, operator.rows().get(0));
        Desk.signIn(page, operator.token());
        readToTheEnd(page);
        double choosing = (Double) page.evaluate(timed("document.querySelectorAll('.choose')[250].click()"));
        double bare = (Double) page.evaluate(
                timed("const main = document.querySelector('main');" + " main.replaceWith(main.cloneNode(true))"));
        System.out.printf("500 rows: choosing one %.0f ms, a bare page of the same size %.0f ms%n", choosing, bare);

        assertThat(choosing).as("as often as a bare page of the same size").isLessThan(3 * bare);
    }

    /**
     * From following the link to the first button that answers, beside a page of the same text, styles and size without
     * a program.
     */
    @Test
    void theFirstPageOfFiveHundredIsThereAboutAsSoonAsABarePage(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "MANY-FIRST");
        Page page = desk.opened(operator.inbox(), Desk.Look.WIDE);
        manyRows(page, operator.rows().get(0));
        page.addInitScript("new MutationObserver((all, self) => {"
                + " if (document.querySelector('li.task button.main')) { window.usableAt = performance.now(); self.disconnect(); } })"
                + ".observe(document, {childList: true, subtree: true})");
        Desk.signIn(page, operator.token());
        page.reload();
        assertThat(page.locator("li.task")).hasCount(PAGE);
        double usable = ((Number) page.evaluate("window.usableAt")).doubleValue();
        double action =
                (Double) page.evaluate(timed("document.querySelector('li.task .buttons button:nth-child(2)').click()"));
        assertThat(page.locator("#form")).isVisible();
        String text = page.content().replaceAll("(?s)<script.*?</script>", "");
        Page bare = desk.page(Desk.Look.WIDE);
        bare.route(
                "**/bare",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html; charset=utf-8")
                        .setBody(text)));
        bare.navigate(desk.stack.desk().resolve("bare").toString());
        double painted = ((Number) bare.evaluate(
                        "() => Math.max(performance.timing.loadEventEnd - performance.timing.navigationStart, 1)"))
                .doubleValue();
        System.out.printf(
                "100 of 500 rows: usable after %.0f ms, first action %.0f ms; a bare page of the same size %.0f ms%n",
                usable, action, painted);

        assertThat(usable + action).as("beside a bare page of the same size").isLessThan(20 * painted);
    }

    private static String timed(String act) {
        return "() => { const begun = performance.now(); " + act
                + "; document.body.getBoundingClientRect(); return performance.now() - begun + 0.001; }";
    }
}
