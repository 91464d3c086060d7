package org.policyalerts.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.ApiClient;
import org.policyalerts.local.LocalException;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;

/** Books of a deployment, by its API; the token says who publishes and puts into force. */
final class ApiShelf implements BookShelf {

    private final ApiClient api;
    private final String token;

    ApiShelf(URI base, String token) {
        this.api = new ApiClient(base);
        this.token = token;
    }

    @Override
    public Published publish(Book book) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            for (Book.File file : book.files()) {
                String line = JsonWriter.write(Map.of("file", file.name(), "text", file.text())) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        if (packed.size() > BodyForm.BOOK.mostBytes()) {
            throw new LocalException(
                    "the book is larger than the API takes (" + packed.size() + " bytes packed, at most "
                            + BodyForm.BOOK.mostBytes() + "): publish it with --table NAME --by NAME");
        }
        Map<String, Object> answer = send(request("/books")
                .header("Content-Type", "application/x-ndjson")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed.toByteArray())));
        return new Published(
                text(answer, "hash"),
                text(answer, "publishedBy"),
                Instant.parse(text(answer, "publishedAt")),
                Integer.parseInt(text(answer, "policies")));
    }

    @Override
    public Activation activate(String hash, String why) throws IOException {
        return act(send(request("/books/" + hash + "/activation")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JsonWriter.write(Map.of("why", why))))));
    }

    @Override
    public List<Activation> history() throws IOException {
        return PreviewTable.objects(send(request("/books").GET()).get("history")).stream()
                .map(ApiShelf::act)
                .toList();
    }

    @Override
    public Optional<Book> sources(String hash) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        PreviewTable.objects(send(request("/books/" + hash).GET()).get("files"))
                .forEach(file -> texts.put(text(file, "file"), text(file, "text")));
        return texts.isEmpty() ? Optional.empty() : Optional.of(Book.of(texts));
    }

    @Override
    public Map<String, Object> preview(String hash) throws IOException {
        return send(request("/books/" + hash + "/preview").GET());
    }

    private static Activation act(Map<?, ?> answer) {
        return new Activation(
                Long.parseLong(text(answer, "version")),
                text(answer, "hash"),
                answer.get("publishedBy") == null ? "" : text(answer, "publishedBy"),
                text(answer, "activatedBy"),
                Instant.parse(text(answer, "at")),
                text(answer, "why"));
    }

    private static String text(Map<?, ?> answer, String name) {
        return String.valueOf(answer.get(name));
    }

    private HttpRequest.Builder request(String path) {
        return api.request(path, token);
    }

    private Map<String, Object> send(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response = api.send(request);
        Map<String, Object> document = ApiClient.document(response);
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), document);
        }
        return document;
    }

    private static RuntimeException refused(int status, Map<String, Object> problem) {
        List<String> problems = PreviewTable.objects(problem.get("errors")).stream()
                .map(error -> text(error, "detail"))
                .toList();
        return problems.isEmpty()
                ? new LocalException("refused (" + status + "): " + problem.get("detail"))
                : new RefusedBookException(problems);
    }

    @Override
    public void close() {
        // The client has no connection that has to be closed.
    }
}
