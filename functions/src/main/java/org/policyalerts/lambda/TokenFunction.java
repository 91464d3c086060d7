package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.api.MachineClients;
import org.policyalerts.api.Rights;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * Writes into a token of the user pool what its holder may do (Cognito developer guide, "Pre token generation Lambda
 * trigger", version V3_0): for people by their groups, for machines by the list of clients. What the client is allowed
 * or asks for counts for nothing, nor does what the caller sends along.
 */
public final class TokenFunction implements RequestStreamHandler {

    /** The only setting. */
    static final String MACHINES = "MACHINE_CLIENTS";

    private static final String OF_A_MACHINE = "TokenGeneration_ClientCredentials";

    /** Says who somebody is, and opens nothing of ours. */
    private static final Set<String> HARMLESS = Set.of("openid", "email", "phone", "profile");

    private static final int MOST_BYTES = 1 << 20;

    private final MachineClients machines;

    /** The constructor that Lambda calls. */
    public TokenFunction() {
        this(System.getenv());
    }

    /**
     * With settings of its own.
     *
     * @throws IllegalStateException if they are malformed
     */
    public TokenFunction(Map<String, String> environment) {
        this.machines = MachineClients.of(MACHINES, environment.getOrDefault(MACHINES, ""));
    }

    /** An event that cannot be read is answered by no token at all. */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Map<String, Object> event = new LinkedHashMap<>(read(input));
        Map<?, ?> request = map(event.get("request"));
        Rights rights = rights(event, request);
        List<String> requested = texts(request.get("scopes")).stream()
                .filter(scope -> !HARMLESS.contains(scope))
                .toList();
        Map<String, Object> token = Map.of(
                "claimsToAddOrOverride",
                rights.claims(),
                "scopesToAdd",
                rights.granted(),
                "scopesToSuppress",
                rights.withheld(requested));
        event.put("response", Map.of("claimsAndScopeOverrideDetails", Map.of("accessTokenGeneration", token)));
        output.write(JsonWriter.writeBytes(event));
    }

    private Rights rights(Map<String, Object> event, Map<?, ?> request) {
        if (OF_A_MACHINE.equals(event.get("triggerSource"))) {
            Object client = map(event.get("callerContext")).get("clientId");
            return machines.rights(String.valueOf(client));
        }
        Object organisation = map(request.get("userAttributes")).get(Rights.ORGANISATION);
        return Rights.of(
                texts(map(request.get("groupConfiguration")).get("groupsToOverride")),
                Optional.ofNullable(organisation).map(Object::toString));
    }

    private static Map<String, Object> read(InputStream input) throws IOException {
        try {
            if (JsonReader.read(input.readAllBytes(), MOST_BYTES) instanceof Map<?, ?> event) {
                Map<String, Object> named = new LinkedHashMap<>();
                event.forEach((name, value) -> named.put(String.valueOf(name), value));
                return named;
            }
        } catch (JsonInvalidException notJson) {
            throw new IOException("the event is not JSON", notJson);
        }
        throw new IOException("the event is no object");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return value instanceof Collection<?> all
                ? all.stream().map(String::valueOf).toList()
                : List.of();
    }
}
