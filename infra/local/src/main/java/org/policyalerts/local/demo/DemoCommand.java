package org.policyalerts.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.stack.LocalDeployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays the seed case on a stack of its own. */
@Command(
        name = "demo",
        description = "Start everything, submit the sample reports, show who was told what, end.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Instant START = Instant.parse("2023-12-26T07:00:00Z");

    @Option(names = "--all", description = "Print every message instead of what fits on a screen.")
    private boolean all;

    @Option(names = "--serve", description = "Keep the stack running afterwards.")
    private boolean serve;

    @Option(names = "--port", defaultValue = "0", description = "Port of the API; 0 picks one (default: 0).")
    private int port;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        long started = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        DemoPrinter printer = all ? new FullPrinter(out) : new ScreenPrinter(out);
        LocalClock clock = new LocalClock();
        clock.set(START);
        printer.begin();
        try (LocalDeployment deployment = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, port))) {
            ApiCaller api = new ApiCaller(deployment.uri());
            List<Episode> episodes = new DemoPlay(deployment, api, printer::show).play();
            printer.end(DemoFigures.of(api, episodes, Duration.ofNanos(System.nanoTime() - started)));
            if (serve) {
                new Questions(out, deployment.uri(), deployment.desk()).print(episodes);
                deployment.runSchedule();
            }
        }
        return 0;
    }
}
