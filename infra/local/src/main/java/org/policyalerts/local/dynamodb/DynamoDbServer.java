package org.policyalerts.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.DynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.policyalerts.local.LocalException;

/**
 * DynamoDB Local in this JVM, on a free port of this machine only.
 *
 * <p>Not started by its own runner, because that listens on every address, prints to the console and sends telemetry.
 */
final class DynamoDbServer implements AutoCloseable {

    /** Kept in a field, because the logging framework forgets the level of a logger that nothing refers to. */
    private static final Logger[] NOISY = {
        Logger.getLogger("com.almworks.sqlite4java"), Logger.getLogger("com.amazonaws")
    };

    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private DynamoDbServer(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /** Starts it in memory, or on the files of a folder that exists. */
    static DynamoDbServer start(Optional<Path> folder) {
        for (Logger logger : NOISY) {
            logger.setLevel(Level.OFF);
        }
        LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                folder.<DynamoDBRequestHandler>map(CommittedRequests::new)
                        .orElseGet(() -> new LocalDynamoDBRequestHandler(0, true, null, true, false)),
                null);
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server.setHandler(new ContextHandler(handler));
        DynamoDbServer started = new DynamoDbServer(server, handler);
        started.start();
        return started;
    }

    private void start() {
        try {
            server.start();
        } catch (Exception failed) {
            throw new LocalException("DynamoDB Local did not start: " + failed.getMessage(), failed);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new LocalException("DynamoDB Local did not stop: " + failed.getMessage(), failed);
        } finally {
            handler.close();
        }
    }
}
