package org.policyalerts.api.desk;

import java.time.Clock;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AudienceNames;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.policy.Audiences;

/**
 * The rows of the page, open to all: whoever opens it has signed in nowhere yet. Without a way to sign in there is no
 * page.
 */
public final class DeskRoutes {

    private static final String PAGE = "index.html";
    private static final String CONFIGURATION = "config.json";

    private DeskRoutes() {}

    /**
     * What the page is served with.
     *
     * @param signIn empty where the deployment has no page
     */
    public record Dependencies(Optional<SignIn> signIn, AudienceNames names, ZoneId zone, Clock clock) {}

    public static List<Route> rows(Dependencies dependencies) {
        return List.of(
                // With what the pool's sign-in pages send back.
                Route.open("GET", "/desk", request -> file(dependencies, PAGE))
                        .asking("code", "state", "error", "error_description"),
                Route.open("GET", "/desk/{file}", request -> file(dependencies, notThePage(request.part("file")))),
                Route.open(
                        "GET",
                        "/desk/{folder}/{file}",
                        request -> file(dependencies, request.part("folder") + "/" + request.part("file"))));
    }

    /** The page's addresses are relative and hold at its own path alone. */
    private static String notThePage(String file) {
        return file.equals(PAGE) ? "" : file;
    }

    private static ApiResponse file(Dependencies dependencies, String name) {
        SignIn signIn = dependencies.signIn().orElseThrow(DeskRoutes::nothing);
        ApiResponse file = name.equals(CONFIGURATION)
                ? ApiResponse.json(200, configuration(dependencies, signIn))
                : DeskFiles.named(name).orElseThrow(DeskRoutes::nothing);
        return file.with("Cache-Control", "no-cache")
                .with("Content-Security-Policy", contentPolicy(signIn))
                .with("Referrer-Policy", "no-referrer")
                .with("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    }

    private static ProblemException nothing() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "There is nothing at this path.");
    }

    /**
     * Text of reports can do nothing here: no script but the page's own files, and no HTML out of strings but lit's
     * templates.
     */
    private static String contentPolicy(SignIn signIn) {
        return "default-src 'none'; script-src 'self'; style-src 'self'; connect-src "
                + String.join(" ", "'self'", String.join(" ", signIn.origins())).strip()
                + "; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types lit-html";
    }

    private static Map<String, Object> configuration(Dependencies dependencies, SignIn signIn) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("signIn", signIn.document());
        document.put("zone", dependencies.zone().getId());
        document.put("now", dependencies.clock().instant().toString());
        document.put(
                "audiences",
                Audiences.ALL.stream()
                        .map(id -> audience(id, dependencies.names()))
                        .toList());
        return document;
    }

    /** In one order, whichever process answers: the tag is made of the text. */
    private static Map<String, Object> audience(String id, AudienceNames names) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id);
        document.put("name", names.of(id));
        return document;
    }
}
