package org.policyalerts.local.recipients;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.ApiClient;
import org.policyalerts.local.LocalException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists, writes and removes recipients by the API of a deployment; the token says who does. */
@Command(
        name = "recipients",
        description = "Who of an audience is told by mail and chat.",
        mixinStandardHelpOptions = true)
public final class RecipientsCommand {

    private static final String ROW = "%-20s  %-46s  %-12s  %-9s  %s%n";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where, and by whom. */
    static final class Deployment {
        @Option(names = "--to", paramLabel = "URL", required = true, description = "Address of a deployment's API.")
        private URI to = URI.create("");

        @Option(
                names = "--token",
                paramLabel = "T",
                required = true,
                description = "A token with the scope alerts/act, of the audience or of policy.")
        private String token = "";
    }

    /** Where somebody is reached, and how much may be said there. */
    static final class Place {
        @Option(names = "--mail", paramLabel = "ADDRESS", description = "A mailbox.")
        private @Nullable String mail;

        @Option(names = "--chat", paramLabel = "PROGRAM", description = "slack, mattermost or teams.")
        private @Nullable String chat;

        @Option(
                names = "--parameter",
                paramLabel = "NAME",
                description = "The parameter that holds the chat's address, below /policy-alerts/chat/.")
        private @Nullable String parameter;

        @Option(
                names = "--max-tlp",
                paramLabel = "LABEL",
                description = "The strictest label to tell (default: amber).")
        private @Nullable String maxTlp;

        @Option(names = "--exercises", description = "Tell exercises, too.")
        private boolean exercises;

        private String body() {
            Map<String, Object> body = new LinkedHashMap<>();
            put(body, "mail", mail);
            put(body, "chat", chat);
            put(body, "parameter", parameter);
            put(body, "maxTlp", maxTlp);
            body.put("exercises", exercises);
            return JsonWriter.write(body);
        }

        private static void put(Map<String, Object> body, String name, @Nullable String value) {
            if (value != null) {
                body.put(name, value);
            }
        }
    }

    @Command(name = "list", description = "Show who is told, and whose mail came back.")
    int list(@Parameters(paramLabel = "AUDIENCE") String audience, @Mixin Deployment deployment) {
        Map<String, Object> answer = send(deployment, "GET", path(audience), "");
        List<?> recipients = answer.get("recipients") instanceof List<?> all ? all : List.of();
        if (recipients.isEmpty()) {
            out().println("Nobody of " + audience + " is told by mail or chat.");
        } else {
            out().printf(Locale.ROOT, ROW, "id", "where", "up to", "exercises", "trouble");
            recipients.forEach(one -> print((Map<?, ?>) one));
        }
        out().flush();
        return 0;
    }

    @Command(name = "add", description = "Write a recipient; one of the same id is replaced, and a mark lifted.")
    int add(
            @Parameters(paramLabel = "AUDIENCE") String audience,
            @Parameters(paramLabel = "ID") String id,
            @Mixin Place place,
            @Mixin Deployment deployment) {
        print(send(deployment, "PUT", path(audience) + "/" + part(id), place.body()));
        out().flush();
        return 0;
    }

    @Command(name = "remove", description = "Remove a recipient; what waits for it is not sent.")
    int remove(
            @Parameters(paramLabel = "AUDIENCE") String audience,
            @Parameters(paramLabel = "ID") String id,
            @Mixin Deployment deployment) {
        send(deployment, "DELETE", path(audience) + "/" + part(id), "");
        out().println("removed: " + id);
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(Map<?, ?> one) {
        Object where = one.get("mail") == null ? one.get("chat") + " " + one.get("parameter") : one.get("mail");
        Object trouble = one.get("trouble") == null ? "" : one.get("trouble") + " since " + one.get("troubleSince");
        out().printf(
                        Locale.ROOT,
                        ROW,
                        one.get("id"),
                        where,
                        one.get("maxTlp"),
                        Boolean.TRUE.equals(one.get("exercises")) ? "yes" : "no",
                        trouble);
    }

    private static String path(String audience) {
        return "/audiences/" + part(audience) + "/recipients";
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, Object> send(Deployment deployment, String method, String path, String body) {
        ApiClient api = new ApiClient(deployment.to);
        HttpRequest.Builder request = api.request(path, deployment.token)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            HttpResponse<String> answer = api.send(request);
            Map<String, Object> document = JsonReader.readObject(answer.body());
            if (answer.statusCode() != 200) {
                throw new LocalException(refused(document));
            }
            return document;
        } catch (IOException unreachable) {
            throw new LocalException("cannot reach " + api.address("") + ": " + unreachable.getMessage(), unreachable);
        } catch (JsonInvalidException foreign) {
            throw new LocalException(api.address("") + " does not answer as the API does", foreign);
        }
    }

    /** Every problem at once, each with its place. */
    private static String refused(Map<String, Object> problem) {
        StringBuilder all = new StringBuilder(String.valueOf(problem.getOrDefault("detail", problem.get("title"))));
        if (problem.get("errors") instanceof List<?> errors) {
            for (Object error : errors) {
                Map<?, ?> one = (Map<?, ?>) error;
                all.append(' ').append(one.get("pointer") == null ? one.get("parameter") : one.get("pointer"));
                all.append(' ').append(one.get("detail")).append('.');
            }
        }
        return all.toString();
    }
}
