package org.policyalerts.exchange.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.exchange.Countries;
import org.policyalerts.exchange.Source;
import org.policyalerts.exchange.stix.StixGraph.Node;
import org.policyalerts.incident.Report;

/**
 * Who is said to have done it, both ways. A claim is a note on the threat actor that makes it and never more; so is
 * what others have assessed. {@code attributed-to} is written where we ourselves hold somebody responsible, and read as
 * the assessment of whoever wrote it.
 */
final class StixAccounts {

    private static final String CLAIM = "claim";
    private static final String ASSESSMENT = "assessment";
    private static final String ACTOR = "actor";
    private static final String THREAT_ACTOR = "threat-actor";
    private static final String ATTRIBUTED = "attributed-to";
    private static final String NAME = "name";
    private static final String CONFIDENCE = "confidence";
    private static final String STATE = "state";

    private static final Set<String> ACTORS = Set.of(THREAT_ACTOR, "intrusion-set", "identity");

    /** In these states of an attribution we hold somebody responsible. */
    private static final Set<String> ACCEPTED = Set.of("assessed", "public");

    /** STIX 2.1, appendix A (none, low, medium, high). */
    private static final Map<String, Long> CONFIDENCES = Map.of("none", 0L, "low", 15L, "moderate", 50L, "high", 85L);

    private StixAccounts() {}

    static void write(Remainder rest, BundleWriter bundle) {
        List<Map<String, Object>> claims = rest.takeObjects("claims");
        for (int i = 0; i < claims.size(); i++) {
            Map<String, Object> claim = claims.get(i);
            String actor = actor(bundle, String.valueOf(claim.get("claimant")), false);
            note(bundle, CLAIM, i, claim, List.of(bundle.incidentId(), actor)).put("content", words(claim));
        }
        boolean isAccepted = rest.see("attribution.status")
                .map(Object::toString)
                .filter(ACCEPTED::contains)
                .isPresent();
        List<Map<String, Object>> assessments = rest.takeObjects("attribution.assessments");
        for (int i = 0; i < assessments.size(); i++) {
            Map<String, Object> assessment = assessments.get(i);
            assessment.remove("reportedBy");
            Optional<String> actor = actor(bundle, assessment);
            List<String> refs = Stream.concat(Stream.of(bundle.incidentId()), actor.stream())
                    .toList();
            note(bundle, ASSESSMENT, i, assessment, refs).put("content", account(assessment));
            if (isAccepted && Report.isStandingAssessment(assessment)) {
                attribute(rest, bundle, actor, i);
            }
        }
    }

    private static void attribute(Remainder rest, BundleWriter bundle, Optional<String> actor, int place) {
        actor.ifPresent(id -> {
            Map<String, Object> held = bundle.relate(bundle.incidentId(), ATTRIBUTED, id, String.valueOf(place));
            rest.see("attribution.confidence")
                    .map(word -> CONFIDENCES.get(word.toString()))
                    .ifPresent(level -> held.put(CONFIDENCE, level));
        });
    }

    private static Map<String, Object> note(
            BundleWriter bundle, String kind, int place, Map<String, Object> fields, List<String> refs) {
        Map<String, Object> note = bundle.add("note", kind + "/" + place);
        note.put("object_refs", refs);
        OwnExtension.put(note, Map.of(kind, fields));
        return note;
    }

    private static Optional<String> actor(BundleWriter bundle, Map<String, Object> assessment) {
        boolean isState = STATE.equals(assessment.get("level")) || STATE.equals(assessment.get("category"));
        return named(assessment).map(name -> actor(bundle, name, isState));
    }

    /** How the actor of an assessment is called: by its name, or for a state by that of the country. */
    private static Optional<String> named(Map<String, Object> assessment) {
        Optional<String> country = Optional.ofNullable(assessment.get("country"))
                .filter(code -> STATE.equals(assessment.get("level")))
                .map(code -> Countries.name(code.toString()));
        return Optional.ofNullable(assessment.get(ACTOR))
                .map(Object::toString)
                .filter(name -> !name.isBlank())
                .or(() -> country);
    }

