package org.policyalerts.exchange.stix;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.TlpWords;

/** The labels of the Traffic Light Protocol as STIX marks objects by them: fixed ids, of TLP 2.0 and of TLP 1.0. */
final class TlpMarkings {

    private static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private static final String ID = "marking-definition--";

    private static final Map<String, String> SECOND = Map.of(
            "clear", ID + "94868c89-83c2-464b-929b-a1a8aa3c8487",
            "green", ID + "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
            "amber", ID + "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
            "amber+strict", ID + "939a9414-2ddd-4d32-a0cd-375ea402b003",
            "red", ID + "e828b379-4e03-4974-9ac4-e53a884c97c1");

    /** By id; the last one is what OpenCTI calls amber+strict, which TLP 1.0 did not have. */
    private static final Map<String, String> FIRST = Map.of(
            ID + "613f2e26-407d-48c7-9eca-b8e91df99dc9", "clear",
            ID + "34098fce-860f-48ae-8e50-ebd3cc5e41da", "green",
            ID + "f88d31f6-486f-44da-b317-01333bde0b82", "amber",
            ID + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", "red",
            ID + "826578e1-40ad-459f-bc73-ede076f81f37", "amber+strict");

    private TlpMarkings() {}

    /** The id of a label's marking, in TLP 2.0. */
    static String id(String label) {
        return Optional.ofNullable(SECOND.get(label)).orElseThrow();
    }

    /** The marking of a label as it is published, for the bundle in which it is referred to. */
    static Map<String, Object> object(String label) {
        Map<String, Object> marking = new LinkedHashMap<>();
        marking.put("type", "marking-definition");
        marking.put("spec_version", "2.1");
        marking.put("id", id(label));
        marking.put("created", "2022-10-01T00:00:00.000Z");
        marking.put("name", "TLP:" + label.toUpperCase(Locale.ROOT));
        marking.put("extensions", Map.of(EXTENSION, tlp(label)));
        return marking;
    }

    private static Map<String, Object> tlp(String label) {
        Map<String, Object> extension = new LinkedHashMap<>();
        extension.put("extension_type", "property-extension");
        extension.put("tlp_2_0", label);
        return extension;
    }

    /** The label of a marking by its id alone: the published ones need not be in the bundle. */
    static Optional<String> label(String id) {
        return SECOND.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> Optional.ofNullable(FIRST.get(id)));
    }

    /** Whether an id is one of TLP 1.0. */
    static boolean isOfFirst(String id) {
        return FIRST.containsKey(id);
    }

    /** The label that a marking in a bundle defines, whatever its id; empty if it is another kind of marking. */
    static Optional<String> label(Source marking) {
        Optional<String> second = marking.object("extensions")
                .flatMap(extensions -> extensions.object(EXTENSION))
                .flatMap(extension -> extension.text("tlp_2_0"));
        Optional<Source> definition = marking.object("definition");
        return second.or(() -> definition.flatMap(first -> first.text("tlp").or(() -> first.text("TLP"))))
                .or(() -> definition.flatMap(first -> first.text("statement")).flatMap(TlpWords::tagged))
                .or(() -> marking.text("x_opencti_definition"))
                .or(() -> marking.text("name"))
                .flatMap(TlpWords::label);
    }
}
