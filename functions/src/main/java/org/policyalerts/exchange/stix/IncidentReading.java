package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;
import org.policyalerts.incident.model.TlpLabels;

/**
 * One incident of a bundle while it is read. Whatever object is followed from it becomes part of its report, so the
 * report gets the strictest label of them all.
 */
final class IncidentReading {

    private final StixGraph graph;
    private final Node incident;
    private final Conversion conversion;
    private final Draft draft = new Draft();
    private final Set<String> labels = new LinkedHashSet<>();
    private boolean isOfTlp1;
    private boolean isOfTlp2;

    IncidentReading(StixGraph graph, Node incident, Conversion conversion) {
        this.graph = graph;
        this.incident = incident;
        this.conversion = conversion;
        use(incident);
    }

    Draft draft() {
        return draft;
    }

    /** The incident's own object. */
    Source source() {
        return incident.source();
    }

    String id() {
        return incident.id();
    }

    /** The extension of an id on the incident. */
    Optional<Source> extension(String id) {
        return extension(incident, id);
    }

    static Optional<Source> extension(Node node, String id) {
        Optional<Source> extension = node.source().object("extensions").flatMap(extensions -> extensions.object(id));
        extension.ifPresent(found -> found.ignore("extension_type"));
        return extension;
    }

    /**
     * The object of an id, as part of this incident; one that is missing is remarked on, and one that is withdrawn is
     * named among what nobody used.
     */
    Optional<Node> follow(String id) {
        Optional<Node> node = graph.look(id);
        if (node.isEmpty()) {
            remark(id, "", "is referred to, but not in the file");
        }
        Optional<Node> standing = node.filter(one -> !one.isRevoked());
        standing.ifPresent(this::use);
        return standing;
    }

    /** The object of an id that may well not be in the file. */
    Optional<Node> look(String id) {
        return graph.look(id);
    }

    private void use(Node node) {
        graph.use(node.id());
        Source source = node.source();
        source.text("type");
        source.text("id");
        source.ignore("created_by_ref");
        markings(node).forEach(this::label);
        // Of two versions with two labels nobody knows that the looser one was meant.
        graph.leftOut(node.id()).forEach(other -> markings(other).forEach(this::label));
    }

    /** Takes a label that the incident has in another way than by a marking. */
    void labelled(String label) {
        labels.add(label);
    }

    /** Markings of the whole and of its parts alike: the report does not keep parts apart. */
    private static List<String> markings(Node node) {
        List<String> ids = new ArrayList<>(node.source().texts("object_marking_refs"));
        node.source().objects("granular_markings").forEach(part -> part.text("marking_ref")
                .ifPresent(id -> {
                    part.ignore("selectors");
                    ids.add(id);
                }));
        node.source().ignore("granular_markings");
        return ids;
    }

    private void label(String id) {
        Optional<String> label = TlpMarkings.label(id).or(() -> graph.look(id).flatMap(this::defined));
        label.ifPresentOrElse(
                labels::add, () -> remark(incident.id(), "object_marking_refs", "marking " + id + " is no TLP label"));
        isOfTlp1 |= TlpMarkings.isOfFirst(id);
        isOfTlp2 |= label.isPresent() && !TlpMarkings.isOfFirst(id);
    }

    private Optional<String> defined(Node marking) {
        Optional<String> label = TlpMarkings.label(marking.source());
        label.ifPresent(found -> {
            graph.use(marking.id());
            marking.source().ignore("type", "definition_type", "name", "definition", "extensions", "created_by_ref");
        });
        return label;
    }

    /** Puts the strictest of all labels that were met, and says so if there were several. */
    void putLabel() {
        if (labels.isEmpty()) {
            return;
        }
        String strictest = TlpLabels.strictest("clear", labels.stream());
        draft.remove("tlp");
        draft.put("tlp", strictest);
        boolean areMixed = isOfTlp1 && isOfTlp2;
        if (labels.size() > 1 || areMixed) {
            String versions = areMixed ? " by TLP 1.0 and TLP 2.0" : "";
            filledIn("tlp", strictest + ", the strictest of " + String.join(", ", labels) + versions);
        }
    }

    /** Relationships of a type from the incident, used by this. */
    List<Node> links(String... types) {
        return ofTypes(graph.from(incident.id()), types);
    }

    /** Relationships of a type from any object. */
    List<Node> linksFrom(String id, String type) {
        return ofTypes(graph.from(id), type);
    }

    /** Relationships of a type to the incident. */
    List<Node> linksHere(String... types) {
        return ofTypes(graph.to(incident.id()), types);
    }

    /** Relationships by which something mitigates or remediates any object. */
    List<Node> counters(String id) {
        return graph.counters(id);
    }

    /** Relationships of any type from an object and to it. */
    List<Node> linksOf(String id) {
        return Stream.concat(graph.from(id).stream(), graph.to(id).stream()).toList();
    }

    private static List<Node> ofTypes(List<Node> links, String... types) {
        return links.stream()
                .filter(link -> Stream.of(types)
                        .anyMatch(type -> type.equals(link.source().look("relationship_type"))))
                .toList();
    }

    /** Takes a relationship as part of the report; its other end is followed if the caller wants it. */
    void take(Node link) {
        use(link);
        link.source().ignore("relationship_type", "source_ref", "target_ref");
    }

    /** Our own fields in the notes on the incident, under one of their names. */
    List<Map<String, Object>> noted(String name) {
        List<Map<String, Object>> found = new ArrayList<>();
        for (Node note : graph.notesOn(incident.id())) {
            OwnExtension.of(note.source())
                    .filter(fields -> fields.get(name) instanceof Map)
                    .ifPresent(fields -> {
                        found.add(Draft.copied((Map<?, ?>) fields.getOrDefault(name, Map.of())));
                        useNote(note);
                    });
        }
        return found;
    }

    /** What it says is in its fields, and so is whom it is about. */
    private void useNote(Node note) {
        use(note);
        note.source().ignore("content");
        for (String id : note.source().texts("object_refs")) {
            if (!id.equals(incident.id())) {
                follow(id).ifPresent(actor -> actor.source().ignore("name", "threat_actor_types"));
            }
        }
    }

    /** The name of whoever wrote an object; empty if it does not say. */
    Optional<String> author(Node node) {
        return node.source().text("created_by_ref").flatMap(this::follow).flatMap(by -> by.source()
                .text("name"));
    }

    Optional<String> author() {
        return author(incident);
    }

    /** Notes that something is in no report. */
    void remark(String object, String path, String words) {
        conversion.remark(Remark.Kind.NOT_MAPPED, object, path, words);
    }

    /** Notes that something is in the report that the source does not say. */
    void filledIn(String path, String words) {
        conversion.remark(Remark.Kind.FILLED_IN, incident.id(), path, words);
    }

    Conversion conversion() {
        return conversion;
    }
}
