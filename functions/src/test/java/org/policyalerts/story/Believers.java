package org.policyalerts.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.FactChange;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.Task;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** Those who believe the documents of their messages and know nothing else; complains of what is false or missing. */
final class Believers {

    private static final Set<String> OVERVIEWS = Set.of("digest", "review");

    /** What a change once meant is not known from a later version, so whoever was asked goes on judging. */
    private static final Set<String> SPEAKING_OF_CHANGES = Set.of("attribution-strengthened", "claim-withdrawn");

    /** What is wrong, in words. */
    final List<String> complaints = new ArrayList<>();

    private final RandomHistory history;
    private final Map<Who, Reader> readers = new HashMap<>();

    /** Those who may know more than documents say, because messages pointed to something. */
    private final Set<String> pointed = new HashSet<>();

    private int asked;

    Believers(RandomHistory history) {
        this.history = history;
    }

    /** A reader of one incident. */
    private record Who(String recipient, Track track, IncidentId incident) {}

    /** Hears a message and gives back its document. */
    Map<String, Object> read(OutboundMessage message) {
        Map<String, Object> document = json(message);
        if (OVERVIEWS.contains(String.valueOf(document.get("kind")))) {
            return document;
        }
        if (!document.containsKey("tasks") || document.containsKey("restricted")) {
            pointed.add(message.audience());
        }
        Track track = "exercise".equals(document.get("kind")) ? Track.EXERCISE : Track.REAL;
        boolean isMoreKnown = pointed.contains(message.audience());
        sections(document).forEach(section -> {
            Who who = new Who(message.audience(), track, new IncidentId(String.valueOf(section.get("id"))));
            Reader reader = readers.computeIfAbsent(who, none -> new Reader());
            reader.read(document, section, isMoreKnown);
            asked += reader.tasks.size();
            reader.nonsense.forEach(what -> complaints.add(who + " " + what));
        });
        return document;
    }

    private static List<Map<?, ?>> sections(Map<String, Object> document) {
        boolean isOfOne = document.containsKey("tasks") && document.get("incident") instanceof Map<?, ?>;
        return isOfOne ? List.of((Map<?, ?>) document.get("incident")) : Reader.objects(document, "incidents");
    }

    private static Map<String, Object> json(OutboundMessage message) {
        try {
            return JsonReader.readObject(message.document());
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Compares what everybody takes to be so with what is so, once there was time to tell. */
    void confess() {
        history.incidents.forEach(
                incident -> history.audiences(incident.id()).forEach(state -> confess(incident, state)));
    }

    private void confess(Marked incident, AudienceState state) {
        Reader reader =
                readers.getOrDefault(new Who(state.recipient().name(), state.track(), state.incident()), new Reader());
        String mode = history.report(incident).text("mode");
        boolean isElsewhere = state.track() != Track.ofMode(mode) || mode.equals("backfill");
        require(
                state.waiting()
                        .filter(news -> !news.dueAt().isAfter(history.chain.clock.instant()))
                        .isEmpty(),
                state,
                "still waits: " + state.waiting());
        require(isElsewhere || state.pointed().isNothing(), state, "was never told what it was pointed to");
        require(!isElsewhere || state.unfinished().isEmpty(), state, "has to do what is of another track or time");
        require(SPEAKING_OF_CHANGES.containsAll(reader.toJudge), state, "still judges " + reader.toJudge);
        facts(incident, state, reader, isElsewhere);
        tasks(state, reader);
        holding(incident, state, reader);
    }

    /** Whoever closed a task itself needs not be told. */
    private void tasks(AudienceState state, Reader reader) {
        Map<String, String> unfinished = state.unfinished().stream()
                .collect(Collectors.toMap(
                        Believers::step, task -> String.valueOf(task.step().dueAt())));
        Set<String> closed = state.tasks().stream()
                .filter(task -> task.state().isClosedByOwner())
                .map(Believers::step)
                .collect(Collectors.toSet());
        unfinished.forEach((step, dueAt) -> require(
                dueAt.equals(reader.tasks.get(step)),
                state,
                "has to do \"" + step + "\" by " + dueAt + " and knows " + reader.tasks.get(step)));
        reader.tasks.keySet().stream()
                .filter(step -> !unfinished.containsKey(step) && !closed.contains(step))
                .forEach(step -> require(false, state, "still does \"" + step + "\""));
    }

    private static String step(Task task) {
        return Reader.step(task.policy().value(), task.step().words());
    }

    /** Of duties that are met nobody who has nothing to do needs to hear; an operator that was not hit knows that. */
    private void holding(Marked incident, AudienceState state, Reader reader) {
        Set<String> standing = history.chain.evaluations.snapshot(state.incident()).orElseThrow().alerts().stream()
                .filter(alert -> alert.state() == AlertState.OPEN || alert.state() == AlertState.FULFILLED)
                .map(alert -> alert.policy().id().value())
                .collect(Collectors.toSet());
        boolean isHit = state.recipient().organisation().isEmpty()
                || !view(history.report(incident), state).objects("targets").isEmpty();
        reader.policies.stream()
                .filter(policy -> isHit && !standing.contains(policy))
                .forEach(policy -> require(false, state, "takes " + policy + " to hold"));
    }

    private void facts(Marked incident, AudienceState state, Reader reader, boolean isElsewhere) {
        IncidentFacts now = IncidentFacts.of(view(history.report(incident), state));
        Stream<IncidentFacts> read = reader.version.stream()
                .map(version -> history.chain
                        .incidents
                        .version(state.incident(), version)
                        .orElseThrow())
                .map(told -> IncidentFacts.of(view(told.report(), state)));
        Stream<IncidentFacts> seen = state.pointed().isNothing()
                ? Stream.empty()
                : Stream.of(state.pointed().facts());
        Stream.concat(read, seen)
                .flatMap(known -> FactChange.between(known, now).stream())
                .filter(FactChange::isWrong)
                .filter(change -> !isElsewhere || change.kind() == Kind.MODE)
                .forEach(change -> require(false, state, "believes " + change));
    }

    private static Report view(Report report, AudienceState state) {
        Map<String, Object> seen = new LinkedHashMap<>(report.tree());
        state.recipient()
                .organisation()
                .ifPresent(own -> seen.put(
                        "targets",
                        report.objects("targets").stream()
                                .filter(target -> own.equals(target.get("organisation")))
                                .toList()));
        return Report.copyOf(seen);
    }

    private void require(boolean isTrue, AudienceState state, String otherwise) {
        if (!isTrue) {
            complaints.add(state.recipient() + " (" + state.track() + ") of " + state.incident() + " " + otherwise);
        }
    }

    /** How many tasks messages named to those whose they are. */
    int asked() {
        return asked;
    }
}
