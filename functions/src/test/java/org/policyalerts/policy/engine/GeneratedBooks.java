package org.policyalerts.policy.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.ClockKind;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.EffectivePeriod;
import org.policyalerts.policy.book.PolicyClock;
import org.policyalerts.policy.book.Supersedes;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.Bounds.Side;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.DatePredicate.Near;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.ElementCondition.Distinct;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.GroupCondition.Kind;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.HistorySelection;
import org.policyalerts.policy.condition.PresenceCondition;
import org.policyalerts.policy.condition.SizeCondition;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;
import org.policyalerts.policy.condition.ValuePredicate.AnyOf;

/** Random policies of every operator over the fields of {@link GeneratedIncidents}. */
public final class GeneratedBooks {

    private static final List<String> DATE_FIELDS =
            List.of("timeline.awareAt", "timeline.occurredAt", "timeline.endedAt", "receivedAt");

    private static final List<Recommendation> STEPS = List.of(
            new Recommendation("Act", "policy", "P1D"),
            new Recommendation(
                    Recommendation.Kind.DONT, "Name a state", "comms", null, Recommendation.Per.INCIDENT, false, null));

    private final Random random;

    public GeneratedBooks(Random random) {
        this.random = random;
    }

    public List<CheckedPolicy> policies(int number) {
        List<CheckedPolicy> policies = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Policy policy = new Policy(
                    new PolicyId("p" + i),
                    1,
                    "hash",
                    "A policy",
                    any(Severity.values()),
                    List.of("policy"),
                    random.nextInt(8) == 0 ? any(Policy.Mode.values()) : Policy.Mode.ACTIVE,
                    STEPS,
                    "Because.",
                    List.of(),
                    any(Policy.OnUnknown.values()),
                    List.of(),
                    null);
            CheckedPolicy.Rule rule = new CheckedPolicy.Rule(
                    new GroupCondition(GroupCondition.Kind.ALL, conditions(3, 3)),
                    until(),
                    clock(),
                    ifs(),
                    effective(),
                    supersedes(i));
            policies.add(new CheckedPolicy(policy, "p" + i + ".yaml", rule, List.of()));
        }
        return policies;
    }

    // Only earlier policies silence later ones, so there is no circle.
    private Supersedes supersedes(int self) {
        boolean some = self > 0 && random.nextInt(3) == 0;
        Set<PolicyId> others = some ? Set.of(new PolicyId("p" + random.nextInt(self))) : Set.of();
        return new Supersedes(others, null, Set.of());
    }

    private EffectivePeriod effective() {
        return random.nextInt(5) == 0
                ? new EffectivePeriod(LocalDate.of(2024, 1, 1), random.nextBoolean() ? LocalDate.of(2024, 6, 30) : null)
                : EffectivePeriod.ALWAYS;
    }

    private Optional<GroupCondition> until() {
        return random.nextInt(4) == 0
                ? Optional.of(new GroupCondition(GroupCondition.Kind.ALL, conditions(2, 1)))
                : Optional.empty();
    }

    private List<CheckedPolicy.StepCondition> ifs() {
        return random.nextInt(4) == 0
                ? List.of(new CheckedPolicy.StepCondition(
                        1, new GroupCondition(GroupCondition.Kind.ALL, conditions(2, 1))))
                : List.of();
    }

    private Optional<PolicyClock> clock() {
        return random.nextInt(4) == 0
                ? Optional.of(new PolicyClock(
                        any(ClockKind.values()),
                        path(any(DATE_FIELDS)),
                        span(),
                        random.nextBoolean() ? span() : null,
                        null))
                : Optional.empty();
    }

    private List<Condition> conditions(int most, int depth) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            conditions.add(condition(depth));
        }
        return conditions;
    }

    private Condition condition(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return new GroupCondition(any(Kind.values()), conditions(3, depth - 1));
        }
        return switch (random.nextInt(7)) {
            case 0 -> block();
            case 1 -> history();
            case 2 -> changed();
            case 3 ->
                new PresenceCondition(
                        path(any("motive.tension", "claims", "impact.usersExposed", "targets.nis2Entity", "kinds")),
                        random.nextBoolean());
            case 4 -> new SizeCondition(path(any("kinds", "impact.crossBorder")), random.nextBoolean(), bounds(3, 1));
            default -> value();
        };
    }

    private ValueCondition value() {
        return switch (random.nextInt(9)) {
            case 0 -> equal(path("determination"), "confirmed", "blocked", "suspected", "false-positive");
            case 1 -> equal(path("targets.sector"), "government", "energy", "health", "legislature");
            case 2 -> equal(path("motive.primary"), "revenge", "ideology");
            case 3 -> equal(path("kinds"), "doxing", "ransomware", "disruption");
            case 4 -> equal(path("claims.claimant"), "homeland-justice", "KARMA", "Handala");
            case 5 -> new ValueCondition(path("severity"), negated(new ValuePredicate.Within(bounds(6, 1))));
            case 6 ->
                new ValueCondition(path("impact.usersExposed"), negated(new ValuePredicate.Within(bounds(4, 100_000))));
            case 7 ->
                new ValueCondition(
                        path("techniques"), negated(new ValuePredicate.StartsWith(List.of(any("T14", "T1561")))));
            default -> new ValueCondition(path(any(DATE_FIELDS)), negated(near()));
        };
    }

    private ElementCondition block() {
        FieldPath list = path(any("targets", "targets", "claims", "responses"));
        List<Condition> where = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            where.add(inside(list));
        }
        boolean counts = random.nextInt(3) == 0;
        Bounds count = counts && random.nextBoolean() ? bounds(3, 1) : null;
        FieldPath field = list.full().equals("claims")
                ? child(list, "claimant")
                : child(list, list.full().equals("targets") ? "sector" : "byCountry");
        List<Distinct> distinct = counts && count == null ? List.of(new Distinct(field, bounds(3, 1))) : List.of();
        return new ElementCondition(list, new GroupCondition(GroupCondition.Kind.ALL, where), count, distinct);
    }

    private Condition inside(FieldPath list) {
        Condition leaf =
                switch (list.full()) {
                    case "targets" ->
                        random.nextBoolean()
                                ? equal(child(list, "sector"), "government", "energy", "health")
                                : equal(child(list, "nis2Entity"), "essential", "none");
                    case "claims" ->
                        random.nextBoolean()
                                ? equal(child(list, "status"), "active", "corroborated")
                                : new ValueCondition(
                                        child(list, "credibility"), new ValuePredicate.Within(bounds(6, 1)));
                    default ->
                        random.nextBoolean()
                                ? equal(child(list, "byCountry"), AnyOf.HOME_COUNTRY, "US")
                                : new ValueCondition(child(list, "at"), near());
                };
        return random.nextInt(4) == 0 ? new GroupCondition(any(Kind.values()), List.of(leaf, leaf)) : leaf;
    }

    private HistoryCondition history() {
        boolean counts = random.nextBoolean();
        return new HistoryCondition(
                selection(),
                span(),
                counts ? bounds(3, 1) : null,
                counts && random.nextBoolean() ? Map.of() : Map.of(any(Shared.values()), bounds(3, 1)),
                random.nextBoolean());
    }

    private HistorySelection selection() {
        Set<Shared> same = EnumSet.of(any(Shared.values()));
        if (random.nextInt(3) == 0) {
            same.add(any(Shared.values()));
        }
        Map<SummaryTrait, ValuePredicate> where = new EnumMap<>(SummaryTrait.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            SummaryTrait trait = any(SummaryTrait.values());
            where.put(trait, asked(trait));
        }
        return new HistorySelection(same, where);
    }

    private ValuePredicate asked(SummaryTrait trait) {
        return switch (trait) {
            case SECTOR ->
                equal(path(trait.path()), "government", "energy", "health").predicate();
            case COUNTRY -> equal(path(trait.path()), AnyOf.HOME_COUNTRY, "IR").predicate();
            case SEVERITY -> negated(new ValuePredicate.Within(bounds(6, 1)));
            case KINDS -> equal(path(trait.path()), "doxing", "ransomware").predicate();
            case DETERMINATION ->
                equal(path(trait.path()), "confirmed", "blocked").predicate();
            case MOTIVE -> equal(path(trait.path()), "revenge", "ideology").predicate();
            case CATEGORY -> equal(path(trait.path()), "state", "non-state").predicate();
            case TYPE ->
                equal(path(trait.path()), "incident", "near-miss", "threat").predicate();
            case INFRASTRUCTURE_CLASS ->
                equal(path(trait.path()), "critical", "important").predicate();
        };
    }

    private ChangedCondition changed() {
        return random.nextBoolean()
                ? new ChangedCondition(path("attribution.confidence"), any(ChangedCondition.Way.values()), null, "high")
                : new ChangedCondition(path("severity"), any(ChangedCondition.Way.values()), 3L, null);
    }

    private Near near() {
        FieldPath of = random.nextBoolean() ? path(any(DATE_FIELDS)) : null;
        return new Near(any(Near.Direction.values()), span(), of);
    }

    private ValuePredicate negated(ValuePredicate predicate) {
        return random.nextInt(4) == 0 ? new ValuePredicate.Not(predicate) : predicate;
    }

    private ValueCondition equal(FieldPath path, String... values) {
        List<Object> some = new ArrayList<>();
        for (String value : values) {
            if (some.isEmpty() || random.nextInt(3) == 0) {
                some.add(value);
            }
        }
        some.set(0, values[random.nextInt(values.length)]);
        return new ValueCondition(path, negated(new AnyOf(some, new HashSet<>(some), path.isClaimant())));
    }

    private Bounds bounds(int most, long unit) {
        return new Bounds(List.of(new Bound(any(Side.values()), BigDecimal.valueOf(random.nextInt(most + 1) * unit))));
    }

    private TimeSpan span() {
        return TimeSpan.parse(any("PT0H", "PT72H", "P3D", "P1M", "P12M", "P24M"))
                .orElseThrow();
    }

    private static FieldPath path(String text) {
        return FieldPath.ofReport(text).orElseThrow();
    }

    private static FieldPath child(FieldPath list, String name) {
        return list.child(name).orElseThrow();
    }

    private String any(String... values) {
        return any(List.of(values));
    }

    private <E extends Enum<E>> E any(E[] values) {
        return any(List.of(values));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
