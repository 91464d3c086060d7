package org.policyalerts.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.ApiClient;
import org.policyalerts.local.LocalException;

/** Calls the API as the national authority and as staff would. What is refused ends the demo. */
final class ApiCaller {

    private static final String AUTHORITY = "curator:AKCESK";
    private static final String STAFF = "staff";

    private final ApiClient api;

    ApiCaller(URI base) {
        this.api = new ApiClient(base);
    }

    /** Submits a report; the receipt. */
    Map<String, Object> submit(Path report) throws IOException {
        return send(api.request("/incidents", AUTHORITY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(report)));
    }

    /** Changes a report that nobody has changed yet. */
    void change(String incident, Map<String, Object> change) throws IOException {
        send(api.request("/incidents/" + incident, AUTHORITY)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .method("PATCH", json(change)));
    }

    /** Acts as a member of an audience. */
    Map<String, Object> act(String audience, String path, Map<String, Object> body) throws IOException {
        return send(api.request(path, STAFF + ":" + audience)
                .header("Content-Type", "application/json")
                .POST(json(body)));
    }

    /** Reads a list as staff. */
    List<Map<?, ?>> list(String path, String name) throws IOException {
        List<Map<?, ?>> list = new ArrayList<>();
        if (get(path).get(name) instanceof List<?> found) {
            found.forEach(element -> list.add((Map<?, ?>) element));
        }
        return list;
    }

    /** Reads as staff. */
    Map<String, Object> get(String path) throws IOException {
        return send(api.request(path, STAFF));
    }

    private static BodyPublisher json(Map<String, Object> body) {
        return BodyPublishers.ofString(JsonWriter.write(body));
    }

    private Map<String, Object> send(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response = api.send(request);
        if (response.statusCode() >= 300) {
            throw new LocalException(
                    response.request().method() + " " + response.uri() + " was refused: " + response.body());
        }
        return ApiClient.document(response);
    }
}
