package org.policyalerts.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for the authoriser of the API. The bearer tokens it knows are {@code submitter:ORGANISATION}, {@code staff}
 * and {@code auditor}.
 */
final class LocalAuthorizer {

    private static final String SUBMITTER = "submitter:";

    private LocalAuthorizer() {}

    /** What an authoriser would put into the request context; empty for no or an unknown token. */
    static Optional<Map<String, Object>> authorizer(String authorization) {
        String token =
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
        if (token.startsWith(SUBMITTER) && token.length() > SUBMITTER.length()) {
            return Optional.of(claims("incidents/submit", token.substring(SUBMITTER.length())));
        }
        return switch (token) {
            case "staff" -> Optional.of(claims("incidents/read alerts/act", "staff"));
            case "auditor" -> Optional.of(claims("incidents/read audit/read", "audit"));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> claims(String scope, String organisation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("scope", scope);
        claims.put("custom:organisation", organisation);
        claims.put("sub", organisation);
        return Map.of("claims", claims);
    }
}
