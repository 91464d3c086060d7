package org.policyalerts.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalException;

/** Calls the API as the national authority and as staff would. What is refused ends the demo. */
final class ApiCaller {

    private static final String AUTHORITY = "curator:AKCESK";
    private static final String STAFF = "staff";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    ApiCaller(URI base) {
        this.base = base;
    }

    /** Submits a report; the receipt. */
    Map<String, Object> submit(Path report) throws IOException {
        return send(request("/incidents", AUTHORITY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(report))
                .build());
    }

    /** Changes a report that nobody has changed yet. */
    void change(String incident, Map<String, Object> change) throws IOException {
        send(request("/incidents/" + incident, AUTHORITY)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", "\"v1\"")
                .method("PATCH", json(change))
                .build());
    }

    /** Acts as a member of an audience. */
    Map<String, Object> act(String audience, String path, Map<String, Object> body) throws IOException {
        return send(request(path, STAFF + ":" + audience)
                .header("Content-Type", "application/json")
                .POST(json(body))
                .build());
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
        return send(request(path, STAFF).GET().build());
    }

    private static BodyPublisher json(Map<String, Object> body) {
        return BodyPublishers.ofString(JsonWriter.write(body));
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private Map<String, Object> send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new LocalException(request.method() + " " + request.uri() + " was refused: " + response.body());
            }
            return JsonReader.readObject(response.body());
        } catch (JsonInvalidException notJson) {
            throw new IOException("the API did not answer with JSON", notJson);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }
}
