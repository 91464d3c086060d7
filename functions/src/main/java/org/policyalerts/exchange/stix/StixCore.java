package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.exchange.Draft;
import org.policyalerts.exchange.IncidentTypes;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TlpWords;
import org.policyalerts.incident.model.IncidentModel;

/** The incident object with the incident core extension, both ways. */
final class StixCore {

    static final String EXTENSION = "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
    static final String PEOPLE = "impacted_entity_counts";

    private static final String EXERCISE = "EXERCISE: ";
    private static final String INDIVIDUAL = "individual";
    private static final String OURS = "policy-alerts";
    private static final String REFERENCES = "external_references";

    /** The national level as a criticality of 0 to 100, for readers without a table of ours; never read back. */
    private static final Map<String, Long> CRITICALITY =
            Map.of("1", 95L, "2", 80L, "3", 65L, "4", 45L, "5", 25L, "6", 10L);

    /** What only the older form says. */
    private static final Map<String, String> OLDER = Map.of("successful-attempt", "confirmed");

    private StixCore() {}

    /** The incident's object, and its core extension, to which other parts add. */
    record Written(Map<String, Object> object, Map<String, Object> core) {}

    /** Writes what the object says by itself, and takes it out; other parts go on with the extension. */
    static Written write(Remainder rest, BundleWriter bundle) {
        Map<String, Object> incident = bundle.add("incident", "");
        boolean isExercise = rest.see("mode").filter("exercise"::equals).isPresent();
        incident.put(
                "name", (isExercise ? EXERCISE : "") + rest.takeText("title").orElse(""));
        rest.takeText("summary").ifPresent(summary -> incident.put("description", summary));
        rest.takeText("language").ifPresent(language -> incident.put("lang", language));
        if (isExercise) {
            incident.put("labels", List.of("exercise"));
        }
        rest.take("tlp");
        references(rest, incident);
        Map<String, Object> core = new LinkedHashMap<>();
        core.put("extension_type", "property-extension");
        core.put("determination", rest.takeText("determination").orElse("suspected"));
        core.put("investigation_status", rest.takeText("status").orElse("open"));
        rest.see("severity").map(Object::toString).ifPresent(level -> core.put("criticality", CRITICALITY.get(level)));
        List<String> kinds = rest.takeTexts("kinds");
        if (!kinds.isEmpty()) {
            core.put("incident_types", kinds.stream().map(IncidentTypes::inStix).toList());
        }
        rest.take("impact.usersAffected").ifPresent(count -> core.put(PEOPLE, Map.of(INDIVIDUAL, count)));
        OwnExtension.extensions(incident).put(EXTENSION, core);
        return new Written(incident, core);
    }

    private static void references(Remainder rest, Map<String, Object> incident) {
        List<Map<String, Object>> references = new ArrayList<>();
        rest.takeText("reference").ifPresent(own -> references.add(reference(OURS, "external_id", own)));
        boolean areNamed = rest.seeList("sources").stream()
                .allMatch(each -> each instanceof Map<?, ?> source && isNamed(source.get("publisher")));
        // Reliability and dates have no place in a reference; the order tells whose they are.
        if (areNamed) {
            List<Map<String, Object>> left = new ArrayList<>();
            for (Map<String, Object> source : rest.takeObjects("sources")) {
                Map<String, Object> reference = new LinkedHashMap<>();
                reference.put("source_name", source.remove("publisher"));
                Optional.ofNullable(source.remove("url")).ifPresent(url -> reference.put("url", url));
                references.add(reference);
                left.add(source);
            }
            if (left.stream().anyMatch(source -> !source.isEmpty())) {
                rest.left().put("sources", left);
            }
        }
        incident.put(REFERENCES, references);
    }

    private static boolean isNamed(@Nullable Object publisher) {
        return publisher instanceof String name && name.equals(name.strip()) && !name.isEmpty() && !name.equals(OURS);
    }

    private static Map<String, Object> reference(String source, String name, String value) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("source_name", source);
        reference.put(name, value);
        return reference;
    }

    static void read(IncidentReading incident) {
        Draft draft = incident.draft();
        Source source = incident.source();
        boolean isExercise = draft.text("mode").filter("exercise"::equals).isPresent();
        draft.put(
                "title",
                source.text("name")
                        .map(name ->
                                isExercise && name.startsWith(EXERCISE) ? name.substring(EXERCISE.length()) : name));
        draft.put("summary", source.text("description"));
        draft.put("language", source.text("lang"));
        labels(source, incident);
        if (isExercise) {
            source.ignore("labels");
        }
        readReferences(incident);
        draft.put("reference", incident.id());
        incident.extension(EXTENSION).ifPresent(core -> read(core, incident));
        kinds(source, "incident_type", incident);
    }

    /** Some write the label of the Traffic Light Protocol among the others. */
    private static void labels(Source source, IncidentReading incident) {
        List<String> words = source.texts("labels");
        List<String> found =
                words.stream().flatMap(word -> TlpWords.tagged(word).stream()).toList();
        found.forEach(incident::labelled);
        if (found.size() < words.size()) {
            source.giveBack("labels");
        }
    }

    private static void read(Source core, IncidentReading incident) {
        Draft draft = incident.draft();
        core.text("determination").map(word -> OLDER.getOrDefault(word, word)).ifPresent(word -> {
            if (IncidentModel.find("determination").orElseThrow().values().contains(word)) {
                draft.put("determination", word);
            } else {
                core.giveBack("determination");
            }
        });
        draft.put("status", core.text("investigation_status").map(word -> word.equals("closed") ? word : "open"));
        kinds(core, "incident_types", incident);
        core.object(PEOPLE)
                .flatMap(counts -> counts.number(INDIVIDUAL))
                .ifPresent(count -> draft.put("impact.usersAffected", count));
        // A level of ours goes along in our own extension; from somebody else's scale none can be derived.
        draft.text("severity").map(CRITICALITY::get).ifPresent(ours -> core.ignore("criticality"));
    }

    /** Words that mean no kind of ours are left unread. */
    private static void kinds(Source source, String name, IncidentReading incident) {
        List<String> words = source.texts(name);
        for (int i = 0; i < words.size(); i++) {
            int place = i;
            IncidentTypes.kind(words.get(i))
                    .ifPresentOrElse(
                            kind -> incident.draft().add("kinds", kind),
                            () -> incident.remark(incident.id(), name + "[" + place + "]", words.get(place)));
        }
    }

    private static void readReferences(IncidentReading incident) {
        List<Map<String, Object>> known = sources(incident.draft());
        List<Map<String, Object>> sources = new ArrayList<>();
        for (Source reference : incident.source().objects(REFERENCES)) {
            Optional<String> name = reference.text("source_name");
            if (name.filter(OURS::equals).isPresent()) {
                incident.draft().put("reference", reference.text("external_id"));
            } else {
                Map<String, Object> source = new LinkedHashMap<>();
                name.ifPresent(publisher -> source.put("publisher", publisher));
                reference.text("url").ifPresent(url -> source.put("url", url));
                if (sources.size() < known.size()) {
                    source.putAll(known.get(sources.size()));
                }
                sources.add(source);
            }
        }
        if (!sources.isEmpty()) {
            incident.draft().remove("sources");
            incident.draft().put("sources", sources);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> sources(Draft draft) {
        return draft.get("sources")
                .map(list -> (List<Map<String, Object>>) list)
                .orElse(List.of());
    }
}
