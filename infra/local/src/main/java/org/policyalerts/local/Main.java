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
        subcommands = {DemoCommand.class, ServeCommand.class, PoliciesCommand.class})
public final class Main {

    private Main() {}

    /** Ends with 0 if the command did its work, 1 if it failed, 2 if it was not understood. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(out, err, arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine commandLine = new CommandLine(new Main()).setOut(out).setErr(err);
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("error: " + oneLine(failure));
            return 1;
        });
        return commandLine.execute(arguments.length == 0 ? new String[] {"demo"} : arguments);
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().findFirst().orElse("");
    }
}
