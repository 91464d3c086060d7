package org.policyalerts.local.words;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.Map;
import org.policyalerts.local.ApiClient;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.LocalDeployment;

/** The stack that documents for operators take for granted: it runs somewhere, and one incident has been reported. */
final class Deployed implements AutoCloseable {

    private final LocalDeployment stack;
    private final String incident;

    private Deployed(LocalDeployment stack, String incident) {
        this.stack = stack;
        this.incident = incident;
    }

    static Deployed start() throws IOException, InterruptedException {
        LocalClock clock = new LocalClock();
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        LocalDeployment stack = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0));
        ApiClient api = new ApiClient(stack.uri());
        Map<String, Object> receipt = ApiClient.document(api.send(api.request("/incidents", "curator:AKCESK")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofFile(ProjectFolder.find("events/report-parliament.json")))));
        stack.awaitIdle();
        return new Deployed(stack, String.valueOf(receipt.get("id")));
    }

    /** What its operator's shell knows of it, with the settings of its functions and two tokens. */
    Map<String, String> variables() {
        return Map.ofEntries(
                Map.entry("API", stack.uri().toString()),
                Map.entry("API_URL", stack.uri().toString()),
                Map.entry("TABLE_NAME", LocalTable.NAME),
                Map.entry("TOKEN", "staff+restricted"),
                Map.entry("STAFF", "Authorization: Bearer staff"),
                Map.entry("SUBMITTER", "curator:AKCESK"),
                Map.entry("ID", incident),
                Map.entry("HOME_COUNTRY", "AL"),
                Map.entry("TIME_ZONE", "Europe/Tirane"),
                Map.entry("KEEP_INCIDENTS", "P5Y"),
                Map.entry("KEEP_RUNS", "P90D"),
                Map.entry("KEEP_REQUEST_KEYS", "P90D"),
                Map.entry("AWS_ENDPOINT_URL_DYNAMODB", stack.table().uri().toString()),
                Map.entry("AWS_REGION", "eu-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"));
    }

    @Override
    public void close() {
        stack.close();
    }
}
