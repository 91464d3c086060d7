package org.policyalerts.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for the authoriser of the API. A bearer token says by itself who its holder is: {@code submitter:AKCESK},
 * {@code curator:AKCESK}, {@code staff}, {@code staff:mfa,legal}, {@code staff:operator@OSHEE}, {@code auditor},
 * {@code publisher:NAME}; each may end in {@code +restricted}.
 */
final class LocalAuthorizer {

    private static final String RESTRICTED = "+restricted";
    private static final String OF_STAFF = "incidents/read alerts/act";

    private LocalAuthorizer() {}

    /** What an authoriser would put into the request context; empty for no or an unknown token. */
    static Optional<Map<String, Object>> authorizer(String authorization) {
        String token =
                authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : "";
        boolean isRestricted = token.endsWith(RESTRICTED);
        return claims(isRestricted ? token.substring(0, token.length() - RESTRICTED.length()) : token)
                .map(claims -> {
                    if (isRestricted) {
                        claims.put("restricted", "true");
                    }
                    return Map.of("claims", claims);
                });
    }

    private static Optional<Map<String, Object>> claims(String token) {
        int end = token.indexOf(':') + 1;
        String name = token.substring(end);
        if (name.isBlank()) {
            return Optional.empty();
        }
        return switch (end == 0 ? token : token.substring(0, end)) {
            case "submitter:" -> Optional.of(claims("incidents/submit", name, "none", name));
            case "curator:" -> Optional.of(claims("incidents/submit attribution/judge", name, "none", name));
            case "staff" -> Optional.of(claims(OF_STAFF, token, "*"));
            case "staff:" -> Optional.of(claims(OF_STAFF, token, name));
            case "auditor" -> Optional.of(claims("incidents/read audit/read", token, "*"));
            case "publisher:" -> Optional.of(claims("books/publish", name, "none"));
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> claims(String scope, String subject, String audiences, String... organisation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("scope", scope);
        claims.put("sub", subject);
        claims.put("audiences", audiences);
        for (String name : organisation) {
            claims.put("custom:organisation", name);
        }
        return claims;
    }
}
