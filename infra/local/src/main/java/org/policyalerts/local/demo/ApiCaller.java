package org.policyalerts.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Calls the API as a submitter and as staff would. */
final class ApiCaller {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    ApiCaller(URI base) {
        this.base = base;
    }

    /** Submits a file as AKCESK. */
    Response post(String path, Path file) throws IOException {
        return send(request(path, "submitter:AKCESK")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build());
    }

    /** Acts as staff. */
    Response post(String path, Map<String, Object> body) throws IOException {
        return send(request(path, "staff")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(body)))
                .build());
    }

    /** Reads as staff. */
    Response get(String path) throws IOException {
        return send(request(path, "staff").GET().build());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token);
    }

    private Response send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Response(response.statusCode(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** An answer of the API. */
    record Response(int status, String body) {

        Map<String, Object> json() throws IOException {
            try {
                return JsonReader.readObject(body);
            } catch (JsonInvalidException notJson) {
                throw new IOException("the API did not answer with JSON", notJson);
            }
        }
    }
}
