package org.policyalerts.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;

/**
 * Who calls, as API Gateway's authoriser says.
 *
 * @param name who it is, as far as the token tells; kept beside what they do
 * @param organisation on whose behalf; empty for staff
 */
public record Caller(String name, Set<Scope> scopes, Optional<String> organisation) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /**
     * Reads what a Cognito authoriser ({@code claims}) or a Lambda authoriser (flat) passes on; empty if nobody was
     * authorised.
     */
    static Optional<Caller> of(Object authorizer) {
        if (!(authorizer instanceof Map<?, ?> flat) || flat.isEmpty()) {
            return Optional.empty();
        }
        Map<?, ?> claims = flat.get("claims") instanceof Map<?, ?> cognito ? cognito : flat;
        Object organisation = claims.get(claims == flat ? "organisation" : "custom:organisation");
        Set<Scope> scopes = Arrays.stream(text(claims.get("scope")).split(" ", -1))
                .flatMap(scope -> Scope.of(scope).stream())
                .collect(Collectors.toSet());
        return Optional.of(
                new Caller(name(claims), scopes, Optional.of(text(organisation)).filter(name -> !name.isBlank())));
    }

    private static String name(Map<?, ?> claims) {
        return Stream.of("username", "cognito:username", "sub", "principalId")
                .map(claim -> text(claims.get(claim)))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("unnamed");
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The organisation that a report is submitted for, which only a token can name. */
    public String organisationOrRefused() {
        return organisation.orElseThrow(
                () -> ProblemException.of(ProblemKind.NOT_ALLOWED, "The token names no organisation."));
    }

    boolean hasAny(Collection<Scope> wanted) {
        return wanted.stream().anyMatch(scopes::contains);
    }

    /** Staff and auditors see every incident, whatever its label. */
    public boolean seesAll() {
        return hasAny(Set.of(Scope.READ, Scope.ACT, Scope.AUDIT));
    }

    /** Others see their own, up to the label that is for named people only. */
    public boolean sees(String reporter, String tlp) {
        return seesAll() || (owns(reporter) && !tlp.equals("red"));
    }

    /** A reporter may complete a report that is too sensitive to be read back. */
    boolean mayChange(Incident incident) {
        return scopes.contains(Scope.ACT) || (scopes.contains(Scope.SUBMIT) && owns(incident.reporter()));
    }

    private boolean owns(String reporter) {
        return organisation.filter(reporter::equals).isPresent();
    }
}
