package org.policyalerts.local.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.exchange.Conversion;
import org.policyalerts.exchange.Countries;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.Remark;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TargetList;

/**
 * What an event holds. A report is about who was hit and how, not about addresses and hashes: most attributes go into
 * none, and each of them is named.
 */
final class MispContent {

    private static final String ATTRIBUTE = "Attribute";
    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final String NAME = "name";

    private static final List<String> SUMMARIES = List.of("summary", "text");

    private final String event;
    private final MispTags tags;
    private final TargetList targets;
    private final Conversion conversion;

    MispContent(String event, MispTags tags, TargetList targets, Conversion conversion) {
        this.event = event;
        this.tags = tags;
        this.targets = targets;
        this.conversion = conversion;
    }

    void read(Source source, Draft draft, MispAuthor author) {
        tags(source, "");
        attributes(source, "", draft, author);
        List<Source> objects = source.objects("Object");
        for (int i = 0; i < objects.size(); i++) {
            object(objects.get(i), "Object[" + i + "].", draft, author);
        }
        List<Source> reports = source.objects("EventReport");
        for (int i = 0; i < reports.size(); i++) {
            report(reports.get(i), "EventReport[" + i + "]", draft);
        }
        related(source, draft);
        source.text("extends_uuid").ifPresent(uuid -> draft.add("related", MispReader.related(uuid)));
        source.ignore("Tag", "EventTag", "Galaxy", ATTRIBUTE, "Object", "EventReport", "RelatedEvent");
    }

    private void related(Source source, Draft draft) {
        List<Source> others = source.objects("RelatedEvent");
        for (int i = 0; i < others.size(); i++) {
            String place = "RelatedEvent[" + i + "]";
            Optional<Source> other = others.get(i).object("Event");
            other.flatMap(one -> one.text("uuid"))
                    .ifPresentOrElse(
                            uuid -> draft.add("related", MispReader.related(uuid)),
                            () -> remark(
                                    event,
                                    place,
                                    other.flatMap(one -> one.text("info")).orElse("has no uuid")));
        }
    }

    private void remark(String object, String path, String words) {
        conversion.remark(Remark.Kind.NOT_MAPPED, object, path, words);
    }

    /** Tags, and galaxies as the tags that they are; both are often there, and then the same. */
    private void tags(Source holder, String place) {
        Set<String> names = MispTags.names(holder);
        for (Source galaxy : holder.objects("Galaxy")) {
            String type = galaxy.text(TYPE).orElse("");
            if (galaxy.objects("GalaxyCluster").isEmpty()) {
                remark(event, place + "Galaxy", galaxy.text(NAME).orElse(type));
            }
            for (Source cluster : galaxy.objects("GalaxyCluster")) {
                String value = cluster.text(VALUE).orElse("");
                names.add(cluster.text("tag_name")
                        .orElse("misp-galaxy:%s=\"%s\""
                                .formatted(cluster.text(TYPE).orElse(type), value)));
            }
        }
        names.stream().filter(name -> !tags.take(name)).forEach(name -> remark(event, place + "Tag", name));
    }

    private void attributes(Source holder, String place, Draft draft, MispAuthor author) {
        List<Source> attributes = holder.objects(ATTRIBUTE);
        for (int i = 0; i < attributes.size(); i++) {
            Source attribute = attributes.get(i);
            String path = place + ATTRIBUTE + "[" + i + "]";
            if (!isTaken(attribute, draft, author)) {
                remark(id(attribute), path, MispReader.said(attribute));
            } else {
                for (String name : List.of("comment", "first_seen", "last_seen")) {
                    attribute
                            .text(name)
                            .ifPresent(text -> remark(id(attribute), path + "." + name, Conversion.shown(text)));
                }
            }
            around(attribute, path);
        }
    }

    /** What is said about an attribute; its label is that of the report, whatever else becomes of it. */
    private void around(Source attribute, String path) {
        if (!isDeleted(attribute)) {
            tags(attribute, path + ".");
        }
        inside(attribute, path);
    }

    /** What somebody has taken back is still in the file. */
    private static boolean isDeleted(Source part) {
        return part.text("deleted").filter(Set.of("true", "1")::contains).isPresent();
    }

    /** Proposals and sightings are others' word about an attribute. */
    private void inside(Source attribute, String path) {
        for (String name : List.of("ShadowAttribute", "Sighting")) {
            List<Source> others = attribute.objects(name);
            for (int i = 0; i < others.size(); i++) {
                remark(id(others.get(i)), path + "." + name + "[" + i + "]", MispReader.said(others.get(i)));
            }
        }
    }

