package org.policyalerts.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; without a command it runs the demo. */
@Command(
        name = "policy-alerts",
        description = "Takes incident reports, evaluates policies and shows the alerts that staff would get.",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            PoliciesCommand.class,
            ExplainCommand.class,
            RedriveCommand.class
        })
public final class Main {

    private Main() {}

    /** Ends with 0 if the command did its work, 1 if it failed, 2 if it was not understood. */
    public static void main(String... arguments) {
        System.exit(run(commandLine(), arguments));
    }

    /** With writers of the caller's, so that what a command prints can be read back. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(commandLine().setOut(out).setErr(err), arguments);
    }

    static int run(CommandLine commandLine, String... arguments) {
        return commandLine.execute(arguments.length == 0 ? new String[] {"demo"} : arguments);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("error: " + oneLine(failure));
            return 1;
        });
        return commandLine;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
