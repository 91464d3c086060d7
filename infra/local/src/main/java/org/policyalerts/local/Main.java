package org.policyalerts.local;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line; without a command it runs the demo. */
@Command(
        name = "policy-alerts",
        description = "Takes incident reports, evaluates policies and shows the alerts that staff would get.",
        mixinStandardHelpOptions = true,
        subcommands = {DemoCommand.class, ServeCommand.class})
public final class Main {

    private static final Logger LIBRARIES = Logger.getLogger("com.amazonaws");

    private Main() {}

    /** Ends with 0 if the command did its work, 1 if it failed, 2 if it was not understood. */
    public static void main(String... arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        // The table's engine warns through java.util.logging of things that nobody at this terminal can act on.
        LIBRARIES.setLevel(Level.SEVERE);
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("error: " + failure.getMessage());
            return 1;
        });
        return commandLine.execute(arguments.length == 0 ? new String[] {"demo"} : arguments);
    }
}
