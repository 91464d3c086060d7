package org.policyalerts.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.policyalerts.local.convert.ConvertCommand;
import org.policyalerts.local.demo.DemoCommand;
import org.policyalerts.local.explain.ExplainCommand;
import org.policyalerts.local.recipients.RecipientsCommand;
import org.policyalerts.local.table.RedriveCommand;
import org.policyalerts.local.table.RetentionCommand;
import org.policyalerts.local.table.ReviewCommand;
import org.policyalerts.text.PlainText;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;
import software.amazon.awssdk.core.exception.SdkClientException;

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
            RecipientsCommand.class,
            RedriveCommand.class,
            RetentionCommand.class,
            ReviewCommand.class,
            ConvertCommand.class
        })
public final class Main {

    private Main() {}

    /** The exit code is 0 if the command did its work, 1 if it failed, and 2 if it was not understood. */
    public static void main(String... arguments) {
        System.exit(run(commandLine(), arguments));
    }

    /** For tests, which read what a command prints. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(commandLine().setOut(out).setErr(err), arguments);
    }

    private static int run(CommandLine commandLine, String... arguments) {
        return commandLine.execute(arguments.length == 0 ? new String[] {"demo"} : arguments);
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.registerConverter(OffsetDateTime.class, Main::moment);
        commandLine.registerConverter(Period.class, Main::period);
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("error: " + oneLine(failure));
            return 1;
        });
        return commandLine;
    }

    private static OffsetDateTime moment(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException notOne) {
            throw refused("'%s' is no moment; write it like 2023-12-26T09:00:00+01:00".formatted(text), notOne);
        }
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (DateTimeParseException notOne) {
            throw refused("'%s' is no period; write it like P14D, P6M or P1Y".formatted(text), notOne);
        }
    }

    private static TypeConversionException refused(String sentence, Exception why) {
        TypeConversionException refused = new TypeConversionException(sentence);
        refused.initCause(why);
        return refused;
    }

    static String oneLine(Exception failure) {
        return failure instanceof SdkClientException ? missing(failure) : firstLine(failure);
    }

    /** What the SDK says of these two is a page about every place where it looked. */
    private static String missing(Exception failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.startsWith("Unable to load region")) {
            return "no AWS Region is set; set AWS_REGION";
        }
        return said.startsWith("Unable to load credentials")
                ? "there are no AWS credentials; sign in, or set AWS_PROFILE, as for the AWS CLI"
                : firstLine(failure);
    }

    private static String firstLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return PlainText.clean(why(failure) + message.lines().findFirst().orElse(""));
    }

    // The messages of these two exceptions hold only the name of the file.
    private static String why(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file: ";
        }
        return failure instanceof AccessDeniedException ? "not allowed to read " : "";
    }
}
