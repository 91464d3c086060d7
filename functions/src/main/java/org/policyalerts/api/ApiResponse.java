package org.policyalerts.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.text.Fingerprint;

/**
 * An answer, before it becomes API Gateway's proxy answer.
 *
 * @param audited what the audit has to know beside it
 */
public record ApiResponse(int status, Map<String, String> headers, String body, Audited audited) {

    private static final String CACHE = "Cache-Control";

    public ApiResponse {
        // Each answer of one kind has them in one order, whichever process gives it.
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public ApiResponse(int status, Map<String, String> headers, String body) {
        this(status, headers, body, Audited.NOTHING);
    }

    /**
     * What cannot be read off an answer.
     *
     * @param incidents those that it quotes without their ids
     * @param acts what each came to, if the request asked for several
     */
    public record Audited(Set<String> incidents, List<Act> acts) {

        static final Audited NOTHING = new Audited(Set.of(), List.of());

        public Audited {
            incidents = Set.copyOf(incidents);
            acts = List.copyOf(acts);
        }
    }

    /**
     * One of several acts.
     *
     * @param incidents those that it was about, as far as the request or the answer names them
     */
    public record Act(int status, Set<String> incidents) {

        /**
         * What one of several lines came to.
         *
         * @param done what it is called if it was done; else there is a problem
         */
        public static Map<String, Object> document(int line, ApiResponse answer, String done) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("line", line);
            document.put("status", answer.status());
            try {
                document.put(answer.status() < 300 ? done : "problem", JsonReader.readObject(answer.body()));
            } catch (JsonInvalidException ours) {
                throw new IllegalStateException(ours);
            }
            return document;
        }

        /** Of a line that was asked for, and what it was answered. */
        public static Act of(@Nullable Object asked, ApiResponse answer) {
            return new Act(answer.status(), RequestAudit.incidents(asked + "\n" + answer.body()));
        }
    }

    public static ApiResponse json(int status, Object document) {
        return new ApiResponse(status, Map.of("Content-Type", "application/json"), JsonWriter.harmless(document));
    }

    /** One page of a list, and where it goes on, if it does. */
    public static ApiResponse page(String list, List<?> shown, Optional<String> cursor) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(list, shown);
        document.put("cursor", cursor.orElse(null));
        return json(200, document);
    }

    static ApiResponse problem(int status, Map<String, Object> document) {
        return new ApiResponse(
                status, Map.of("Content-Type", "application/problem+json"), JsonWriter.harmless(document));
    }

    /**
     * A file to keep, in place of a page.
     *
     * @param name what it is called, in plain characters
     */
    public static ApiResponse file(String mediaType, String name, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", mediaType + "; charset=utf-8");
        headers.put("Content-Disposition", "attachment; filename=\"" + name + "\"");
        return new ApiResponse(200, headers, body);
    }

    public ApiResponse with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ApiResponse(status, more, body, audited);
    }

    /** For a request that asked for several acts. */
    public ApiResponse of(List<Act> several) {
        return new ApiResponse(status, headers, body, new Audited(audited.incidents(), several));
    }

    /** For an answer that quotes incidents without their ids. */
    public ApiResponse quoting(Set<String> incidents) {
        return new ApiResponse(status, headers, body, new Audited(incidents, audited.acts()));
    }

    /** With an ETag made of the body, unless it has one of its own: a version's. */
    public ApiResponse withContentTag() {
        return status != 200 || headers.containsKey("ETag") ? this : with("ETag", tag(body));
    }

    /** With a weak ETag made of another text, which changes only when the body means something else. */
    public ApiResponse meaning(String text) {
        return with("ETag", "W/" + tag(text));
    }

    private static String tag(String text) {
        return "\"" + Fingerprint.sha256(text).substring(0, 24) + "\"";
    }

    /**
     * Without its body if the caller has that already (RFC 9110, 13.1.2).
     *
     * @param known the tags of what the caller has, or {@code *}
     */
    ApiResponse unless(String known) {
        String tag = headers.get("ETag");
        boolean isKnown = tag != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> opaque(one).equals(opaque(tag)) || one.equals("*"));
        if (status != 200 || !isKnown) {
            return this;
        }
        ApiResponse unchanged = new ApiResponse(304, Map.of("ETag", tag), "");
        // Who keeps an answer keeps it as this one says from now on.
        for (String kept : List.of(CACHE, "Vary")) {
            unchanged = headers.containsKey(kept) ? unchanged.with(kept, headers.get(kept)) : unchanged;
        }
        return unchanged;
    }

    /** A tag without its mark: what only means the same is known as well. */
    private static String opaque(String tag) {
        return tag.replaceFirst("^W/", "");
    }

    /** As HEAD is answered: with the length of the body that GET would bring (RFC 9110, 9.3.2). */
    public ApiResponse withoutBody() {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return new ApiResponse(
                status, with("Content-Length", String.valueOf(length)).headers(), "", audited);
    }

    /** Answers hold what is not for everybody's eyes, unless they say so, and text that others wrote. */
    public Map<String, Object> toEvent() {
        Map<String, Object> sent = new LinkedHashMap<>(headers);
        sent.putIfAbsent(CACHE, "no-store");
        sent.put("X-Content-Type-Options", "nosniff");
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("statusCode", status);
        event.put("headers", sent);
        event.put("body", body);
        event.put("isBase64Encoded", false);
        return event;
    }
}
