package org.policyalerts.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Audiences;

/**
 * Who calls, as API Gateway's authoriser says.
 *
 * @param name who it is, as far as the token tells; kept beside what they do
 * @param organisation on whose behalf; empty for staff
 * @param audiences the audiences it belongs to, one operator as {@code operator@ORGANISATION}; empty for who belongs to
 *     all of them
 * @param restricted whether it may read what is under TLP:RED, among what it reads at all
 */
public record Caller(
        String name,
        Set<Scope> scopes,
        Optional<String> organisation,
        Optional<Set<String>> audiences,
        boolean restricted) {

    /** Has no rights and needs none. */
    static final Caller NOBODY = new Caller("", Set.of(), Optional.empty(), Optional.empty(), false);

    private static final String ONE_OPERATOR = "operator@";
    private static final Set<Scope> OF_STAFF = Set.of(Scope.READ, Scope.ACT, Scope.AUDIT);

    public Caller {
        scopes = Set.copyOf(scopes);
        audiences = audiences.map(Set::copyOf);
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
        Object organisation = claims.get(claims == flat ? "organisation" : Rights.ORGANISATION);
        Object audiences = claims.get(Rights.AUDIENCES);
        // Whoever gives rights always writes this claim. Without it the scopes are a client's alone and count for
        // nothing.
        String scope = audiences == null ? "" : text(claims.get("scope"));
        Set<Scope> scopes = Arrays.stream(scope.split(" ", -1))
                .flatMap(name -> Scope.of(name).stream())
                .collect(Collectors.toSet());
        return Optional.of(new Caller(
                name(claims),
                scopes,
                Optional.of(text(organisation)).filter(name -> !name.isBlank()),
                audiences(text(audiences), scopes),
                text(claims.get(Rights.RESTRICTED)).equals("true")));
    }

    /** Of staff and auditors; names that are none of an audience are no claim to everything. */
    private static Optional<Set<String>> audiences(String claim, Set<Scope> scopes) {
        if (claim.equals(Rights.EVERY_AUDIENCE) || scopes.stream().noneMatch(OF_STAFF::contains)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(claim.split(",", -1))
                .map(String::strip)
                .filter(name -> Audiences.ALL.contains(name) || name.startsWith(ONE_OPERATOR))
                .collect(Collectors.toSet()));
    }

    private static String name(Map<?, ?> claims) {
        return Stream.of("username", "cognito:username", "sub", "principalId")
                .map(claim -> text(claims.get(claim)))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("unnamed");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The organisation that a report is submitted for, which only a token can name. */
    public String organisationOrRefused() {
        return organisation.orElseThrow(
                () -> ProblemException.of(ProblemKind.NOT_ALLOWED, "The token names no organisation."));
    }

    /** Refuses whoever may try a report and not send one. */
    public void refuseUnlessReporter() {
        if (!scopes.contains(Scope.SUBMIT)) {
            throw ProblemException.of(
                    ProblemKind.NOT_ALLOWED,
                    "It takes the scope " + Scope.SUBMIT.text + "; with dryRun=true staff may try what would happen.");
        }
    }

    /** Whether it says by its own right who did it. */
    public boolean mayJudge() {
        return scopes.contains(Scope.JUDGE);
    }

    /** Whether it may correct what others have reported. */
    public boolean mayCorrect() {
        return hasAny(Set.of(Scope.ACT, Scope.JUDGE));
    }

    /** Whether it does nothing but for the organisation that its token names. */
    boolean needsOrganisation() {
        return !isStaff() && hasAny(Set.of(Scope.SUBMIT, Scope.JUDGE));
    }

    boolean hasAny(Collection<Scope> wanted) {
        return wanted.stream().anyMatch(scopes::contains);
    }

    /** Whether it is staff or an auditor, and no submitter. */
    public boolean isStaff() {
        return hasAny(OF_STAFF);
    }

    /** Whether it belongs to an audience. */
    public boolean isOf(String audience) {
        return audiences.map(names -> names.contains(audience)).orElse(true);
    }

    /** Whether it belongs to operators and to nobody else, so that other operators' affairs are not its own. */
    public boolean isOperator() {
        return audiences
                .filter(names -> names.stream().allMatch(name -> name.startsWith(ONE_OPERATOR)))
                .isPresent();
    }

    /** Whether what staff say among themselves is for it: neither for reporters nor for operators. */
    public boolean isOfAuthority() {
        return isStaff() && !isOperator();
    }

    void refuseUnlessOf(String audience) {
        if (!isOf(audience)) {
            throw ProblemException.of(
                    ProblemKind.NOT_ALLOWED, "Only who belongs to the audience " + audience + " decides this.");
        }
    }

    void refuseOperator() {
        if (isOperator()) {
            throw ProblemException.of(ProblemKind.NOT_ALLOWED, "Operators do not decide this.");
        }
    }

    /** Whether it may read an incident. */
    public boolean sees(Incident incident) {
        String tlp = incident.report().text("tlp");
        return isOperator() ? isStaff() && mayReadUnder(tlp) && isHit(incident) : sees(incident.reporter(), tlp);
    }

    /**
     * Staff and auditors see every incident, others their own; both up to the label that is for named people only,
     * which the token has to allow by itself. Operators are judged by {@link #sees(Incident)} alone.
     */
    public boolean sees(String reporter, String tlp) {
        return !isOperator() && mayReadUnder(tlp) && (isStaff() || owns(reporter));
    }

    /** The same of what is only summed up: not which operators were hit, so to these it shows nothing. */
    public boolean sees(IncidentSummary summary) {
        return sees(summary.reporter(), summary.tlp());
    }

    /** Whether it may learn that there is an incident. */
    public boolean knows(Incident incident) {
        return sees(incident) || owns(incident.reporter());
    }

    /** An incident that it sees, with the targets that it may know of: an operator's own, for all others every one. */
    public Incident view(Incident incident) {
        if (!isOperator()) {
            return incident;
        }
        Map<String, Object> tree = new LinkedHashMap<>(incident.report().tree());
        tree.put(
                "targets",
                incident.report().objects("targets").stream()
                        .filter(target ->
                                target.get("organisation") != null && isOf(ONE_OPERATOR + target.get("organisation")))
                        .toList());
        return incident.reporting(Report.copyOf(tree));
    }

    /** A reporter may complete a report that is too sensitive to be read back. */
    boolean mayChange(Incident incident) {
        boolean isCorrectedByStaff = scopes.contains(Scope.ACT) && !isOperator() && sees(incident);
        return isCorrectedByStaff || (scopes.contains(Scope.SUBMIT) && owns(incident.reporter()));
    }

    private boolean isHit(Incident incident) {
        return incident.report().all("targets.organisation").stream().anyMatch(name -> isOf(ONE_OPERATOR + name));
    }

    /** TLP:RED is for people who are named one by one: no role covers it, staff's as little as a reporter's. */
    public boolean mayReadUnder(String tlp) {
        return restricted || !tlp.equals("red");
    }

    private boolean owns(String reporter) {
        return organisation.filter(reporter::equals).isPresent();
    }
}
