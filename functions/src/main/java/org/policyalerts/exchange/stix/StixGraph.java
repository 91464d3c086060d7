package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.Source;

/** The objects of a bundle by their ids, and what refers to what. Circles do not matter: nobody walks on. */
final class StixGraph {

    private static final Set<String> COUNTERS = Set.of("mitigates", "remediates");

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, List<Node>> outgoing = new LinkedHashMap<>();
    private final Map<String, List<Node>> incoming = new LinkedHashMap<>();
    private final Map<String, List<Node>> counters = new LinkedHashMap<>();
    private final Map<String, List<Node>> notes = new LinkedHashMap<>();
    private final Map<String, List<Node>> leftOut = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** An object with its id and type. */
    record Node(String id, String type, Source source) {

        /** When it was changed last, for comparison with other versions of it. */
        String modified() {
            return source.text("modified").or(() -> source.text("created")).orElse("");
        }

        /** Whether its author has withdrawn it. */
        boolean isRevoked() {
            return Boolean.TRUE.equals(source.look("revoked"));
        }
    }

    /** The graph of a list of objects; what is no object, and older versions of one, is remarked on. */
    static StixGraph of(List<?> objects, Conversion conversion) {
        StixGraph graph = new StixGraph();
        for (int i = 0; i < objects.size(); i++) {
            String place = "objects[" + i + "]";
            if (objects.get(i) instanceof Map<?, ?> object) {
                graph.add(place, new Source(object), conversion);
            } else {
                conversion.remark(Remark.Kind.NOT_MAPPED, "", place, "is no object");
            }
        }
        graph.nodes.values().forEach(graph::link);
        return graph;
    }

    private void add(String place, Source source, Conversion conversion) {
        Node node =
                new Node(source.text("id").orElse(place), source.text("type").orElse("(no type)"), source);
        source.ignore("spec_version", "created", "modified");
        Node other = nodes.get(node.id());
        if (other == null) {
            nodes.put(node.id(), node);
            return;
        }
        int order = node.modified().compareTo(other.modified());
        if (order == 0 && node.type().equals("relationship") && !node.source().isSame(other.source())) {
            // Some give several relationships one id: none of them is an older version of another.
            nodes.put(node.id() + ", " + place, new Node(node.id() + ", " + place, node.type(), source));
            return;
        }
        boolean isOlder = order < 0;
        Node older = isOlder ? node : other;
        append(leftOut, node.id(), older);
        nodes.put(node.id(), isOlder ? other : node);
        conversion.remark(
                Remark.Kind.NOT_MAPPED,
                node.id(),
                "",
                "is in the file twice; the version of " + older.modified() + " is left out");
    }

    /** What its author has withdrawn connects nothing any longer. */
    private void link(Node node) {
        if (node.isRevoked()) {
            return;
        }
        if (node.type().equals("relationship")) {
            node.source().text("source_ref").ifPresent(id -> append(outgoing, id, node));
            node.source().text("target_ref").ifPresent(id -> {
                append(incoming, id, node);
                if (isCounter(node)) {
                    append(counters, id, node);
                }
            });
        } else if (node.type().equals("note")) {
            node.source().texts("object_refs").forEach(id -> append(notes, id, node));
        }
    }

    private static void append(Map<String, List<Node>> lists, String id, Node node) {
        lists.computeIfAbsent(id, none -> new ArrayList<>()).add(node);
    }

    List<Node> ofType(String type) {
        return nodes.values().stream().filter(node -> node.type().equals(type)).toList();
    }

    /** Takes note that an object goes into a report. */
    void use(String id) {
        used.add(id);
    }

    /** The object of an id. */
    Optional<Node> look(String id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /** Other versions of an object that the file has, too. */
    List<Node> leftOut(String id) {
        return leftOut.getOrDefault(id, List.of());
    }

    /** Relationships from an object. */
    List<Node> from(String id) {
        return outgoing.getOrDefault(id, List.of());
    }

    /** Relationships to an object. */
    List<Node> to(String id) {
        return incoming.getOrDefault(id, List.of());
    }

    /** Whether by this relationship something mitigates or remediates another. */
    static boolean isCounter(Node link) {
        return COUNTERS.contains(String.valueOf(link.source().look("relationship_type")));
    }

    /** Such relationships to an object. */
    List<Node> counters(String id) {
        return counters.getOrDefault(id, List.of());
    }

    /** Notes on an object. */
    List<Node> notesOn(String id) {
        return notes.getOrDefault(id, List.of());
    }

    /** Names every object that nobody used, and of the others what nobody has read. */
    void unread(Conversion conversion, Function<Node, String> words) {
        nodes.values().forEach(node -> {
            if (used.contains(node.id())) {
                conversion.unread(node.id(), node.source());
            } else if (!isPublished(node)) {
                conversion.remark(Remark.Kind.NOT_MAPPED, node.id(), "", words.apply(node));
            }
        });
    }

    /** What only says what a label or an extension is. */
    private static boolean isPublished(Node node) {
        return TlpMarkings.label(node.id()).isPresent()
                || node.id().equals(OwnExtension.ID)
                || node.id().equals(OwnExtension.AUTHOR);
    }
}
