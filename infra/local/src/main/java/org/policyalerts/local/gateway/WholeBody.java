package org.policyalerts.local.gateway;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Collects the body of a request as it arrives. No thread waits for what has not been sent yet, so that slow senders
 * hold up nobody.
 */
final class WholeBody {

    private static final int PIECE = 8_192;

    private final Request request;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    WholeBody(Request request, int most) {
        this.request = request;
        this.most = most;
    }

    /**
     * Gives the whole body, or why there is none. Of one that is too large it gives a byte more than the most: it is
     * read to its end, since a client that is still sending when the connection closes never sees the answer.
     */
    void read(Consumer<byte[]> whole, Consumer<Throwable> broken) {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(() -> read(whole, broken));
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                broken.accept(chunk.getFailure());
                return;
            }
            keep(chunk);
            chunk.release();
            if (chunk.isLast()) {
                whole.accept(body.toByteArray());
                return;
            }
        }
    }

    private void keep(Content.Chunk chunk) {
        byte[] piece = new byte[PIECE];
        while (chunk.hasRemaining()) {
            int length = chunk.get(piece, 0, PIECE);
            body.write(piece, 0, Math.min(length, most + 1 - body.size()));
        }
    }
}
