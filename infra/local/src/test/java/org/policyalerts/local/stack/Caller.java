package org.policyalerts.local.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.files.ProjectFolder;

/** Calls a served stack over HTTP. */
public final class Caller {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    public Caller(URI base) {
        this.base = base;
    }

    public HttpResponse<String> submit(String body) throws IOException, InterruptedException {
        return send("POST", "/incidents", "curator:AKCESK", "application/json", body);
    }

    /** Changes a version that the caller knows. */
    public HttpResponse<String> change(String incident, int version, String patch)
            throws IOException, InterruptedException {
        Map<String, String> headers =
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "\"v" + version + "\"");
        return ask("PATCH", "/incidents/" + incident, "curator:AKCESK", headers, patch);
    }

    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "", "");
    }

    public HttpResponse<String> send(String method, String path, String token, String type, String body)
            throws IOException, InterruptedException {
        return ask(method, path, token, type.isEmpty() ? Map.of() : Map.of("Content-Type", type), body);
    }

    /** Asks with headers of one's own beside the token. */
    public HttpResponse<String> ask(String method, String path, String token, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    public void awaitIdle() throws IOException, InterruptedException {
        get("/local/idle", "");
    }

    public List<Map<?, ?>> inbox(String audience) throws IOException, InterruptedException {
        return objects(get("/local/inbox" + audience, "").body(), "messages");
    }

    /** The policies that hold for an incident. */
    public List<String> matched(String incident) throws IOException, InterruptedException {
        return objects(get("/incidents/" + incident + "/decision", "staff").body(), "matched").stream()
                .map(match -> String.valueOf(match.get("policy")))
                .toList();
    }

    public static String id(HttpResponse<String> receipt) {
        return String.valueOf(object(receipt.body()).get("id"));
    }

    public static Map<String, Object> object(String json) {
        try {
            return JsonReader.readObject(json);
        } catch (JsonInvalidException broken) {
            throw new IllegalArgumentException(json, broken);
        }
    }

    public static List<Map<?, ?>> objects(String json, String name) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (object(json).get(name) instanceof List<?> list) {
            list.forEach(element -> objects.add((Map<?, ?>) element));
        }
        return objects;
    }

    public static String report(String name) throws IOException {
        return Files.readString(ProjectFolder.find("events").resolve("report-" + name + ".json"));
    }

    static Path events() {
        return ProjectFolder.find("events");
    }
}
