package org.policyalerts.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The desk as one test sees it: pages, each somebody's own, and whatever they complained of. */
final class Desk {

    private static final Path SCREENSHOTS = Path.of("target", "desk-screenshots");

    final DeskStack stack;
    private final String name;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> announced = new ArrayList<>();

    Desk(DeskStack stack, String name) {
        this.stack = stack;
        this.name = name;
    }

    /** How a page is looked at. */
    record Look(int width, int height, ColorScheme scheme) {
        static final Look WIDE = new Look(1280, 900, ColorScheme.LIGHT);
        static final Look NIGHT = new Look(1280, 900, ColorScheme.DARK);
        static final Look PHONE = new Look(320, 640, ColorScheme.LIGHT);
    }

    /** Somebody's browser, at the sign-in of a link such as {@code #/inbox/mfa}. */
    Page opened(String link, Look look) {
        Page page = page(look);
        page.navigate(stack.desk() + link);
        return page;
    }

    /**
     * Somebody's browser, empty. Its zone is another than the deployment's, which is the one that the desk writes times
     * in.
     */
    Page page(Look look) {
        BrowserContext context = stack.browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.scheme())
                .setTimezoneId("America/New_York")
                .setLocale("en-GB"));
        contexts.add(context);
        context.setDefaultTimeout(60_000);
        Page page = context.newPage();
        page.onConsoleMessage(
                message -> complain(message.type() + ": " + message.text() + " at " + message.location()));
        page.onPageError(error -> complain("error: " + error));
        return page;
    }

    /** The same, signed in. */
    Page signedIn(String token, String link, Look look) {
        Page page = opened(link, look);
        signIn(page, token);
        return page;
    }

    Page signedIn(String token, String link) {
        return signedIn(token, link, Look.WIDE);
    }

    /** Chooses a token, and waits for what it opens. */
    static void signIn(Page page, String token) {
        page.getByLabel("Another token").fill(token);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in with it"))
                .click();
        settled(page);
    }

    /** Waits until what is shown has been read. */
    static void settled(Page page) {
        page.locator("main[aria-busy=false]").waitFor();
        page.locator("header nav").waitFor();
    }

    static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    /** What a browser says of an answer that is meant to be refused in this test. */
    void announce(String part) {
        announced.add(part);
    }

    private void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Kept as output of the build. */
    void picture(Page page, String what) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(what + ".png"))
                // A page of many screens takes longer to paint than anybody looks at it.
                .setFullPage((Integer) page.evaluate("document.documentElement.scrollHeight") < 6_000));
    }

    void close(boolean hasFailed) {
        if (hasFailed) {
            for (BrowserContext context : contexts) {
                context.pages().forEach(page -> picture(page, "failed-" + name));
            }
        }
        contexts.forEach(BrowserContext::close);
        if (!hasFailed) {
            assertThat(complaints).as("what the browser complained of").allMatch(complaint -> announced.stream()
                    .anyMatch(complaint::contains));
        }
    }
}
