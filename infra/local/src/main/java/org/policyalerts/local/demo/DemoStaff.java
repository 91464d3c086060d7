package org.policyalerts.local.demo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.local.LocalException;

/**
 * Plays the duty officers of the audiences. They take what the messages of every report but the last ask for, each by
 * the code of the message, so that the demo shows what becomes of tasks that nobody takes.
 */
record DemoStaff(ApiCaller api) {

    private static final Map<String, Object> OFFICER = Map.of("who", "Duty officer");

    /** How many tasks were taken; several messages may list the same. */
    int take(List<Episode> reports) throws IOException {
        Set<String> taken = new HashSet<>();
        for (Episode report : reports) {
            for (DemoMessage message : report.messages()) {
                taken.addAll(take(message));
            }
        }
        return taken.size();
    }

    private List<String> take(DemoMessage message) throws IOException {
        List<String> taken = new ArrayList<>();
        String path = "/messages/" + message.code() + "/take";
        if (api.act(message.to().name(), path, OFFICER).get("results") instanceof List<?> results) {
            for (Object result : results) {
                if (!(result instanceof Map<?, ?> line) || !(line.get("task") instanceof Map<?, ?> task)) {
                    throw new LocalException("a task could not be taken: " + result);
                }
                taken.add(String.valueOf(task.get("id")));
            }
        }
        return taken;
    }
}
