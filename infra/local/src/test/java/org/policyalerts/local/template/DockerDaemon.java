package org.policyalerts.local.template;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks the Docker daemon directly: Testcontainers would first spend minutes on images of its own that it cannot pull.
 */
final class DockerDaemon {

    private static final String SOCKET = "/var/run/docker.sock";

    private DockerDaemon() {}

    /** The status line of its answer to a GET; empty if nothing answers at the socket. */
    static Optional<String> answer(String path) {
        String request = "GET " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(SOCKET));
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer start = ByteBuffer.allocate(64);
            channel.read(start);
            return Optional.of(new String(start.array(), 0, start.position(), StandardCharsets.US_ASCII));
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }
}
