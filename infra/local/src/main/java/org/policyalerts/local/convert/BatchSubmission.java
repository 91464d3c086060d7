package org.policyalerts.local.convert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.ApiClient;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.files.Progress;

/** Sends reports in batches as large as the API takes them, and says what became of each. */
final class BatchSubmission {

    private static final String BATCH = "/incidents:batch";
    private static final int MOST_LINES = 100;
    private static final int MOST_BYTES = 4_000_000;

    private final ApiClient api;
    private final String token;
    private final Progress progress;
    private final List<String> refused = new ArrayList<>();
    private int taken;
    private int known;

    BatchSubmission(URI base, String token, Progress progress) {
        this.api = new ApiClient(base);
        this.token = token;
        this.progress = progress;
    }

    /** Sends all; a failure half way leaves what was sent where it is, and the same again sends the rest. */
    void send(List<String> reports) throws IOException {
        progress.start("sending", reports.size());
        List<String> next = new ArrayList<>();
        int bytes = 0;
        for (String report : reports) {
            int length = report.getBytes(StandardCharsets.UTF_8).length + 1;
            if (next.size() == MOST_LINES || bytes + length > MOST_BYTES) {
                post(next);
                next.clear();
                bytes = 0;
            }
            next.add(report);
            bytes += length;
        }
        post(next);
        progress.end();
    }

    private void post(List<String> reports) throws IOException {
        if (reports.isEmpty()) {
            return;
        }
        HttpResponse<String> answer = api.send(api.request(BATCH, token)
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", reports) + "\n")));
        List<Map<String, Object>> results = new ArrayList<>();
        try {
            if (answer.statusCode() != 200) {
                throw new LocalException("refused (" + answer.statusCode() + ") by " + api.address(BATCH) + ": "
                        + JsonReader.readObject(answer.body()).get("detail"));
            }
            for (String line : answer.body().lines().toList()) {
                results.add(JsonReader.readObject(line));
            }
        } catch (JsonInvalidException notJson) {
            throw new IOException("the API did not answer with JSON (" + answer.statusCode() + ")", notJson);
        }
        for (int i = 0; i < results.size(); i++) {
            count(results.get(i), reports.get(i));
        }
        progress.step(reports.size());
    }

    private void count(Map<String, Object> result, String report) {
        String status = String.valueOf(result.get("status"));
        if (status.equals("201")) {
            taken++;
        } else if (status.equals("200")) {
            known++;
        } else {
            refused.add(reference(report) + ": " + status + ", " + why(result.get("problem")));
        }
    }

    private static String reference(String report) {
        try {
            return String.valueOf(JsonReader.readObject(report).get("reference"));
        } catch (JsonInvalidException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static String why(@Nullable Object problem) {
        return problem instanceof Map<?, ?> document
                ? document.get("detail") + (document.get("errors") == null ? "" : " " + document.get("errors"))
                : "no reason given";
    }

    int taken() {
        return taken;
    }

    int known() {
        return known;
    }

    /** What was not taken, with the reason. */
    List<String> refused() {
        return List.copyOf(refused);
    }
}
