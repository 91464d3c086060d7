package org.policyalerts.api.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Audiences;

/** Callers as those who act, and as those whom tasks and messages are for. */
public final class Actors {

    private static final int LONGEST_AUDIENCE = 320;

    private Actors() {}

    /** A caller as one who acts on tasks. */
    public static Actor of(Caller caller) {
        return new Actor(caller.name(), caller.audiences());
    }

    /** Whether a text could name an audience or one operator. */
    static boolean isAudience(String name) {
        Recipient recipient = Recipient.of(name);
        boolean isOperator = recipient.audience().equals(Recipient.OPERATOR);
        return name.length() <= LONGEST_AUDIENCE
                && Audiences.ALL.contains(recipient.audience())
                && recipient
                        .organisation()
                        .map(one -> isOperator && !one.isBlank())
                        .orElse(true);
    }

    /**
     * The audience asked for, if a list may be asked for it by this caller.
     *
     * @throws ProblemException if there is no such audience, or the caller does not belong to it
     */
    public static Optional<String> audience(ApiRequest request) {
        Optional<String> name = request.parameter("audience");
        name.ifPresent(asked -> {
            if (!isAudience(asked)) {
                throw ProblemException.parameter(
                        "audience",
                        "must be one of " + String.join(", ", Audiences.ALL) + ", or operator@ORGANISATION");
            }
            if (!request.caller().isOf(asked)) {
                throw ProblemException.of(ProblemKind.NOT_ALLOWED, "The token does not belong to " + asked + ".");
            }
        });
        return name;
    }

    /** The audience asked for, else all that the caller belongs to. */
    static List<Recipient> recipients(ApiRequest request, TaskStore tasks, Track track) {
        return audience(request)
                .map(name -> List.of(Recipient.of(name)))
                .orElseGet(() -> all(request.caller(), tasks, track));
    }

    private static List<Recipient> all(Caller caller, TaskStore tasks, Track track) {
        return caller.audiences()
                .map(names -> names.stream().map(Recipient::of).sorted().toList())
                .orElseGet(() -> everybody(tasks, track));
    }

    private static List<Recipient> everybody(TaskStore tasks, Track track) {
        List<Recipient> all =
                new ArrayList<>(Audiences.ALL.stream().map(Recipient::of).toList());
        all.addAll(tasks.operators(track));
        return all;
    }
}
