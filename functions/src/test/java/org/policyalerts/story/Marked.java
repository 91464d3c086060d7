package org.policyalerts.story;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;

/**
 * An incident whose titles, victims and reference are words that stand for nothing else, so that texts can be searched.
 */
final class Marked {

    /**
     * All the words that name it, and of those that name a victim, whose victim it is; empty if nobody signs in for it.
     */
    final Map<String, Optional<String>> victims = new TreeMap<>();

    final List<String> names = new ArrayList<>();
    private final String mark;
    private final List<String> current = new ArrayList<>();
    private final Map<String, Object> target;
    private Optional<IncidentId> id = Optional.empty();
    private int count;

    /**
     * Like one of the events.
     *
     * @param mark a letter that no other has
     */
    Marked(String event, String mark) {
        this.mark = mark;
        this.target = new LinkedHashMap<>(
                Report.copyOf(Chain.tree(event)).objects("targets").get(0));
    }

    void is(IncidentId stored) {
        id = Optional.of(stored);
    }

    boolean isStored() {
        return id.isPresent();
    }

    IncidentId id() {
        return id.orElseThrow();
    }

    /** Another word for it. */
    String name() {
        String name = "Zname" + mark + ++count + "x";
        names.add(name);
        return name;
    }

    /** What the victims are called by now. */
    List<String> victimsNow() {
        return List.copyOf(current);
    }

    /** One victim more, of an organisation or of nobody who signs in. */
    List<Map<String, Object>> withVictim(Optional<String> organisation) {
        String name = "Zvictim" + mark + ++count + "x";
        victims.put(name, organisation);
        names.add(name);
        current.add(name);
        return targets();
    }

    /** One of the victims is called otherwise, or is no victim any more if there are others. */
    List<Map<String, Object>> without(int victim, boolean isReplaced) {
        String gone = current.get(victim % current.size());
        if (isReplaced) {
            withVictim(organisation(gone));
        }
        if (current.size() > 1) {
            current.remove(gone);
        }
        return targets();
    }

    /** The victims, all of them of another class. */
    List<Map<String, Object>> classified(String infrastructureClass) {
        target.put("infrastructureClass", infrastructureClass);
        return targets();
    }

    private Optional<String> organisation(String victim) {
        return victims.getOrDefault(victim, Optional.empty());
    }

    private List<Map<String, Object>> targets() {
        return current.stream().map(this::target).toList();
    }

    private Map<String, Object> target(String name) {
        Map<String, Object> named = new LinkedHashMap<>(target);
        named.remove("nameOriginal");
        named.put("name", name);
        organisation(name).ifPresent(organisation -> named.put("organisation", organisation));
        return named;
    }
}
