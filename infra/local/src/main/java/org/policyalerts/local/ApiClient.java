package org.policyalerts.local;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Calls the API of a deployment. */
public final class ApiClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    public ApiClient(URI base) {
        if (!String.valueOf(base.getScheme()).matches("https?") || base.getHost() == null) {
            throw new LocalException("'" + base + "' is no address of an API: it begins with https:// or http://");
        }
        this.base = base.toString().replaceFirst("/+$", "");
    }

    /** The whole address of a path. */
    public String address(String path) {
        return base + path;
    }

    /** A request as whoever the token is of; it waits a minute unless it is told otherwise. */
    public HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(address(path)))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token);
    }

    /** Sends a request; what is refused is an answer like any other. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (ConnectException unreachable) {
            throw new LocalException("nobody answers at " + base, unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    /** What an answer says. */
    public static Map<String, Object> document(HttpResponse<String> answer) throws IOException {
        try {
            return JsonReader.readObject(answer.body());
        } catch (JsonInvalidException notJson) {
            throw new IOException("the API did not answer with JSON", notJson);
        }
    }
}
