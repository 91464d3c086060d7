package org.policyalerts.local.template;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Takes whatever is written to a log group. */
record LogEndpoint(HttpServer server) implements AutoCloseable {

    static LogEndpoint start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", call -> {
                call.getRequestBody().readAllBytes();
                call.sendResponseHeaders(200, 2);
                call.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
                call.close();
            });
            server.start();
            return new LogEndpoint(server);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
