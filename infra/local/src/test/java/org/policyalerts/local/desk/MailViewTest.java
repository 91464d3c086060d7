package org.policyalerts.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.desk.Desk.Look;
import org.policyalerts.local.stack.Caller;

/** Mails as a mail program shows them: by day, at night, on a phone, and of a report that means harm. */
@BrowserTest
class MailViewTest {

    private static final String HOSTILE =
            "<script>document.title='run'</script><img src='https://evil.example/p.png'> javascript:alert(1)";

    /** The HTML of the mail that one audience gets of a report. */
    private static String mail(Desk desk, String audience, Map<String, Object> changed)
            throws IOException, InterruptedException, JsonInvalidException {
        String mailbox = changed.get("reference") + "@reader.example";
        String path = "/audiences/" + audience + "/recipients/reader";
        String body = JsonWriter.write(Map.of("mail", mailbox, "maxTlp", "amber+strict"));
        desk.stack.caller.send("PUT", path, "staff", "application/json", body);
        Map<String, Object> report = new LinkedHashMap<>(Caller.object(Caller.report("parliament")));
        report.putAll(changed);
        // Somebody else's, so that nothing of it waits to be told together with what another test has reported.
        report.put("claims", List.of(Map.of("claimant", changed.get("reference"), "status", "active")));
        desk.stack.reported(JsonWriter.write(report));
        Map<String, Object> sent =
                JsonReader.readObject(desk.stack.caller.get("/local/mail", "").body());
        desk.stack.caller.send("DELETE", path, "staff", "", "");
        return ((List<?>) Objects.requireNonNull(sent.get("mails")))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> mailbox.equals(one.get("to")))
                        .map(one -> String.valueOf(one.get("html")))
                        .findFirst()
                        .orElseThrow();
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa", "csirt", "comms"})
    void readsByDayAtNightAndOnAPhone(String audience, Desk desk)
            throws IOException, InterruptedException, JsonInvalidException {
        String html = mail(desk, audience, Map.of("reference", "MAIL-" + audience));
        for (Look look : List.of(Look.WIDE, Look.NIGHT, Look.PHONE)) {
            Page page = desk.page(look);
            page.setContent(html);

            assertThat(page.locator("h2").count()).isPositive();
            assertThat(page.locator("body").innerText()).contains("Assembly of Albania attacked");
            fits(page);
            desk.picture(page, "mail-" + audience + "-" + look.width() + "-" + look.scheme());
        }
    }

    @Test
    void aReportThatMeansHarmIsReadAndDoesNone(Desk desk)
            throws IOException, InterruptedException, JsonInvalidException {
        String html = mail(desk, "mfa", Map.of("reference", "MAIL-HOSTILE", "title", HOSTILE));
        Page page = desk.page(Look.PHONE);
        AtomicInteger requests = new AtomicInteger();
        page.onRequest(request -> requests.incrementAndGet());
        page.setContent(html);

        assertThat(page.title()).startsWith("[");
        assertThat(page.locator("body").innerText())
                .contains("document.title='run'")
                .contains("<img src=");
        Locator links = page.locator("a");
        assertThat(links.count()).isZero();
        assertThat(page.locator("img, script, iframe, form").count()).isZero();
        assertThat(requests.get()).isZero();
        fits(page);
    }
}
