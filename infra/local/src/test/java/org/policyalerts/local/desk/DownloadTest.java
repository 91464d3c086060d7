package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that staff keep: a calendar's deadlines, and lists as tables. */
@BrowserTest
class DownloadTest {

    private static String saved(Page page, String button, String name) throws IOException {
        Download download = page.waitForDownload(() -> Desk.button(page, button).click());
        assertThat(download.suggestedFilename()).isEqualTo(name);
        assertThat(page.getByRole(AriaRole.STATUS).last()).hasText(name + " is saved.");
        return Files.readString(download.path());
    }

    private static List<String> events(String file) {
        return file.replace("\r\n ", "")
                .lines()
                .filter(line -> line.startsWith("SUMMARY:"))
                .toList();
    }

    @Test
    void theDeadlinesOfAnIncidentAreSavedForACalendar(Desk desk) throws IOException {
        OneOperator operator = OneOperator.hit(desk, "SAVE-INCIDENT");
        Page page = desk.signedIn(operator.token(), "#/incidents/" + operator.incident());

        String file = saved(page, "Save its deadlines (.ics)", operator.incident() + ".ics");

        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(events(file)).anyMatch(line -> line.contains(OneOperator.TELL));
    }

    @Test
    void anIncidentIsSavedForPartnersUnderItsLabel(Desk desk) throws IOException {
        OneOperator operator = OneOperator.hit(desk, "SAVE-STIX");
        Page page = desk.signedIn("staff:mfa", "#/incidents/" + operator.incident());

        String file = saved(page, "Save for partners (STIX)", operator.incident() + ".stix.json");

        assertThat(file).startsWith("{\"type\":\"bundle\"").contains("marking-definition--", OneOperator.TITLE);
    }

    @Test
    void theCalendarIsSavedInBothForms(Desk desk) throws IOException {
        OneOperator operator = OneOperator.hit(desk, "SAVE-CALENDAR");
        Page page = desk.signedIn(operator.token(), "#/calendar");

        assertThat(events(saved(page, "Save for a calendar (.ics)", "deadlines.ics")))
                .hasSize(operator.rows().size());
        assertThat(saved(page, "Save as a table (.csv)", "calendar.csv"))
                .startsWith("\uFEFFkind,at,")
                .contains(OneOperator.TITLE);
    }

    @Test
    void theInboxIsSavedAsATableWithOneLineForEachTask(Desk desk) throws IOException {
        OneOperator operator = OneOperator.hit(desk, "SAVE-INBOX");
        Page page = desk.signedIn(operator.token(), operator.inbox());

        String file = saved(page, "Save as a table (.csv)", "tasks.csv");

        assertThat(file.lines()).hasSize(1 + operator.rows().size());
        assertThat(file).contains("DESK/SAVE-INBOX");
    }

    @Test
    void aTableOfSeveralPagesIsSavedWhole(Desk desk) throws IOException {
        OneOperator operator = OneOperator.hit(desk, "SAVE-FIGURES");
        Page page = desk.signedIn("staff", "#/figures");
        // As the deployment answers lists that are longer than a page.
        page.route(
                "**/incidents?limit=100*",
                route -> route.resume(
                        new Route.ResumeOptions().setUrl(route.request().url().replace("limit=100", "limit=1"))));

        String file = saved(page, "Save all incidents of this time as a table (.csv)", "incidents.csv");

        assertThat(file.lines().filter(line -> line.contains("reference,title")))
                .hasSize(1);
        assertThat(file).startsWith("\uFEFFid,version,").contains("DESK/SAVE-FIGURES", operator.incident());
    }

    @Test
    void whatCannotBeSavedIsSaidInWords(Desk desk) {
        Page page = desk.signedIn("staff", "#/reviews");
        desk.announce("503");
        page.route(
                "**/reviews?limit=100",
                route -> route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("{}")));

        Desk.button(page, "Save as a table (.csv)").click();

        assertThat(page.getByRole(AriaRole.STATUS).last()).containsText("The service is busy.");
    }
}
