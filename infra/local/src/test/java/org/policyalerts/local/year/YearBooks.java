package org.policyalerts.local.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.Caller;

/** The book that ships, with one more policy that is new each month. */
final class YearBooks {

    private static final int CREATED = 201;

    private YearBooks() {}

    static void publish(Caller caller, int month) throws Exception {
        HttpResponse<String> published = caller.send(
                "POST", "/books", "publisher:ana", "application/x-ndjson", shipped() + "\n" + policy(month, "match"));
        assertThat(published.statusCode()).as(published.body()).isIn(200, CREATED);
        String path = "/books/" + Caller.object(published.body()).get("hash") + "/activation";
        assertThat(activate(caller, path, "publisher:ana").statusCode())
                .as("nobody activates a book of their own")
                .isEqualTo(403);
        HttpResponse<String> activated = activate(caller, path, "publisher:ben");
        assertThat(activated.statusCode()).as(activated.body()).isEqualTo(200);
    }

    private static HttpResponse<String> activate(Caller caller, String path, String token) throws Exception {
        return caller.send("POST", path, token, "application/json", "{\"why\":\"A new month\"}");
    }

    static String shipped() throws IOException {
        try (Stream<Path> files = Files.list(ProjectFolder.find("functions").resolve("src/main/resources/policies"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .map(file -> line(file.getFileName().toString(), read(file)))
                    .collect(Collectors.joining("\n"));
        }
    }

    /** A policy of its own for a month, whose test expects what is given. */
    static String policy(int month, String expected) {
        return line("month-" + month + ".yaml", """
                id: month-%d
                version: 1
                title: Watch month %d
                severity: info
                when:
                  - severity: {atMost: 3}
                  - targets.sector: telecommunications
                recommend:
                  - {do: Ask the operator how it stands, owner: csirt, within: P2D}
                why: The book changes every month.
                tests:
                  - {name: some, given: events/report-one-albania.json, expect: %s}
                  - {name: none, given: events/report-parliament.json, expect: no-match}
                """.formatted(month, month, expected));
    }

    private static String line(String file, String text) {
        return JsonWriter.write(Map.of("file", file, "text", text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
