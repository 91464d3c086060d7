package org.policyalerts.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Calls a handler the way Lambda does: bytes in, bytes out. */
final class Invocation {

    private final RequestStreamHandler handler;
    private final String functionName;

    Invocation(RequestStreamHandler handler, String functionName) {
        this.handler = handler;
        this.functionName = functionName;
    }

    /** One call; a handler that throws is a failed invocation, as it would be in Lambda. */
    Map<String, Object> call(Map<String, Object> event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(JsonWriter.writeBytes(event)), output, new LocalContext(functionName));
        try {
            return JsonReader.readObject(output.toString(java.nio.charset.StandardCharsets.UTF_8));
        } catch (JsonInvalidException notJson) {
            throw new IOException(functionName + " did not answer with JSON", notJson);
        }
    }
}
