package org.policyalerts.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Turn;
import org.policyalerts.alert.Note;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.TableDefinition;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;

/** What an evaluation writes, as items: state, decision and timers. */
final class EvaluationItems {

    static final String STATE = "C#STATE";
    static final String CLOCK = "C#T#clock";
    static final String WAKE = "C#T#wake";

    private static final Duration JUDGED_WITHIN = Duration.ofMinutes(2);
    private static final Duration A_TURN = Duration.ofMinutes(1);

    private EvaluationItems() {}

    static Map<String, Object> state(IncidentId incident, EvaluationState state) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("signature", state.signature());
        body.put("notes", state.notes().stream().map(NoteCodec::write).sorted().toList());
        state.nextDecision().ifPresent(at -> body.put("nextDecision", at.toString()));
        Map<String, Object> item = place(incident, STATE).item("state");
        item.put("sequence", state.sequence());
        item.put("evaluatedVersion", (long) state.evaluatedVersion());
        item.put("body", ItemBody.write(body));
        return item;
    }

    static EvaluationState state(Map<String, Object> item) {
        Map<String, Object> body = ItemBody.read(item);
        Set<Note> notes = new HashSet<>();
        if (body.get("notes") instanceof List<?> list) {
            list.forEach(text -> NoteCodec.read(String.valueOf(text)).ifPresent(notes::add));
        }
        return new EvaluationState(
                ItemBody.number(item, "sequence"),
                (int) ItemBody.number(item, "evaluatedVersion"),
                String.valueOf(body.get("signature")),
                notes,
                Optional.ofNullable(body.get("nextDecision")).map(at -> Instant.parse(at.toString())));
    }

    static Optional<Map<String, Object>> decision(Evaluation evaluation) {
        return evaluation.decision().map(document -> {
            String sk = "D#" + ItemBody.padded(evaluation.after().sequence());
            Map<String, Object> item = place(evaluation.incident(), sk).item("decision");
            item.put("body", ItemBody.write(document));
            return item;
        });
    }

    static Map<String, Object> decision(Map<String, Object> item) {
        return ItemBody.read(item);
    }

    static Map<String, Object> timer(IncidentId incident, Instant at) {
        return timer(incident, CLOCK, at);
    }

    static Map<String, Object> wake(IncidentId incident, Instant at) {
        return timer(incident, WAKE, at);
    }

    /** Has the schedule judge a version if the stream does not. */
    static Map<String, Object> unjudged(Incident version) {
        Key key = ItemKeys.unjudged(version.id(), version.version());
        Map<String, Object> item =
                timer(version.id(), key.sk(), version.updatedAt().plus(JUDGED_WITHIN));
        item.put("version", (long) version.version());
        return item;
    }

    /** That an incident has had its turn to be decided again because of others; the table sweeps it up. */
    static Map<String, Object> turn(IncidentId incident, Turn turn, Instant at) {
        String sk = "T#" + turn.name().toLowerCase(Locale.ROOT);
        Map<String, Object> item = place(incident, sk).item("turn");
        item.put(TableDefinition.EXPIRES_AT, at.plus(A_TURN).getEpochSecond());
        return item;
    }

    /** Has the schedule look at an incident for the reason that the sort key names. */
    static Map<String, Object> timer(IncidentId incident, String sk, Instant at) {
        Map<String, Object> item = place(incident, sk).item("timer");
        item.put("dueShard", ItemKeys.dueShard(incident.value()));
        item.put("dueAt", ItemKeys.instant(at));
        return item;
    }

    /** Beside an incident. */
    private static Key place(IncidentId incident, String sk) {
        return new Key(ItemKeys.incident(incident).pk(), sk);
    }
}
