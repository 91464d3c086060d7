package org.policyalerts.local.demo;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What can be asked of the stack after the demo, ready to be pasted into a shell. */
record Questions(PrintWriter out, URI api, URI desk) {

    private static final String READER = "csirt";

    void print(List<Episode> episodes) {
        out.println();
        out.println("The desk is at " + desk + ": sign in as whom you like, and answer what was sent.");
        out.println("The API is still at " + api + "; Ctrl-C stops it. Ask it, for example as the CSIRT:");
        ask("what is still to be done", "/tasks", "");
        lastRequest(episodes).ifPresent(message -> {
            String path = "/messages/" + message.code();
            ask("the message of code " + message.code(), path, "");
            ask("take what it asks for", path + "/take", " -H 'Content-Type: application/json' -d '{}'");
        });
        out.println("  # every message to it");
        out.println("  curl -s " + api + "/local/inbox?audience=" + READER);
        out.flush();
    }

    /** The last message that asked for anything. */
    private static Optional<DemoMessage> lastRequest(List<Episode> episodes) {
        return episodes.stream()
                .flatMap(episode -> episode.messages().stream())
                .filter(message -> message.to().name().equals(READER) && !message.isCorrection())
                .reduce((earlier, later) -> later);
    }

    private void ask(String question, String path, String more) {
        out.println("  # " + question);
        out.println("  curl -s -H 'Authorization: Bearer staff:" + READER + "' " + api + path + more);
    }
}
