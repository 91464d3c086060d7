package org.policyalerts.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

/** Builds one call of the API. */
public final class Call {

    private final FakeApi api;
    private final Map<String, Object> event = new LinkedHashMap<>();
    private final Map<String, Object> headers = new LinkedHashMap<>();
    private final Map<String, Object> query = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    Call(FakeApi api, String method, String path) {
        this.api = api;
        event.put("httpMethod", method);
        event.put("path", path);
        event.put("headers", headers);
        event.put("multiValueQueryStringParameters", query);
        event.put("requestContext", Map.of("requestId", "request-1"));
    }

    /** With the scopes of a token, for an organisation unless that is empty. */
    Call as(String scope, String organisation) {
        return claiming(Map.of("scope", scope, "audiences", "*", "custom:organisation", organisation));
    }

    /** With claims of a token, beside those it has. */
    Call claiming(Map<String, Object> more) {
        claims.putAll(more);
        event.put("requestContext", Map.of("requestId", "request-1", "authorizer", Map.of("claims", claims)));
        return this;
    }

    public Call asSubmitter(String organisation) {
        return as("incidents/submit", organisation);
    }

    /** An authority, whose reports carry our own judgement. */
    public Call asCurator(String organisation) {
        return as("incidents/submit attribution/judge", organisation);
    }

    public Call asStaff() {
        return as("incidents/read alerts/act", "");
    }

    /** Staff of single audiences, comma separated. */
    public Call asMember(String audiences) {
        return claiming(
                Map.of("scope", "incidents/read alerts/act", "sub", "staff:" + audiences, "audiences", audiences));
    }

    /** Somebody who publishes books and puts them into force. */
    public Call asPublisher(String name) {
        return claiming(Map.of("scope", "books/publish", "audiences", "none", "sub", name));
    }

    Call asAuditor() {
        return as("incidents/read audit/read", "");
    }

    /** By somebody who may read what is under TLP:RED. */
    public Call restricted() {
        return claiming(Map.of("restricted", "true"));
    }

    /** Who the token makes of it; empty without one. */
    Optional<Caller> caller() {
        return Caller.of(claims.isEmpty() ? Map.of() : Map.of("claims", claims));
    }

    public Call header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Call query(String name, String... values) {
        query.put(name, List.of(values));
        return this;
    }

    public Call body(String contentType, String text) {
        event.put("body", text);
        return header("content-type", contentType);
    }

    /** A text that is packed on its way. */
    public Call gzipped(String contentType, String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(utf8(text));
        }
        event.put("isBase64Encoded", true);
        return body(contentType, Base64.getEncoder().encodeToString(packed.toByteArray()))
                .header("Content-Encoding", "gzip");
    }

    Call bytes(byte[] bytes) {
        event.put("isBase64Encoded", true);
        return body("application/json", Base64.getEncoder().encodeToString(bytes));
    }

    public Call json(String text) {
        return body("application/json", text);
    }

    public Call json(ReportTree report) {
        return json(JsonWriter.write(report.tree()));
    }

    public Call patch(String ifMatch, String text) {
        return body("application/merge-patch+json", text).header("If-Match", ifMatch);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public FakeApi.Answer send() {
        return api.send(JsonWriter.write(event));
    }
}
