package org.policyalerts.local.convert;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.policyalerts.exchange.Countries;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.IncidentTypes;
import org.policyalerts.exchange.Sectors;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TargetList;
import org.policyalerts.exchange.TlpWords;

/** What a tag of MISP says of an incident: {@code namespace:predicate="value"}, galaxies among them. */
record MispTags(Sectors sectors, Draft draft, TargetList targets, MispAuthor author) {

    private static final Pattern TAG = Pattern.compile("([^:=\"]+):([^=\"]+?)(?:=\"(.*)\")?");
    private static final Pattern TECHNIQUE = Pattern.compile(".*\\b(T\\d{4}(?:\\.\\d{3})?)");
    private static final Pattern GROUP_NUMBER = Pattern.compile(" - G\\d{4}$");
    private static final Pattern CAMPAIGN_NUMBER = Pattern.compile(" - C\\d{4}$");

    /** The tags of a part, which some interfaces hand out as plain texts or as the rows that link them. */
    static Set<String> names(Source holder) {
        Set<String> names = new LinkedHashSet<>();
        holder.objects("Tag").forEach(tag -> tag.text("name").ifPresent(names::add));
        names.addAll(holder.texts("Tag"));
        for (String around : List.of("EventTag", "AttributeTag", "EventReportTag")) {
            holder.objects(around).stream()
                    .flatMap(link -> link.object("Tag").stream())
                    .forEach(tag -> tag.text("name").ifPresent(names::add));
        }
        return names;
    }

    /** Whether the tag is in the report now; if not, it says something that a report does not. */
    boolean take(String tag) {
        Matcher parts = TAG.matcher(tag.strip());
        if (!parts.matches()) {
            return false;
        }
        String predicate = parts.group(2);
        String value = Optional.ofNullable(parts.group(3)).orElse("");
        return switch (parts.group(1).toLowerCase(Locale.ROOT)) {
            case "tlp" -> label(value.isEmpty() ? predicate : value);
            case "misp-galaxy" -> galaxy(predicate, value);
            case "admiralty-scale" -> author.grade(predicate, value);
            case "circl", "rsit", "ecsirt", "enisa", "europol-event", "europol-incident", "incident-classification" ->
                kind(value.isEmpty() ? predicate : value);
            default -> false;
        };
    }

    private boolean label(String word) {
        Optional<String> label = TlpWords.label(word);
        label.ifPresent(author::label);
        return label.isPresent();
    }

    private boolean kind(String word) {
        Optional<String> kind = IncidentTypes.kind(word);
        kind.ifPresent(found -> draft.add("kinds", found));
        return kind.isPresent();
    }

    private boolean galaxy(String type, String value) {
        if (type.endsWith("attack-pattern")) {
            return technique(value);
        }
        if (type.endsWith("intrusion-set") || type.endsWith("threat-actor") || type.endsWith("activity-group")) {
            author.attributes(GROUP_NUMBER.matcher(value).replaceFirst(""));
            return true;
        }
        return switch (type) {
            case "sector" -> sector(value);
            case "target-information" -> country(value);
            case "mitre-campaign", "campaigns" -> {
                campaign(CAMPAIGN_NUMBER.matcher(value).replaceFirst(""));
                yield true;
            }
            case "ransomware" -> {
                draft.add("kinds", type);
                // Which one it was has no place in a report.
                yield false;
            }
            default -> false;
        };
    }

    void campaign(String name) {
        Map<String, Object> related = new LinkedHashMap<>();
        related.put("id", name);
        related.put("relation", "part-of-campaign");
        draft.add("related", related);
    }

    private boolean technique(String value) {
        Matcher technique = TECHNIQUE.matcher(value);
        if (technique.matches()) {
            draft.add("techniques", technique.group(1));
        }
        return technique.matches();
    }

    /** A galaxy writes some sectors as two: "Government, Administration". */
    Optional<String> sectorOf(String value) {
        return Stream.concat(Stream.of(value), Stream.of(value.split("[,/]", -1)))
                .flatMap(name -> sectors.named(name).stream())
                .findFirst();
    }

    private boolean sector(String value) {
        Optional<String> sector = sectorOf(value);
        sector.ifPresent(targets::sector);
        return sector.isPresent();
    }

    /** Where somebody was hit. */
    boolean country(String value) {
        Optional<String> country = Countries.code(value);
        country.ifPresent(targets::country);
        return country.isPresent();
    }
}
