package org.policyalerts.api.tasks;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.api.Caller;
import org.policyalerts.api.JsonFields;

/** Reads what somebody asks to be done with a task, and names everything wrong with it at once. */
record TaskActReader(Clock clock, ZoneId zone) {

    static final int LONGEST_NAME = 200;

    private static final int LONGEST_WORDS = 2_000;
    private static final List<String> ALWAYS = List.of("task", "act", "as");

    private static final List<String> ACTS = List.of("take", "done", "decline", "reopen");

    /** What each act may say beside the task. */
    private static final Map<String, List<String>> FIELDS = Map.of(
            "take", List.of("who", "until"),
            "done", List.of("note"),
            "decline", List.of("reason"),
            "reopen", List.of("reason"));

    /** What is asked. */
    record Asked(TaskId task, TaskAct act, Actor actor) {}

    /**
     * One act.
     *
     * @param place the pointer to it in its body
     */
    Asked read(@Nullable Object tree, String place, Caller caller) {
        JsonFields body = new JsonFields(tree, place, known(tree));
        String act = body.oneOf("act", ACTS);
        String task = body.text("task", LONGEST_NAME);
        TaskAct read = act(act, body);
        Actor actor = actor(body, Actors.of(caller));
        body.refuseIfWrong();
        if (!TaskId.isWellFormed(task)) {
            throw ReadTask.unknown();
        }
        return new Asked(new TaskId(task), read, actor);
    }

    /** A field of another act is as wrong as one that no act has. */
    private static List<String> known(@Nullable Object tree) {
        Object act = tree instanceof Map<?, ?> fields ? fields.get("act") : null;
        List<String> every = FIELDS.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        List<String> own = act instanceof String name ? FIELDS.getOrDefault(name, every) : every;
        return Stream.concat(ALWAYS.stream(), own.stream()).toList();
    }

    private TaskAct act(String act, JsonFields body) {
        return switch (act) {
            case "take" -> new TaskAct.Take(body.optionalText("who", LONGEST_NAME), until(body));
            case "done" -> new TaskAct.Done(body.optionalText("note", LONGEST_WORDS));
            case "decline" -> new TaskAct.Decline(body.text("reason", LONGEST_WORDS));
            default -> new TaskAct.Reopen(body.text("reason", LONGEST_WORDS));
        };
    }

    Optional<Instant> until(JsonFields body) {
        return body.has("until") ? body.ahead("until", clock.instant(), TaskAct.LONGEST, zone) : Optional.empty();
    }

    private static Actor actor(JsonFields body, Actor actor) {
        Optional<String> as = body.optionalText("as", LONGEST_NAME);
        if (as.filter(name -> !Actors.isAudience(name) || !actor.belongsTo(name))
                .isPresent()) {
            body.wrong("as", "must be an audience that the token belongs to");
        }
        return as.map(actor::as).orElse(actor);
    }
}
