package org.policyalerts.api.channel;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.ChannelRecipient;
import org.policyalerts.channel.RecipientStore;
import org.policyalerts.policy.Audiences;

/** The rows by which staff say who gets an audience's messages by mail and in chats. */
public final class RecipientRoutes {

    private static final String ALL = "/audiences/{audience}/recipients";
    private static final String ONE = ALL + "/{id}";
    private static final String OPERATORS = "operator";

    private RecipientRoutes() {}

    /** What the routes need. */
    public record Dependencies(RecipientStore recipients, Clock clock) {}

    public static List<Route> rows(Dependencies dependencies) {
        return List.of(
                Route.of("GET", ALL, Set.of(READ, ACT, AUDIT), request -> list(dependencies, request)),
                Route.of("PUT", ONE, Set.of(ACT), new PutRecipient(dependencies))
                        .taking(BodyForm.SHORT),
                Route.of("DELETE", ONE, Set.of(ACT), request -> remove(dependencies, request)));
    }

    private static ApiResponse list(Dependencies dependencies, ApiRequest request) {
        return ApiResponse.json(
                200,
                Map.of(
                        "recipients",
                        dependencies.recipients().of(audience(request)).stream()
                                .map(RecipientRoutes::document)
                                .toList()));
    }

    private static ApiResponse remove(Dependencies dependencies, ApiRequest request) {
        String audience = audience(request);
        String id = request.part("id");
        return dependencies.recipients().of(audience).stream()
                .filter(recipient -> recipient.id().equals(id))
                .findFirst()
                .filter(recipient -> dependencies.recipients().remove(audience, id))
                .map(recipient -> ApiResponse.json(200, document(recipient)))
                .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, "There is no such recipient."));
    }

    /** The audience of a path, of which the caller is, or of all of them as {@code policy}. */
    static String audience(ApiRequest request) {
        String audience = request.part("audience");
        boolean isOne = audience.startsWith(OPERATORS + "@")
                ? audience.length() > OPERATORS.length() + 1
                : Audiences.ALL.contains(audience) && !audience.equals(OPERATORS);
        if (!isOne) {
            throw ProblemException.of(
                    ProblemKind.NOT_FOUND,
                    "There is no such audience; there are " + String.join(", ", Audiences.ALL)
                            + ", of operators each by itself: operator@ORGANISATION.");
        }
        if (!request.caller().isOf(audience) && !request.caller().isOf("policy")) {
            throw ProblemException.of(
                    ProblemKind.NOT_ALLOWED,
                    "Who is told is for the audience itself and for policy to know and to say.");
        }
        return audience;
    }

    static Map<String, Object> document(ChannelRecipient recipient) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", recipient.id());
        document.put("audience", recipient.audience());
        if (recipient.address() instanceof Address.Chat chat) {
            document.put("chat", chat.kind().text());
            document.put("parameter", chat.parameter());
        } else {
            document.put("mail", ((Address.Mailbox) recipient.address()).mail());
        }
        document.put("maxTlp", recipient.maxTlp());
        document.put("exercises", recipient.exercises());
        document.put("changedBy", recipient.changedBy());
        document.put("changedAt", recipient.changedAt().toString());
        recipient.trouble().ifPresent(trouble -> {
            document.put("trouble", trouble.kind().text());
            document.put("troubleSince", trouble.since().toString());
        });
        return document;
    }
}
