package org.policyalerts.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.policy.Audiences;

/**
 * What somebody's groups are good for, and the claims that say so in a token; {@link Caller} reads these and nothing
 * else. Groups only ever add up to what each gives by itself.
 *
 * @param audiences names for the claim, or the word for all or none of them
 * @param organisation on whose behalf; empty if none of the groups needs one
 */
public record Rights(Set<Scope> scopes, String audiences, boolean restricted, Optional<String> organisation) {

    /** The claim, and the attribute of a user, that names an organisation. */
    public static final String ORGANISATION = "custom:organisation";

    static final String AUDIENCES = "audiences";
    static final String RESTRICTED = "restricted";
    static final String EVERY_AUDIENCE = "*";
    static final String NO_AUDIENCE = "none";

    private static final String AUDITORS = "auditors";
    private static final String ONE_AUDIENCE = "audience-";
    private static final String OPERATORS = ONE_AUDIENCE + "operator";
    private static final Set<Scope> OF_STAFF = Set.of(Scope.READ, Scope.ACT);

    /** The groups there can be; an operator's desk belongs to its own organisation alone. */
    private static final Map<String, Set<Scope>> GROUPS = groups();

    /** Those that do nothing but for the organisation of their member. */
    private static final Set<String> FOR_AN_ORGANISATION = Set.of("submitters", "curators", OPERATORS);

    public Rights {
        scopes = Set.copyOf(scopes);
    }

    private static Map<String, Set<Scope>> groups() {
        Map<String, Set<Scope>> groups = new TreeMap<>(Map.of(
                "submitters",
                Set.of(Scope.SUBMIT),
                "curators",
                Set.of(Scope.SUBMIT, Scope.JUDGE),
                "staff",
                OF_STAFF,
                AUDITORS,
                Set.of(Scope.READ, Scope.AUDIT),
                "publishers",
                Set.of(Scope.PUBLISH),
                RESTRICTED,
                Set.of()));
        Audiences.ALL.forEach(audience -> groups.put(ONE_AUDIENCE + audience, OF_STAFF));
        return groups;
    }

    public static Set<String> groupNames() {
        return new TreeSet<>(GROUPS.keySet());
    }

    /**
     * What these groups give together; names that are none of ours give nothing.
     *
     * @param organisation whose member it is, where anybody says so
     */
    public static Rights of(Collection<String> groups, Optional<String> organisation) {
        // A comma would make one operator's name a list of audiences.
        Optional<String> one = organisation.filter(name -> !name.isBlank() && name.indexOf(',') < 0);
        Set<String> counting = groups.stream()
                .filter(GROUPS::containsKey)
                .filter(group -> one.isPresent() || !FOR_AN_ORGANISATION.contains(group))
                .collect(Collectors.toCollection(HashSet::new));
        // Who audits does nothing else: together with an act, seeing everything would become doing everything.
        if (counting.stream().anyMatch(group -> !Set.of(AUDITORS, RESTRICTED).contains(group))) {
            counting.remove(AUDITORS);
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        counting.forEach(group -> scopes.addAll(GROUPS.getOrDefault(group, Set.of())));
        return new Rights(
                scopes, audiences(counting, one), counting.contains(RESTRICTED), one.filter(name -> counting.stream()
                        .anyMatch(FOR_AN_ORGANISATION::contains)));
    }

    private static String audiences(Set<String> groups, Optional<String> organisation) {
        if (groups.contains("staff") || groups.contains(AUDITORS)) {
            return EVERY_AUDIENCE;
        }
        String names = groups.stream()
                .filter(group -> group.startsWith(ONE_AUDIENCE))
                .map(group -> group.substring(ONE_AUDIENCE.length())
                        + organisation
                                .filter(name -> group.equals(OPERATORS))
                                .map(name -> "@" + name)
                                .orElse(""))
                .sorted()
                .collect(Collectors.joining(","));
        return names.isEmpty() ? NO_AUDIENCE : names;
    }

    /** The claims to put into a token, by name. */
    public Map<String, Object> claims() {
        Map<String, Object> claims = new TreeMap<>();
        claims.put(AUDIENCES, audiences);
        claims.put(RESTRICTED, String.valueOf(restricted));
        organisation.ifPresent(name -> claims.put(ORGANISATION, name));
        return claims;
    }

    /** The scopes to put into a token, sorted. */
    public List<String> granted() {
        return scopes.stream().map(scope -> scope.text).sorted().toList();
    }

    /** The scopes that a token must not have, whatever its client may ask for. */
    public List<String> withheld(Collection<String> requested) {
        Stream<String> ours = Arrays.stream(Scope.values()).map(scope -> scope.text);
        List<String> granted = granted();
        return Stream.concat(ours, requested.stream())
                .distinct()
                .filter(scope -> !granted.contains(scope))
                .sorted()
                .toList();
    }
}
