package org.policyalerts.local.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;

/** The stack and the browser that all tests of the desk share. */
final class DeskStack implements AutoCloseable {

    /** When every test begins; tests that move the clock move it back. */
    static final Instant START = Instant.parse("2023-12-26T07:00:00Z");

    final LocalClock clock = new LocalClock();
    final Caller caller;
    final Browser browser;
    private final LocalDeployment deployment;
    private final Playwright playwright;

    DeskStack() {
        // A machine that builds much else at once takes its time; what never comes fails all the same.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
        clock.set(START);
        deployment = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), false, Optional.empty(), true, Optional.empty(), line -> {}));
        caller = new Caller(deployment.uri());
        Browsers browsers = Browsers.found().orElseThrow();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        browsers.node().toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(browsers.chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    URI desk() {
        return deployment.desk();
    }

    /** Reports an incident and waits until everybody is told; its id. */
    String reported(String report) {
        try {
            String id = Caller.id(caller.submit(report));
            caller.awaitIdle();
            return id;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        deployment.close();
    }
}
