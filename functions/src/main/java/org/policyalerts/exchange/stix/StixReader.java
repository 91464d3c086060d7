package org.policyalerts.exchange.stix;

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
import org.policyalerts.exchange.stix.StixGraph.Node;

/** Makes reports of the incidents in a STIX document, and names whatever goes into none of them. */
public final class StixReader {

    /** Our own judgement, of which nobody else's document decides. */
    private static final List<String> JUDGED = List.of("attribution.status", "attribution.confidence");

    private final Assumptions assumed;
    private final StixTargets targets = new StixTargets(Sectors.shipped());

    public StixReader(Assumptions assumed) {
        this.assumed = assumed;
    }

    /** Adds what a document comes to: a bundle, a list of objects, or one object. */
    public void read(@Nullable Object document, Conversion conversion) {
        List<?> objects = objects(document);
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
                || (document instanceof Map<?, ?> object && object.get("objects") instanceof List);
    }

    private static List<?> objects(@Nullable Object document) {
        if (document instanceof List<?> list) {
            return list;
        }
        if (!(document instanceof Map<?, ?> object)) {
            return List.of();
        }
        if (object.get("objects") instanceof List<?> list) {
            return list;
        }
        return object.get("type") instanceof String type && !type.equals("bundle") ? List.of(object) : List.of();
    }

    private static String words(Node node) {
        Optional<String> name = node.source()
                .text("name")
                .or(() -> node.source().text("relationship_type"))
                .or(() -> node.source().text("value"))
                .or(() -> node.source().text("content"));
        return node.type() + name.map(text -> ": " + Conversion.shown(text)).orElse("");
    }

    private void read(StixGraph graph, Node node, Conversion conversion) {
        if (Boolean.TRUE.equals(node.source().look("revoked"))) {
            conversion.remark(Remark.Kind.NOT_MAPPED, node.id(), "", "incident: its author has withdrawn it (revoked)");
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
