package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules in words, a book published and put into force by two people, and a report that is only tried. */
@BrowserTest
class BookScreenTest {

    private static final Path SHIPPED = Path.of("..", "..", "functions", "src", "main", "resources", "policies");

    private static final String RULE = """
            id: desk-parliament-calls
            version: 1
            title: Tried from the desk
            severity: info
            audience: [nsc]
            when:
              - type: incident
              - targets: {sector: legislature}
            recommend:
              - {do: Call the speaker of parliament, owner: nsc, within: PT1H}
            why: Only to see a book published.
            tests:
              - {name: parliament, given: events/report-parliament.json, expect: match}
              - {name: a telecom operator, given: events/report-one-albania.json, expect: no-match}
            """;

    private static Locator status(Page page) {
        return page.getByRole(AriaRole.STATUS).last();
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRuleIsFoundAndReadInWords(Desk desk) {
        Page page = desk.signedIn("staff:legal", "#/book");
        page.getByLabel("Find a rule").fill("public must be told");
        assertThat(page.locator("tbody tr")).hasCount(1);
        page.locator("tbody a").click();

        assertThat(page.locator("h1")).hasText("Users or the public must be told");
        assertThat(page.locator("main")).containsText("determination is not false-positive");
        assertThat(page.locator("main")).containsText("time of users informed is given");
        assertThat(page.getByText("Publish a book")).hasCount(0);
    }

    @Test
    void whatIsWrongWithABookIsNamedFileByFile(Desk desk) {
        Page page = desk.signedIn("publisher:ana", "#/book");
        desk.announce("400");
        page.getByText("Publish a book").click();
        page.getByLabel("All files of the book").setInputFiles(new FilePayload[] {
            file("one.yaml", "id: one\ncolour: green\n"), file("two.yaml", "- nothing"),
        });
        Desk.button(page, "Publish").click();

        assertThat(page.locator("form .bad")).containsText("one.yaml");
        assertThat(page.locator("form .bad")).containsText("two.yaml");
    }

    /** Every file of the shipped book, and one more. */
    private static FilePayload[] bookWithRule() throws IOException {
        List<FilePayload> files = new ArrayList<>();
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path path :
                    shipped.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                files.add(file(String.valueOf(path.getFileName()), Files.readString(path)));
            }
        }
        files.add(file("desk-parliament-calls.yaml", RULE));
        return files.toArray(FilePayload[]::new);
    }

    @Test
    void oneAuthorPublishesAndAnotherPutsItIntoForce(Desk desk) throws IOException {
        OneOperator.hit(desk, "BOOK-ONE");
        Page ana = desk.signedIn("publisher:ana", "#/book");
        desk.announce("403");
        ana.getByText("Publish a book").click();
        ana.getByLabel("All files of the book").setInputFiles(bookWithRule());
        Desk.button(ana, "Publish").click();
        assertThat(status(ana)).containsText("It is not in force yet: a second person puts it into force.");
        assertThat(ana.locator("section[aria-live]")).containsText("desk-parliament-calls");
        desk.picture(ana, "book-preview");
        putIntoForce(ana, "It is urgent.");
        assertThat(ana.locator("#form .bad")).containsText("ask a second person");

        Page ben = desk.signedIn("publisher:ben", "#/book");
        putIntoForce(ben, "Agreed in the meeting.");
        assertThat(status(ben)).hasText("It is in force within a minute.");
        assertThat(ben.locator("main")).containsText("by ben: Agreed in the meeting.");
        Desk.button(ben, "Go back to the book before …").click();
        ben.getByLabel("Why").fill("It was only a trial.");
        ben.locator("#form button.main").click();
        assertThat(ben.locator("main")).containsText("It was only a trial.");
        assertThat(ben.locator("main")).containsText("the book that came with the program");
    }

    private static void putIntoForce(Page page, String why) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Put [0-9a-f]{12} into force")))
                .first()
                .click();
        page.getByLabel("Why").fill(why);
        page.locator("#form button.main").click();
    }

    @Test
    void aReportIsTriedAndNothingIsKept(Desk desk) {
        Page page = desk.signedIn("staff", "#/try");
        desk.announce("400");
        page.getByLabel("A report").fill("{\"title\": ");
        Desk.button(page, "Show what would happen").click();
        assertThat(page.locator(".bad")).containsText("This is no JSON");
        page.getByLabel("A report").fill("{\"title\": \"x\", \"colour\": \"green\"}");
        Desk.button(page, "Show what would happen").click();
        assertThat(page.locator(".bad li").first()).isVisible();
        Desk.button(page, "Fill in an example").click();
        Desk.button(page, "Show what would happen").click();
        assertThat(page.locator("main h2").first()).containsText("would hold");
        assertThat(page.locator(".marking")).containsText("TLP:AMBER");
        desk.picture(page, "tried");
        page.evaluate("location.hash = '#/search?reference=TRIAL-1'");

        assertThat(page.locator("main")).containsText("Nothing was found.");
    }
}
