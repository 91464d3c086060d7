package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.exchange.Assumptions;
import org.policyalerts.exchange.Completion;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.Sectors;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;

/** Makes reports of the incidents in a STIX document, and names whatever goes into none of them. */
public final class StixReader {

    /** Our own judgement, of which nobody else's document decides. */
    private static final List<String> JUDGED = List.of("attribution.status", "attribution.confidence");

    private static final String OBJECTS = "objects";
    private static final String BUNDLE = "bundle";

    private final Assumptions assumed;
    private final StixTargets targets = new StixTargets(Sectors.shipped());

    public StixReader(Assumptions assumed) {
        this.assumed = assumed;
    }

    /** Adds what a document comes to: a bundle, a list of objects, or one object. */
    public void read(@Nullable Object document, Conversion conversion) {
        List<Object> objects = new ArrayList<>();
        collect(document, objects, conversion);
        StixGraph graph = StixGraph.of(objects, conversion);
        List<Node> incidents = graph.ofType("incident");
        for (Node incident : incidents) {
            read(graph, incident, conversion);
        }
        if (incidents.isEmpty()) {
            conversion.remark(
                    Remark.Kind.NOT_CONVERTED,
                    "",
                    "",
                    objects.isEmpty() && !isBundle(document)
                            ? "it is no STIX bundle: it has no list \"objects\""
                            : "there is no incident in it; campaigns, reports and indicators alone are none");
        }
        graph.unread(conversion, StixReader::words);
    }

    private static boolean isBundle(@Nullable Object document) {
        return document instanceof List
                || (document instanceof Map<?, ?> object && object.get(OBJECTS) instanceof List);
    }

    /** Collects the objects, of bundles in a list and in one another, too; what else a bundle has is remarked on. */
    private static void collect(@Nullable Object document, List<Object> objects, Conversion conversion) {
        if (document instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Map<?, ?> object && object.get(OBJECTS) instanceof List && isAround(object)) {
                    collect(each, objects, conversion);
                } else {
                    objects.add(each == null ? "" : each);
                }
            });
        } else if (document instanceof Map<?, ?> object && object.get(OBJECTS) instanceof List<?> list) {
            Source bundle = new Source(object);
            bundle.ignore("type", "id", "spec_version", "created", "modified", OBJECTS);
            conversion.unread(bundle.text("id").orElse(""), bundle);
            collect(list, objects, conversion);
        } else if (document instanceof Map<?, ?> object
                && object.get("type") instanceof String type
                && !type.equals(BUNDLE)) {
            objects.add(object);
        }
    }

    private static boolean isAround(Map<?, ?> object) {
        return object.get("type") == null || BUNDLE.equals(object.get("type"));
    }

    private static String words(Node node) {
        Optional<String> name = node.source()
                .text("name")
                .or(() -> node.source().text("relationship_type"))
                .or(() -> node.source().text("value"))
                .or(() -> node.source().text("content"));
        return node.type()
                + name.map(text -> ": " + Conversion.shown(text)).orElse("")
                + (node.isRevoked() ? ", which its author has withdrawn (revoked)" : "");
    }

    private void read(StixGraph graph, Node node, Conversion conversion) {
        if (node.isRevoked()) {
            return;
        }
        IncidentReading incident = new IncidentReading(graph, node, conversion);
        incident.source().ignore("revoked");
        OwnExtension.of(node.source()).ifPresent(incident.draft()::merge);
        StixCore.read(incident);
        StixTimeline.read(incident);
        StixImpacts.read(incident);
        targets.read(incident);
        StixAccounts.read(incident);
        StixLinks.read(incident);
        StixResponses.read(incident);
        incident.putLabel();
        leaveJudgement(incident);
        author(incident);
        Optional<String> recorded = node.source()
                .text("created")
                .flatMap(at -> StixDates.of(at, "day"))
                .map(date -> date.text());
        conversion.add(new Conversion.Converted(
                node.id(),
                node.modified(),
                new Completion(assumed, conversion, node.id()).report(incident.draft(), recorded)));
    }

    private static void leaveJudgement(IncidentReading incident) {
        for (String path : JUDGED) {
            incident.draft().text(path).ifPresent(word -> {
                incident.draft().remove(path);
                incident.remark(incident.id(), path, word + ": each authority judges for itself");
            });
        }
    }

    /** Whoever wrote it is the source, unless it is a report of ours and names its sources itself. */
    private static void author(IncidentReading incident) {
        boolean isOurs = OwnExtension.of(incident.source()).isPresent();
        if (!isOurs) {
            incident.author()
                    .ifPresent(name -> incident.draft().add("sources", new LinkedHashMap<>(Map.of("publisher", name))));
        }
    }
}
