package org.policyalerts.policy.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Facts;

/**
 * The facts of one decision together with the deployment's settings: what a condition looks at.
 *
 * <p>Remembers what many conditions ask for, so it belongs to one decision and one thread.
 */
public final class EvaluationContext {

    private final Facts facts;
    private final EngineSettings settings;
    private final Map<String, Object> root;
    private final boolean isLookingBack;
    private final Map<Object, Optional<Instant>> instants = new HashMap<>();
    private final Map<Set<Shared>, List<Other>> others = new HashMap<>();
    private final Map<Shared, List<String>> keys = new EnumMap<>(Shared.class);
    private @Nullable PartialDate occurredAt;
    private @Nullable Instant occurredAtEarliest;

    /** Another incident and the earliest instant at which it may have occurred. */
    record Other(IncidentSummary summary, Instant occurredAt) {

        boolean isKnownToTheDay() {
            return summary.occurredAt().precision().isDayOrFiner();
        }
    }

    public EvaluationContext(Facts facts, EngineSettings settings) {
        this(facts, settings, false);
    }

    private EvaluationContext(Facts facts, EngineSettings settings, boolean isLookingBack) {
        this.isLookingBack = isLookingBack;
        this.facts = facts;
        this.settings = settings;
        this.root = facts.incident().report().tree();
    }

    /**
     * The same facts, except that a field which is the same as in the version before counts as changed, in whatever way
     * a condition asks for.
     */
    public EvaluationContext lookingBack() {
        return new EvaluationContext(facts, settings, true);
    }

    /** The same facts as if the report still gave a date as it gave it first. */
    public EvaluationContext remembering(String group, String field) {
        Map<String, Object> dates = new LinkedHashMap<>();
        report().get(group).ifPresent(given -> ((Map<?, ?>) given)
                .forEach((name, value) -> dates.put(String.valueOf(name), value)));
        Optional.ofNullable(facts.anchors().get(group + "." + field))
                .ifPresent(first -> dates.put(field, first.toString()));
        Map<String, Object> tree = new LinkedHashMap<>(root);
        tree.put(group, dates);
        return new EvaluationContext(facts.reporting(new Report(tree)), settings, isLookingBack);
    }

    boolean isLookingBack() {
        return isLookingBack;
    }

    public Facts facts() {
        return facts;
    }

    public EngineSettings settings() {
        return settings;
    }

    public Map<String, Object> root() {
        return root;
    }

    public Report report() {
        return facts.incident().report();
    }

    public ZoneId zone() {
        return settings.zone();
    }

    public ClaimantKeys claimants() {
        return settings.claimants();
    }

    /** The earliest instant a date value stands for; empty if the value is no date. */
    public Optional<Instant> instantOf(Object value) {
        return value instanceof Instant instant ? Optional.of(instant) : instants.computeIfAbsent(value, this::parsed);
    }

    private Optional<Instant> parsed(Object value) {
        return PartialDate.parse(value.toString()).map(date -> date.earliest(zone()));
    }

    PartialDate occurredAt() {
        if (occurredAt == null) {
            occurredAt = report().date("timeline.occurredAt").orElseThrow();
        }
        return occurredAt;
    }

    Instant occurredAtEarliest() {
        if (occurredAtEarliest == null) {
            occurredAtEarliest = occurredAt().earliest(zone());
        }
        return occurredAtEarliest;
    }

    /** The other incidents that count as history and share all of these things with this one, earliest first. */
    List<Other> others(Set<Shared> kinds) {
        return others.computeIfAbsent(kinds, this::sharing);
    }

    private List<Other> sharing(Set<Shared> kinds) {
        Track track = Track.ofMode(report().text("mode"));
        return facts.history().stream()
                .filter(other -> !other.id().equals(facts.incident().id()))
                .filter(other -> other.track() == track && other.countsAsHistory())
                .filter(other -> sharesAll(kinds, other))
                .map(other -> new Other(other, other.occurredAt().earliest(zone())))
                .sorted(Comparator.comparing(Other::occurredAt)
                        .thenComparing(other -> other.summary().reference()))
                .toList();
    }

    private boolean sharesAll(Set<Shared> kinds, IncidentSummary other) {
        for (Shared kind : kinds) {
            boolean isName = kind == Shared.CLAIMANT || kind == Shared.ACTOR;
            boolean isShared = isName
                    ? claimants().joins(keysOf(kind), keysOf(Shared.COUNTRY), kind.keysOf(other), other.countries())
                    : !Collections.disjoint(keysOf(kind), kind.keysOf(other));
            if (!isShared) {
                return false;
            }
        }
        return true;
    }

    /** This incident's own keys of a kind that incidents can share. */
    List<String> keysOf(Shared kind) {
        return keys.computeIfAbsent(kind, this::ownKeys);
    }

    private List<String> ownKeys(Shared kind) {
        return switch (kind) {
            case CLAIMANT -> claimants().ofStandingClaims(report());
            case TARGET -> claimants().ofTargets(report());
            case SECTOR -> report().distinct("targets.sector");
            case COUNTRY -> Shared.countries(report().distinct("targets.country"));
            case ACTOR -> claimants().ofAssessedActors(report());
            case ANY -> Shared.EVERYTHING;
        };
    }
}
