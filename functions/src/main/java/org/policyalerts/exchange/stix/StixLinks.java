package org.policyalerts.exchange.stix;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;

/** How it was done, what other incidents it belongs to, and which campaign; both ways. */
final class StixLinks {

    private static final String PATTERN = "attack-pattern";
    private static final String REFERENCES = "external_references";
    private static final String CAMPAIGN = "campaign";
    private static final String PART = "part-of-campaign";
    private static final String RELATION = "relation";
    private static final String TARGET = "target_ref";
    private static final String RELATED = "related";
    private static final Pattern TECHNIQUE = Pattern.compile("T\\d{4}(\\.\\d{3})?");
    private static final String[] BETWEEN_INCIDENTS = {"duplicate-of", "related-to", "led-to", "derived-from"};

    private StixLinks() {}

    static void write(Remainder rest, BundleWriter bundle) {
        for (String technique : new LinkedHashSet<>(rest.takeTexts("techniques"))) {
            Map<String, Object> pattern = bundle.add(PATTERN, technique);
            pattern.put("name", technique);
            Map<String, Object> reference = new LinkedHashMap<>();
            reference.put("source_name", "mitre-attack");
            reference.put("external_id", technique);
            reference.put("url", "https://attack.mitre.org/techniques/" + technique.replace('.', '/'));
            pattern.put(REFERENCES, List.of(reference));
            bundle.relate(bundle.incidentId(), "uses", bundle.id(PATTERN, technique), "");
        }
        List<Map<String, Object>> related = rest.takeObjects(RELATED);
        for (int i = 0; i < related.size(); i++) {
            related(related.get(i), RELATED + "/" + i, bundle);
        }
    }

    private static void related(Map<String, Object> other, String key, BundleWriter bundle) {
        String name = String.valueOf(other.get("id"));
        String relation = String.valueOf(other.getOrDefault(RELATION, "related-to"));
        Map<String, Object> link;
        if (relation.equals(PART)) {
            bundle.add(CAMPAIGN, key).put("name", name);
            link = bundle.relate(bundle.id(CAMPAIGN, key), "associated-with", bundle.incidentId(), key);
        } else {
            link = bundle.relate(bundle.incidentId(), relation, BundleWriter.incidentId(name), key);
        }
        OwnExtension.put(link, Map.of(RELATED, other));
    }

    static void read(IncidentReading incident) {
        techniques(incident);
        for (Node link : incident.links(BETWEEN_INCIDENTS)) {
            incident(link, incident);
        }
        for (Node link : incident.linksHere("associated-with")) {
            campaign(link, "source_ref", incident);
        }
        for (Node link : incident.links("attributed-to", "associated-with")) {
            campaign(link, TARGET, incident);
        }
    }

    private static void techniques(IncidentReading incident) {
        Set<String> patterns = new LinkedHashSet<>();
        for (Node link : incident.links("uses")) {
            String target = String.valueOf(link.source().look(TARGET));
            if (target.startsWith(PATTERN)) {
                incident.take(link);
                patterns.add(target);
            }
        }
        incident.extension(StixCore.EXTENSION).ifPresent(core -> core.objects("attacker_activities")
                .forEach(activity -> activity.text("pattern_ref").ifPresent(patterns::add)));
        for (String id : patterns) {
            incident.follow(id).ifPresent(pattern -> technique(pattern.source())
                    .ifPresent(technique -> incident.draft().add("techniques", technique)));
        }
    }

    /** One without a number of ATT&CK keeps its name unread, so that it is named among what is not mapped. */
    private static Optional<String> technique(Source pattern) {
        Optional<String> listed =
                pattern.text("x_mitre_id").filter(id -> TECHNIQUE.matcher(id).matches());
        for (Source reference : pattern.objects(REFERENCES)) {
            Optional<String> id = Optional.ofNullable(reference.look("external_id"))
                    .map(Object::toString)
                    .filter(text -> TECHNIQUE.matcher(text).matches());
            if (id.isPresent()) {
                reference.ignore("source_name", "external_id", "url");
                listed = id;
            }
        }
        // What a technique is, everybody can look up.
        listed.ifPresent(known -> pattern.ignore("name", "description", "kill_chain_phases", "aliases"));
        return listed;
    }

    private static void incident(Node link, IncidentReading incident) {
        String target = String.valueOf(link.source().look(TARGET));
        if (target.startsWith("incident--")) {
            incident.take(link);
            String relation = link.source().text("relationship_type").orElse("related-to");
            add(incident, OwnExtension.of(link.source()), related(target, relation));
        }
    }

    private static void campaign(Node link, String end, IncidentReading incident) {
        String id = String.valueOf(link.source().look(end));
        if (id.startsWith(CAMPAIGN)) {
            incident.take(link);
            incident.follow(id)
                    .flatMap(campaign -> campaign.source().text("name"))
                    .ifPresent(name -> add(incident, OwnExtension.of(link.source()), related(name, PART)));
        }
    }

    private static Map<String, Object> related(String id, String relation) {
        Map<String, Object> related = new LinkedHashMap<>();
        related.put("id", id);
        related.put(RELATION, relation);
        return related;
    }

    private static void add(IncidentReading incident, Optional<Map<String, Object>> own, Map<String, Object> read) {
        Object related = own.map(fields -> fields.get(RELATED))
                .filter(Map.class::isInstance)
                .orElse(read);
        incident.draft().add(RELATED, related);
    }
}
