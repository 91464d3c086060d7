package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;
import org.policyalerts.incident.model.IncidentModel;

/**
 * What was lost: impacts as objects of their own, both ways, and read from inside the incident as the older form has
 * them.
 */
final class StixImpacts {

    private static final String EXTENSION = "extension-definition--7cc33dd6-f6a1-489b-98ea-522d351d71b9";
    private static final String AVAILABILITY = "availability";
    private static final String CONFIDENTIALITY = "confidentiality";
    private static final String INTEGRITY = "integrity";
    private static final String LOSS = "loss_type";
    private static final String ALTERATION = "alteration";
    private static final String INFORMATION = "information_type";
    /** The extension wants a type of information with each loss; nobody has said which. */
    private static final String UNKNOWN = "unknown";

    private StixImpacts() {}

    static void write(Remainder rest, BundleWriter bundle, Map<String, Object> core) {
        List<String> refs = new ArrayList<>();
        if (rest.see("impact.servicesDisrupted").filter("no"::equals).isPresent()) {
            rest.take("impact.servicesDisrupted");
            refs.add(impact(bundle, AVAILABILITY, "", Map.of("availability_impact", 0L)));
        }
        rest.takeText("impact.confidentiality").ifPresent(loss -> {
            List<String> types =
                    rest.takeTexts("impact.dataTypes").stream().distinct().toList();
            for (String type : types.isEmpty() ? List.of(UNKNOWN) : types) {
                refs.add(impact(bundle, CONFIDENTIALITY, type, of(LOSS, loss, type)));
            }
        });
        rest.takeText("impact.integrity")
                .ifPresent(change -> refs.add(impact(bundle, INTEGRITY, "", of(ALTERATION, change, UNKNOWN))));
        if (!refs.isEmpty()) {
            core.put("impact_refs", refs);
        }
    }

    private static Map<String, Object> of(String name, String value, String information) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(name, value);
        if (!value.equals("none") || !information.equals(UNKNOWN)) {
            details.put(INFORMATION, information);
        }
        return details;
    }

    private static String impact(BundleWriter bundle, String category, String key, Map<String, Object> details) {
        Map<String, Object> impact = bundle.addNew("impact", category + "/" + key, EXTENSION);
        impact.put("impact_category", category);
        OwnExtension.extensions(impact).put(category + "-ext", details);
        return bundle.id("impact", category + "/" + key);
    }

    static void read(IncidentReading incident) {
        Optional<Source> core = incident.extension(StixCore.EXTENSION);
        core.ifPresent(found -> {
            found.texts("impact_refs").forEach(id -> incident.follow(id).ifPresent(impact -> read(impact, incident)));
            found.objects("availability_impacts").forEach(each -> availability(each, incident));
            availability(found, incident);
            found.objects("confidentiality_impacts").forEach(each -> confidentiality(each, incident));
            found.objects("integrity_impacts").forEach(each -> integrity(each, incident));
        });
    }

    /** What another impact has superseded was so once, and is not any more. */
    private static void read(Node impact, IncidentReading incident) {
        Source source = impact.source();
        IncidentReading.extension(impact, EXTENSION);
        if (source.look("superseded_by_ref") instanceof String) {
            return;
        }
        String category = source.text("impact_category").orElse("");
        source.object("extensions")
                .flatMap(extensions -> extensions.object(category + "-ext").or(() -> extensions.object(category)))
                .ifPresent(details -> details(category, details, incident));
    }

    private static void details(String category, Source details, IncidentReading incident) {
        switch (category) {
            case AVAILABILITY -> availability(details, incident);
            case CONFIDENTIALITY -> confidentiality(details, incident);
            case INTEGRITY -> integrity(details, incident);
            default -> {
                // Nobody reads it, so it is named among what is not mapped.
            }
        }
    }

    private static void availability(Source details, IncidentReading incident) {
        details.number("availability_impact")
                .ifPresent(level ->
                        worst(incident, "impact.servicesDisrupted", List.of("no", "yes"), level > 0 ? "yes" : "no"));
    }

    private static void confidentiality(Source details, IncidentReading incident) {
        boolean isWord = word(details, LOSS, CONFIDENTIALITY, incident);
        details.text(INFORMATION)
                .filter(type -> isWord && !type.equals(UNKNOWN))
                .ifPresent(type -> {
                    if (IncidentModel.find("impact.dataTypes")
                            .orElseThrow()
                            .values()
                            .contains(type)) {
                        incident.draft().add("impact.dataTypes", type);
                    } else {
                        details.giveBack(INFORMATION);
                    }
                });
    }

    private static void integrity(Source details, IncidentReading incident) {
        word(details, ALTERATION, INTEGRITY, incident);
        if (!details.text(INFORMATION).filter(UNKNOWN::equals).isPresent()) {
            details.giveBack(INFORMATION);
        }
    }

    private static boolean word(Source details, String name, String field, IncidentReading incident) {
        List<String> order = IncidentModel.find("impact." + field).orElseThrow().values();
        Optional<String> word = details.text(name).filter(order::contains);
        word.ifPresentOrElse(found -> worst(incident, "impact." + field, order, found), () -> details.giveBack(name));
        return word.isPresent();
    }

    /** Of several impacts the report takes the worst. */
    private static void worst(IncidentReading incident, String path, List<String> order, String word) {
        Draft draft = incident.draft();
        boolean isWorse = draft.text(path)
                .filter(there -> order.indexOf(there) >= order.indexOf(word))
                .isEmpty();
        if (isWorse) {
            draft.remove(path);
            draft.put(path, word);
        }
    }
}
