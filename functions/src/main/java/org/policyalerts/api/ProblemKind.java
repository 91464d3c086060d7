package org.policyalerts.api;

import java.util.Locale;

/** The problems the API can answer with; the type of each is stable, its words are not. */
public enum ProblemKind {
    INVALID_BODY(400, "The body is not valid"),
    INVALID_PARAMETER(400, "A parameter or header is not valid"),
    NOT_AUTHENTICATED(401, "A token is needed"),
    NOT_ALLOWED(403, "The token does not allow this"),
    NOT_FOUND(404, "There is no such thing"),
    NOT_DECIDED_YET(404, "The incident has not been decided yet"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "There is no answer in that form"),
    REFERENCE_TAKEN(409, "The reference is taken by other content"),
    KEY_REUSED(409, "The Idempotency-Key came with another report before"),
    STATE_CONFLICT(409, "The present state does not allow this"),
    VERSION_STALE(412, "The version is not the latest"),
    BODY_TOO_LARGE(413, "The body is too large"),
    MEDIA_TYPE(415, "The media type is not supported"),
    VERSION_NEEDED(428, "The version has to be named"),
    TOO_MANY_REQUESTS(429, "Too many requests for now"),
    FAILED(500, "Something went wrong on our side"),
    BUSY(503, "Too busy for now");

    final int status;
    final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    String type() {
        return "urn:policyalerts:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
