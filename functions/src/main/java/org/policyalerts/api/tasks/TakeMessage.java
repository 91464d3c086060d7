package org.policyalerts.api.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.TaskActReader.Asked;

/** {@code POST /messages/{code}/take}: somebody takes what the message lists and is still open, for its audience. */
final class TakeMessage implements Route.Handler {

    private final MessageRoutes.Dependencies dependencies;
    private final TaskActReader reader;
    private final ActOnTasks acting;

    TakeMessage(MessageRoutes.Dependencies dependencies) {
        TaskRoutes.Dependencies tasks = dependencies.tasks();
        this.dependencies = dependencies;
        this.reader = new TaskActReader(tasks.clock(), tasks.zone());
        this.acting = new ActOnTasks(tasks, reader);
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        JsonFields body = new JsonFields(request.body(), List.of("who", "until"));
        Optional<String> who = body.optionalText("who", TaskActReader.LONGEST_NAME);
        Optional<Instant> until = reader.until(body);
        body.refuseIfWrong();
        StoredMessage message = dependencies.reader(request).named(request);
        Actor owner = Actors.of(request.caller()).as(message.recipient().name());
        List<ActOnTasks.Line> asked = new ArrayList<>();
        for (TaskId task : MessageReader.tasks(message)) {
            asked.add(new ActOnTasks.Line(task, () -> new Asked(task, new TaskAct.Take(who, until), owner)));
        }
        return acting.answer(asked, request);
    }
}
