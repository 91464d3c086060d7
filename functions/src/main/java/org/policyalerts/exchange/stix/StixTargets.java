package org.policyalerts.exchange.stix;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.exchange.Countries;
import org.policyalerts.exchange.Sectors;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TargetList;
import org.policyalerts.exchange.stix.StixGraph.Node;
import org.policyalerts.incident.Report;

/** Who was hit: identities that the incident targets, and the country in which each is; both ways. */
record StixTargets(Sectors names) {

    private static final String IDENTITY = "identity";
    private static final String LOCATION = "location";
    private static final String LOCATED = "located-at";
    private static final String COUNTRY = "country";
    private static final String SECTOR = "sector";
    private static final String SECTORS = "sectors";
    private static final String NAME = "name";
    private static final String CLASS = "identity_class";

    /** Codes of ours that ISO 3166 does not have; STIX knows nothing else. */
    private static final Set<String> NO_STATES = Set.of("EU", "UN", Report.NO_ONE_COUNTRY);

    void write(Remainder rest, BundleWriter bundle) {
        for (Map<String, Object> target : rest.takeObjects("targets")) {
            write(target, key(target, bundle), bundle);
        }
    }

    /** By what it is and not by its place: an operator reads nothing of the targets before its own. */
    private static String key(Map<String, Object> target, BundleWriter bundle) {
        String key = "target/" + target.get(COUNTRY) + "/" + target.get(SECTOR) + "/" + target.get(NAME);
        String other = key;
        for (int i = 2; bundle.has(IDENTITY, other); i++) {
            other = key + "/" + i;
        }
        return other;
    }

    private void write(Map<String, Object> target, String key, BundleWriter bundle) {
        Map<String, Object> identity = bundle.add(IDENTITY, key);
        String country = String.valueOf(target.get(COUNTRY));
        Object name = target.remove(NAME);
        identity.put(NAME, name == null ? "not named: " + target.get(SECTOR) + ", " + country : name);
        identity.put(CLASS, name == null ? "class" : "organization");
        names.inStix(String.valueOf(target.get(SECTOR))).ifPresent(word -> identity.put(SECTORS, List.of(word)));
        if (!NO_STATES.contains(country)) {
            target.remove(COUNTRY);
            String place = LOCATION + "/" + country;
            if (!bundle.has(LOCATION, place)) {
                Map<String, Object> location = bundle.add(LOCATION, place);
                location.put(NAME, Countries.name(country));
                location.put(COUNTRY, country);
            }
            bundle.relate(bundle.id(IDENTITY, key), LOCATED, bundle.id(LOCATION, place), key);
        }
        // What is said of it is said by this incident, and not for good: it goes with the relationship.
        OwnExtension.put(bundle.relate(bundle.incidentId(), "targets", bundle.id(IDENTITY, key), key), target);
    }

    void read(IncidentReading incident) {
        TargetList targets = new TargetList();
        Set<String> seen = new HashSet<>();
        for (Node link : incident.links("targets", "impacts")) {
            incident.take(link);
            link.source()
                    .text("target_ref")
                    .filter(seen::add)
                    .flatMap(incident::follow)
                    .ifPresent(hit -> hit(hit, OwnExtension.of(link.source()), targets, incident));
        }
        for (Node link : incident.links(LOCATED)) {
            incident.take(link);
            link.source()
                    .text("target_ref")
                    .flatMap(incident::follow)
                    .flatMap(StixTargets::country)
                    .ifPresent(targets::country);
        }
        if (!targets.isEmpty()) {
            incident.draft().put("targets", targets.targets());
            confirmation(incident);
        }
    }

    private static void confirmation(IncidentReading incident) {
        if (incident.links("targets").stream()
                .noneMatch(link -> OwnExtension.of(link.source()).isPresent())) {
            incident.filledIn(
                    "targets[].confirmation",
                    "third-party, because STIX does not say who confirms that somebody was hit");
        }
    }

    private void hit(Node hit, Optional<Map<String, Object>> own, TargetList targets, IncidentReading incident) {
        boolean isClass = hit.source().look(CLASS) instanceof String word
                && Set.of("class", SECTOR).contains(word);
        if (own.isPresent()) {
            targets.add(identity(hit, own.get(), isClass, incident));
        } else if (hit.type().equals(LOCATION)) {
            country(hit).ifPresent(targets::country);
        } else if (hit.type().equals(IDENTITY) && isClass) {
            sector(hit.source()).ifPresent(targets::sector);
        } else if (hit.type().equals(IDENTITY)) {
            targets.add(identity(hit, Map.of(), false, incident));
        } else {
            hit.source().giveBack("id");
        }
    }

    private Map<String, Object> identity(Node hit, Map<String, Object> own, boolean isClass, IncidentReading incident) {
        Map<String, Object> target = new LinkedHashMap<>();
        Source source = hit.source();
        source.ignore(CLASS);
        source.text(NAME).filter(name -> !isClass).ifPresent(name -> target.put(NAME, name));
        Optional<String> said = sector(source);
        String ours = String.valueOf(own.get(SECTOR));
        // Ours is finer; but if somebody has changed the sector since, it holds no longer.
        boolean isSame = said.isEmpty() || names.inStix(ours).equals(sectorWord(source));
        Optional.of(ours)
                .filter(sector -> own.containsKey(SECTOR) && isSame)
                .or(() -> said)
                .ifPresent(sector -> target.put(SECTOR, sector));
        place(hit, incident).ifPresent(code -> target.put(COUNTRY, code));
        own.forEach(target::putIfAbsent);
        if (source.look("id") instanceof String id
                && id.equals(incident.source().look("created_by_ref"))) {
            target.putIfAbsent("confirmation", "victim");
        }
        return target;
    }

    private static Optional<String> sectorWord(Source identity) {
        return identity.texts(SECTORS).stream().findFirst();
    }

    /** The first sector that means one of ours; further ones stay unread, since a target of ours has one. */
    private Optional<String> sector(Source identity) {
        List<String> words = identity.texts(SECTORS);
        if (words.size() > 1) {
            identity.giveBack(SECTORS);
        }
        Stream<String> byClass = identity.look(CLASS) instanceof String word && !word.equals("organization")
                ? identity.text(NAME).stream()
                : Stream.empty();
        Optional<String> sector = Stream.concat(words.stream(), byClass)
                .flatMap(word -> names.named(word).stream())
                .findFirst();
        if (sector.isEmpty()) {
            identity.giveBack(SECTORS);
        }
        return sector;
    }

    private static Optional<String> place(Node identity, IncidentReading incident) {
        for (Node link : incident.linksFrom(identity.id(), LOCATED)) {
            incident.take(link);
            Optional<String> code =
                    link.source().text("target_ref").flatMap(incident::follow).flatMap(StixTargets::country);
            if (code.isPresent()) {
                return code;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> country(Node location) {
        Source source = location.source();
        Optional<String> country = source.text(COUNTRY).flatMap(Countries::code);
        if (country.isPresent()) {
            source.ignore(NAME);
            return country;
        }
        Optional<String> named = source.text(NAME).flatMap(Countries::code);
        source.giveBack(COUNTRY);
        return named;
    }
}
