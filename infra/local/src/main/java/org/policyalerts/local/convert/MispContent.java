package org.policyalerts.local.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
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
record MispContent(String event, MispTags tags, TargetList targets, Conversion conversion) {

    private static final String ATTRIBUTE = "Attribute";
    private static final String VALUE = "value";
    private static final String TYPE = "type";
    private static final String NAME = "name";

    private static final List<String> SUMMARIES = List.of("summary", "text");

    void read(Source source, Draft draft, MispAuthor author) {
        tags(source, "");
        attributes(source, "", draft, author);
        each(source, "Object", "", (object, path) -> object(object, path, draft, author));
        each(source, "EventReport", "", (report, path) -> report(report, path, draft));
        related(source, draft);
        source.text("extends_uuid").ifPresent(uuid -> draft.add("related", MispReader.related(uuid)));
        source.ignore("Tag", "EventTag", "Galaxy", ATTRIBUTE, "Object", "EventReport", "RelatedEvent");
    }

    /** Hands over each part of a kind with its place, which begins with that of what holds it. */
    private static void each(Source holder, String name, String place, BiConsumer<Source, String> taker) {
        List<Source> parts = holder.objects(name);
        for (int i = 0; i < parts.size(); i++) {
            taker.accept(parts.get(i), within(place, name + "[" + i + "]"));
        }
    }

    private static String within(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private void related(Source source, Draft draft) {
        each(source, "RelatedEvent", "", (link, path) -> {
            Optional<Source> other = link.object("Event");
            other.flatMap(one -> one.text("uuid"))
                    .ifPresentOrElse(
                            uuid -> draft.add("related", MispReader.related(uuid)),
                            () -> remark(
                                    event,
                                    path,
                                    other.flatMap(one -> one.text("info")).orElse("has no uuid")));
        });
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
                remark(event, within(place, "Galaxy"), galaxy.text(NAME).orElse(type));
            }
            for (Source cluster : galaxy.objects("GalaxyCluster")) {
                String value = cluster.text(VALUE).orElse("");
                names.add(cluster.text("tag_name")
                        .orElse("misp-galaxy:%s=\"%s\""
                                .formatted(cluster.text(TYPE).orElse(type), value)));
            }
        }
        names.stream().filter(name -> !tags.take(name)).forEach(name -> remark(event, within(place, "Tag"), name));
    }

    private void attributes(Source holder, String place, Draft draft, MispAuthor author) {
        each(holder, ATTRIBUTE, place, (attribute, path) -> {
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
        });
    }

    /** What is said about an attribute; its label is that of the report, whatever else becomes of it. */
    private void around(Source attribute, String path) {
        if (!isDeleted(attribute)) {
            tags(attribute, path);
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
            each(attribute, name, path, (other, place) -> remark(id(other), place, MispReader.said(other)));
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
                return tags.country(value.get());
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
            remark(id(object), place, "object: " + name + ", deleted");
            return;
        }
        tags(object, place);
        if (name.equals("victim")) {
            victim(object, place);
        } else if (name.equals("report") || name.equals("annotation")) {
            summary(object, place, draft, author);
        } else {
            remark(id(object), place, "object: " + name);
            attributes(object, place, draft, author);
        }
        each(
                object,
                "ObjectReference",
                place,
                (reference, path) -> remark(
                        id(reference), path, reference.text("relationship_type").orElse("reference")));
    }

    /** The template "victim": its name, its sectors and the regions it is in. */
    private void victim(Source object, String place) {
        Map<String, Object> target = new LinkedHashMap<>();
        each(object, ATTRIBUTE, place, (attribute, path) -> {
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
                remark(id(attribute), path, MispReader.said(attribute));
            }
            around(attribute, path);
        });
        if (!target.isEmpty()) {
            targets.add(target);
        }
    }

    /** The template "report": what it sums up, and where it is. */
    private void summary(Source object, String place, Draft draft, MispAuthor author) {
        each(object, ATTRIBUTE, place, (attribute, path) -> {
            String relation = attribute.text("object_relation").orElse("");
            boolean isSummary = SUMMARIES.contains(relation) && !draft.has("summary") && !isDeleted(attribute);
            around(attribute, path);
            if (isSummary) {
                draft.put("summary", attribute.text(VALUE));
            } else if (relation.equals("link") || !isTaken(attribute, draft, author)) {
                link(attribute, relation, path, draft);
            }
        });
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
                text -> draft.put("summary", text), () -> remark(id(report), place, MispReader.said(report)));
        if (!isDeleted) {
            tags(report, place);
        }
    }
}
