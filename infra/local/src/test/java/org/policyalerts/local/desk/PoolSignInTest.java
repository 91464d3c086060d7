package org.policyalerts.local.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.gateway.GatewayEvents;
import org.policyalerts.local.stack.Caller;

/** Sign-in with a user pool, of which the test plays the pages and the token endpoint. */
@BrowserTest
class PoolSignInTest {

    private final List<Map<String, List<String>>> grants = new ArrayList<>();
    private String challenge = "";
    private int seconds = 3_600;

    private Page opened(Desk desk, OneOperator operator, String link) {
        Page page = desk.page(Desk.Look.WIDE);
        String pool = desk.stack.desk().resolve("/pool").toString();
        page.route("**/*", route -> asOperator(route, operator.token()));
        page.route("**/desk/config.json", route -> {
            APIResponse original = route.fetch();
            Map<String, Object> configuration = new LinkedHashMap<>(Caller.object(original.text()));
            configuration.put("signIn", Map.of("kind", "pool", "address", pool, "client", "7q2mdk"));
            route.fulfill(new Route.FulfillOptions().setResponse(original).setBody(JsonWriter.write(configuration)));
        });
        page.route("**/pool/oauth2/authorize?*", this::signInPage);
        page.route("**/pool/oauth2/token", route -> token(route, operator));
        page.navigate(desk.stack.desk() + link);
        return page;
    }

    /** The API of this machine knows no tokens of pools. */
    private static void asOperator(Route route, String token) {
        Map<String, String> headers = new LinkedHashMap<>(route.request().headers());
        if (headers.getOrDefault("authorization", "").startsWith("Bearer header.")) {
            headers.put("authorization", "Bearer " + token);
        }
        route.resume(new Route.ResumeOptions().setHeaders(headers));
    }

    private void signInPage(Route route) {
        Map<String, List<String>> query = GatewayEvents.query(
                route.request().url().substring(route.request().url().indexOf('?') + 1));
        challenge = only(query, "code_challenge");
        assertThat(query.get("code_challenge_method")).containsExactly("S256");
        route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html")
                .setBody(
                        "<!doctype html><title>Pool</title><link rel=icon href=/desk/icon.svg><a href=\"%s?code=c1&state=%s\">Log in</a>"
                                .formatted(only(query, "redirect_uri"), only(query, "state"))));
    }

    private void token(Route route, OneOperator operator) {
        Request request = route.request();
        Map<String, List<String>> form = GatewayEvents.query(request.postData());
        grants.add(form);
        if (form.containsKey("code_verifier")) {
            assertThat(sha256(only(form, "code_verifier"))).isEqualTo(challenge);
        }
        String claims = JsonWriter.write(Map.of(
                "username",
                "m.hoxha",
                "scope",
                "incidents/read alerts/act",
                "audiences",
                "operator@" + operator.name()));
        String token = "header." + base64(claims.getBytes(StandardCharsets.UTF_8)) + ".signature";
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody(JsonWriter.write(
                        Map.of("access_token", token, "refresh_token", "r1", "expires_in", (long) seconds))));
    }

    private static String only(Map<String, List<String>> query, String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    private static String sha256(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void logIn(Page page) {
        Desk.button(page, "Sign in").click();
        page.getByText("Log in").click();
        Desk.settled(page);
    }

    @Test
    void theLinkThatWasOpenedIsOpenAfterSignIn(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "POOL-LINK");
        Page page = opened(desk, operator, "#/m/" + operator.code());
        logIn(page);

        assertThat(page.locator("li.task")).hasCount(3);
        assertThat(page.locator(".who")).containsText("m.hoxha for the operator POOL-LINK");
        assertThat(page.url()).isEqualTo(desk.stack.desk() + "#/m/" + operator.code());
        assertThat((String) page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}]) + document.cookie"))
                .as("the token is in memory only")
                .isEqualTo("[{},{}]");
    }

    @Test
    void anEndThatComesNearIsSaidAndPutOff(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "POOL-SOON");
        seconds = 200;
        Page page = opened(desk, operator, "#/inbox");
        logIn(page);
        assertThat(page.locator("main .warn")).containsText("Your sign-in ends in 4 min.");
        seconds = 3_600;
        Desk.button(page, "Stay signed in").click();

        assertThat(page.locator("main .warn")).hasCount(0);
        assertThat(grants).hasSize(2).last().satisfies(grant -> assertThat(grant.get("refresh_token"))
                .containsExactly("r1"));
    }

    @Test
    void whatWasTypedIsThereAfterSigningInAgain(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "POOL-TYPED");
        Page page = opened(desk, operator, "#/inbox");
        logIn(page);
        Desk.button(page, "Done …").first().click();
        page.getByLabel("What was done").fill("Told by letter.");
        desk.announce("401");
        page.route("**/tasks:act", route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        Desk.button(page, "Record as done").click();
        page.unroute("**/tasks:act");
        page.locator("#again").waitFor();
        logIn(page);
        Desk.button(page, "Done …").first().click();

        assertThat(page.getByLabel("What was done")).hasValue("Told by letter.");
    }

    @Test
    void aSignInThatWasNotBegunHereIsNone(Desk desk) {
        OneOperator operator = OneOperator.hit(desk, "POOL-FORGED");
        Page page = opened(desk, operator, "?code=c1&state=forged");

        assertThat(page.locator("main .bad")).containsText("The sign-in was not the one that was begun here.");
        assertThat(grants).isEmpty();
    }
}