    private static String actor(BundleWriter bundle, String name, boolean isState) {
        if (!bundle.has(THREAT_ACTOR, name)) {
            Map<String, Object> actor = bundle.add(THREAT_ACTOR, name);
            actor.put(NAME, name);
            if (isState) {
                actor.put("threat_actor_types", List.of("nation-state"));
            }
        }
        return bundle.id(THREAT_ACTOR, name);
    }

    private static String words(Map<String, Object> claim) {
        String where = Stream.of("channel", "claimedAt")
                .map(claim::get)
                .filter(said -> said != null && !said.toString().isBlank())
                .map(Object::toString)
                .reduce((one, other) -> one + ", " + other)
                .map(said -> " (" + said + ")")
                .orElse("");
        return claim.get("claimant") + " claims the attack" + where + "; the claim is " + claim.get("status")
                + ". Who claims an attack need not have done it: this is no attribution.";
    }

    private static String account(Map<String, Object> assessment) {
        Object whom = Stream.of(ACTOR, "country")
                .map(assessment::get)
                .filter(said -> said != null && !said.toString().isBlank())
                .findFirst()
                .orElse("an actor that is not named");
        String does = "disputes".equals(assessment.get("stance")) ? " disputes that it was " : " says that it was ";
        return assessment.get("by") + does + whom + ".";
    }

    static void read(IncidentReading incident) {
        incident.noted(CLAIM).forEach(claim -> incident.draft().add("claims", claim));
        List<Map<String, Object>> known = new ArrayList<>(incident.noted(ASSESSMENT));
        List<Map<String, Object>> ours = List.copyOf(known);
        for (Node link : incident.links(ATTRIBUTED)) {
            String target = String.valueOf(link.source().look("target_ref"));
            // Malware and tools hold nobody responsible; a campaign is what it belongs to.
            if (ACTORS.stream().noneMatch(type -> target.startsWith(type + "--"))) {
                continue;
            }
            incident.take(link);
            Optional<Node> followed = incident.follow(target);
            if (followed.filter(actor -> isAmong(ours, actor)).isPresent()) {
                // The note beside it says the same, and whose assessment it was.
                link.source().ignore(CONFIDENCE);
            } else {
                followed.ifPresent(node -> known.add(assessment(link, node, incident)));
            }
        }
        known.forEach(assessment -> incident.draft().add("attribution.assessments", assessment));
    }

    private static boolean isAmong(List<Map<String, Object>> assessments, Node actor) {
        Optional<String> name = actor.source().text(NAME);
        return assessments.stream().anyMatch(one -> name.equals(named(one)));
    }

    private static Map<String, Object> assessment(Node link, Node actor, IncidentReading incident) {
        Map<String, Object> assessment = new LinkedHashMap<>();
        Optional<String> author = incident.author(link).or(incident::author);
        if (author.isEmpty()) {
            incident.filledIn("attribution.assessments[].by", "not named, because nobody signs the attribution");
        }
        assessment.put("by", author.orElse("not named"));
        link.source()
                .text("created")
                .flatMap(at -> StixDates.of(at, "day"))
                .ifPresent(at -> assessment.put("at", at.text()));
        if (actor.type().equals("intrusion-set") || actor.type().equals(THREAT_ACTOR)) {
            assessment.put("level", "group");
        }
        actor.source().text(NAME).ifPresent(name -> assessment.put(ACTOR, name));
        assessment.put("stance", "attributes");
        confidence(link.source()).ifPresent(word -> assessment.put(CONFIDENCE, word));
        assessment.put("status", "active");
        return assessment;
    }

    private static Optional<String> confidence(Source link) {
        return link.number(CONFIDENCE)
                .map(level -> level <= 0 ? "none" : level < 30 ? "low" : level < 70 ? "moderate" : "high");
    }
}