    private String id(Source part) {
        return part.text("uuid").orElse(event);
    }

    private boolean isTaken(Source attribute, Draft draft, MispAuthor author) {
        String type = attribute.text(TYPE).orElse("");
        Optional<String> value = attribute.text(VALUE);
        if (value.isEmpty() || isDeleted(attribute)) {
            return false;
        }
        switch (type) {
            case "link" -> draft.add("sources", new LinkedHashMap<>(Map.of("url", value.get())));
            case "target-org", "target-external" -> targets.add(Map.of(NAME, value.get()));
            case "threat-actor" -> author.attributes(value.get());
            case "campaign-name" -> tags.campaign(value.get());
            case "target-location" -> {
                Optional<String> country = Countries.code(value.get());
                country.ifPresent(targets::country);
                return country.isPresent();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void object(Source object, String place, Draft draft, MispAuthor author) {
        String name = object.text(NAME).orElse("");
        if (isDeleted(object)) {
            remark(id(object), place.substring(0, place.length() - 1), "object: " + name + ", deleted");
            return;
        }
        tags(object, place);
        if (name.equals("victim")) {
            victim(object, place);
        } else if (name.equals("report") || name.equals("annotation")) {
            summary(object, place, draft, author);
        } else {
            remark(id(object), place.substring(0, place.length() - 1), "object: " + name);
            attributes(object, place, draft, author);
        }
        List<Source> references = object.objects("ObjectReference");
        for (int i = 0; i < references.size(); i++) {
            remark(
                    id(references.get(i)),
                    place + "ObjectReference[" + i + "]",
                    references.get(i).text("relationship_type").orElse("reference"));
        }
    }

    /** The template "victim": its name, its sectors and the regions it is in. */
    private void victim(Source object, String place) {
        Map<String, Object> target = new LinkedHashMap<>();
        List<Source> attributes = object.objects(ATTRIBUTE);
        for (int i = 0; i < attributes.size(); i++) {
            Source attribute = attributes.get(i);
            String value = attribute.text(VALUE).orElse("");
            String relation = attribute
                    .text("object_relation")
                    .filter(any -> !isDeleted(attribute))
                    .orElse("");
            Optional<String> said =
                    switch (relation) {
                        case NAME -> Optional.of(value).filter(text -> target.putIfAbsent(NAME, text) == null);
                        case "sectors" ->
                            tags.sectorOf(value).filter(sector -> target.putIfAbsent("sector", sector) == null);
                        case "regions" ->
                            Countries.code(value).filter(code -> target.putIfAbsent("country", code) == null);
                        default -> Optional.empty();
                    };
            if (said.isEmpty()) {
                remark(id(attribute), place + ATTRIBUTE + "[" + i + "]", MispReader.said(attribute));
            }
            around(attribute, place + ATTRIBUTE + "[" + i + "]");
        }
        if (!target.isEmpty()) {
            targets.add(target);
        }
    }

    /** The template "report": what it sums up, and where it is. */
    private void summary(Source object, String place, Draft draft, MispAuthor author) {
        List<Source> attributes = object.objects(ATTRIBUTE);
        for (int i = 0; i < attributes.size(); i++) {
            Source attribute = attributes.get(i);
            String relation = attribute.text("object_relation").orElse("");
            boolean isSummary = SUMMARIES.contains(relation) && !draft.has("summary") && !isDeleted(attribute);
            around(attribute, place + ATTRIBUTE + "[" + i + "]");
            if (isSummary) {
                draft.put("summary", attribute.text(VALUE));
            } else if (relation.equals("link") || !isTaken(attribute, draft, author)) {
                link(attribute, relation, place + ATTRIBUTE + "[" + i + "]", draft);
            }
        }
    }

    private void link(Source attribute, String relation, String path, Draft draft) {
        Optional<String> url = attribute.text(VALUE).filter(value -> relation.equals("link") && !isDeleted(attribute));
        url.ifPresentOrElse(
                value -> draft.add("sources", new LinkedHashMap<>(Map.of("url", value))),
                () -> remark(id(attribute), path, MispReader.said(attribute)));
    }

    private void report(Source report, String place, Draft draft) {
        boolean isDeleted = isDeleted(report);
        Optional<String> content = report.text("content").filter(text -> !isDeleted && !draft.has("summary"));
        content.ifPresentOrElse(
                text -> draft.put("summary", (Object) text), () -> remark(id(report), place, MispReader.said(report)));
        if (!isDeleted) {
            tags(report, place + ".");
        }
    }
}
