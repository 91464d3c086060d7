package org.policyalerts.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Calls a function as Lambda does: with bytes, and each of its instances with one call at a time. */
public final class Invocation implements Function {

    private final String functionName;
    private final int mostInstances;
    private final Consumer<String> log;
    private final Supplier<RequestStreamHandler> start;
    private final BlockingQueue<RequestStreamHandler> idle = new LinkedBlockingQueue<>();
    private final AtomicInteger started = new AtomicInteger();

    /** Starts another instance when calls overlap, up to {@code mostInstances}; further calls wait. */
    public Invocation(
            String functionName, int mostInstances, Consumer<String> log, Supplier<RequestStreamHandler> start) {
        this.functionName = functionName;
        this.mostInstances = mostInstances;
        this.log = log;
        this.start = start;
    }

    /** Starts the first instance at once, so that a function that cannot start fails here and not at its first call. */
    public Invocation started() {
        idle.add(start.get());
        started.incrementAndGet();
        return this;
    }

    /** Fails if the handler throws, as an invocation in Lambda does. */
    @Override
    public Map<String, Object> call(Map<String, Object> event) throws IOException {
        ByteArrayInputStream input = new ByteArrayInputStream(JsonWriter.writeBytes(event));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        RequestStreamHandler instance = instance();
        try {
            instance.handleRequest(input, output, InvocationContext.of(functionName, log));
        } finally {
            idle.add(instance);
        }
        return answer(output.toString(StandardCharsets.UTF_8));
    }

    private RequestStreamHandler instance() throws IOException {
        RequestStreamHandler waiting = idle.poll();
        if (waiting != null) {
            return waiting;
        }
        if (started.getAndIncrement() < mostInstances) {
            return start.get();
        }
        started.decrementAndGet();
        try {
            return idle.take();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while all instances of " + functionName + " were busy", closing);
        }
    }

    /** A function that writes nothing has answered with an empty object. */
    private Map<String, Object> answer(String text) throws IOException {
        try {
            return text.isBlank() ? Map.of() : JsonReader.readObject(text);
        } catch (JsonInvalidException notJson) {
            throw new IOException(functionName + " did not answer with a JSON object", notJson);
        }
    }
}
