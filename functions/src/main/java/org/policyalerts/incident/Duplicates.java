package org.policyalerts.incident;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds out which reports are of an incident that another report is of.
 *
 * <p>Only what a report names is stored. What it comes to is worked out whenever it is asked for, because it depends on
 * other reports, each of which changes on its own: a primary that proves false, or that is not there yet, makes nothing
 * a duplicate. For one look at the store; incidents are read once.
 */
public final class Duplicates {

    /** Whoever builds a longer chain has nothing counted as a duplicate by it: too much is told rather than nothing. */
    private static final int MOST_STEPS = 100;

    private static final int MOST_FOLLOWERS = 1_000;

    private final ReportNames incidents;
    private final Predicate<Incident> known;
    private final Map<IncidentId, Optional<Incident>> read = new HashMap<>();

    public Duplicates(ReportNames incidents) {
        this(incidents, incident -> true);
    }

    /** As they are for somebody who knows some incidents only. */
    public Duplicates(ReportNames incidents, Predicate<Incident> known) {
        this.incidents = incidents;
        this.known = known;
    }

    /** What decides about one report. */
    private record Node(IncidentId id, String reporter, Track track, Instant receivedAt, List<String> names) {

        static Node of(Incident incident) {
            return new Node(
                    incident.id(),
                    incident.reporter(),
                    incident.track(),
                    incident.receivedAt(),
                    incident.duplicateOf());
        }
    }

    /**
     * The incident that counts in the place of this one: the end of the chain that it begins, or of a circle the report
     * that was received first. Empty if it counts itself.
     */
    public Optional<Incident> primaryOf(Incident incident) {
        return root(Node.of(incident));
    }

    /** Whether another incident counts in the place of a summary's. */
    public boolean isDuplicate(IncidentSummary summary) {
        return root(new Node(
                        summary.id(),
                        summary.reporter(),
                        summary.track(),
                        summary.receivedAt(),
                        summary.traits().duplicateOf()))
                .isPresent();
    }

    private Optional<Incident> root(Node start) {
        Map<IncidentId, Node> path = new LinkedHashMap<>();
        Optional<Incident> reached = Optional.empty();
        Node at = start;
        while (path.size() < MOST_STEPS) {
            path.put(at.id(), at);
            Optional<Incident> next = named(at);
            if (next.isEmpty()) {
                return reached;
            }
            if (path.containsKey(next.get().id())) {
                return firstOfCircle(path.values(), next.get().id())
                        .filter(first -> !first.equals(start.id()))
                        .flatMap(this::find);
            }
            reached = next;
            at = Node.of(next.get());
        }
        return Optional.empty();
    }

    private static Optional<IncidentId> firstOfCircle(Collection<Node> path, IncidentId entry) {
        return path.stream()
                .dropWhile(node -> !node.id().equals(entry))
                .min(Comparator.comparing(Node::receivedAt).thenComparing(Node::id))
                .map(Node::id);
    }

    /**
     * The first of those it names that is there, that happened as far as we know, and that is no exercise if it is
     * none.
     */
    private Optional<Incident> named(Node node) {
        for (String name : node.names()) {
            Optional<Incident> primary = find(node.reporter(), name)
                    .filter(other -> !other.id().equals(node.id()))
                    .filter(other -> other.track() == node.track() && !isFalse(other));
            if (primary.isPresent()) {
                return primary;
            }
        }
        return Optional.empty();
    }

    /** What a reporter calls so: an id is everybody's, a reference is its own. */
    public Optional<Incident> find(String reporter, String name) {
        return IncidentId.isWellFormed(name)
                ? find(new IncidentId(name))
                : incidents.find(new NaturalKey(reporter, name)).flatMap(this::find);
    }

    private Optional<Incident> find(IncidentId id) {
        return read.computeIfAbsent(id, one -> incidents.find(one).filter(known));
    }

    /**
     * The incidents that may be decided otherwise because of how an incident is now: those that name it, those that
     * name these, and so on. None if nothing of it has changed that matters to them.
     */
    public Collection<Incident> followers(Incident incident, Optional<Incident> previous) {
        Map<IncidentId, Incident> found = new LinkedHashMap<>();
        if (previous.filter(before -> isAsBefore(before, incident)).isPresent()) {
            return found.values();
        }
        Deque<Incident> open = new ArrayDeque<>(List.of(incident));
        while (!open.isEmpty() && found.size() < MOST_FOLLOWERS) {
            for (IncidentId id : incidents.naming(open.remove())) {
                if (!id.equals(incident.id()) && !found.containsKey(id)) {
                    find(id).ifPresent(follower -> {
                        found.put(id, follower);
                        open.add(follower);
                    });
                }
            }
        }
        return found.values();
    }

    private static boolean isAsBefore(Incident before, Incident now) {
        return before.track() == now.track()
                && isFalse(before) == isFalse(now)
                && before.duplicateOf().equals(now.duplicateOf());
    }

    private static boolean isFalse(Incident incident) {
        return incident.report().text("determination").equals("false-positive");
    }
}
