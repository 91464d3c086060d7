package org.policyalerts.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for the authoriser of the API. The bearer tokens it knows are {@code submitter:ORGANISATION},
 * {@code staff}, {@code staff:mfa,legal} for members of single audiences, {@code staff:operator@ORGANISATION} and
 * {@code auditor}.
 */
final class LocalAuthorizer {

    private static final String SUBMITTER = "submitter:";
    private static final String STAFF = "staff:";
    private static final String OF_STAFF = "incidents/read alerts/act";

    private LocalAuthorizer() {}

    /** What an authoriser would put into the request context; empty for no or an unknown token. */
    static Optional<Map<String, Object>> authorizer(String authorization) {
        String token =
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
        if (token.startsWith(SUBMITTER) && token.length() > SUBMITTER.length()) {
            return Optional.of(claims("incidents/submit", token.substring(SUBMITTER.length())));
        }
        if (token.startsWith(STAFF) && token.length() > STAFF.length()) {
            return Optional.of(members(token));
        }
        return switch (token) {
            case "staff" -> Optional.of(claims(OF_STAFF, "staff"));
            case "auditor" -> Optional.of(claims("incidents/read audit/read", "audit"));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> members(String token) {
        Map<String, Object> claims = new LinkedHashMap<>(flat(OF_STAFF, "staff"));
        claims.put("sub", token);
        claims.put("audiences", token.substring(STAFF.length()));
        return Map.of("claims", claims);
    }

    private static Map<String, Object> claims(String scope, String organisation) {
        return Map.of("claims", flat(scope, organisation));
    }

    private static Map<String, Object> flat(String scope, String organisation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("scope", scope);
        claims.put("custom:organisation", organisation);
        claims.put("sub", organisation);
        return claims;
    }
}
