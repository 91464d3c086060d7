package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.files.PolicyFolder;
import org.policyalerts.local.stack.LocalDeployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the local stack until it is interrupted. */
@Command(name = "serve", description = "Run the whole stack on this machine.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Option(names = "--port", defaultValue = "8080", description = "Port of the API; 0 picks one (default: 8080).")
    private int port;

    @Option(names = "--at", description = "Start the clock at this instant; it stands still until it is moved.")
    private @Nullable OffsetDateTime at;

    @Option(names = "--data", description = "Keep table, inboxes and parked records in this folder between runs.")
    private @Nullable Path data;

    @Option(names = "--book", description = "The folder of the policies in force (default: those that ship).")
    private @Nullable Path book;

    @Option(names = "--hold-stream", description = "Take reports, but leave the stream unread: rehearses an outage.")
    private boolean holdStream;

    @Option(names = "--exercises", description = "Send exercises too, to the inbox \"exercise\" alone.")
    private boolean areExercisesSent;

    @Option(names = "--log", description = "Print the functions' log lines to standard error.")
    private boolean isLogged;

    @Override
    public Integer call() throws Exception {
        Consumer<String> log = isLogged ? System.err::println : line -> {};
        LocalClock clock = new LocalClock();
        if (at != null) {
            clock.set(at.toInstant());
        }
        Optional<LocalBook> policies = Optional.empty();
        if (book != null) {
            policies = PolicyFolder.read(book, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            if (policies.isEmpty()) {
                return 1;
            }
        }
        try (LocalDeployment deployment = LocalDeployment.start(options(clock, policies, log))) {
            System.out.println("Policy Alerts listens on " + deployment.uri());
            System.out.println("The desk is at " + deployment.desk());
            System.out.println(
                    "Mail and chat can be read at /local/mail and /local/chat; \"recipients add\" says who gets them.");
            System.out.println(
                    "Tokens: \"submitter:ORG\", \"curator:ORG\" (also judges), \"staff\" (every audience), \"staff:mfa,legal\",");
            System.out.println(
                    "\"staff:operator@ORG\", \"auditor\", \"publisher:NAME\"; \"+restricted\" behind one reads TLP:RED. Stop with Ctrl-C.");
            deployment.runSchedule();
        }
        return 0;
    }

    private LocalDeployment.Options options(LocalClock clock, Optional<LocalBook> policies, Consumer<String> log) {
        return new LocalDeployment.Options(
                clock, port, Optional.ofNullable(data), holdStream, policies, areExercisesSent, Optional.empty(), log);
    }
}
