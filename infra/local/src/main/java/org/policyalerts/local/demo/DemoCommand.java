package org.policyalerts.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.local.stack.LocalDeployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Plays the seed case on a stack of its own: four reports, the messages they cause, and what falls due four days later.
 */
@Command(
        name = "demo",
        description = "Start everything, submit the sample reports, print the messages, end.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Instant START = Instant.parse("2023-12-26T07:00:00Z");
    private static final Duration LATER = Duration.ofHours(97);
    private static final List<String> REPORTS = List.of(
            "report-e-albania.json", "report-parliament.json", "report-one-albania.json", "report-air-albania.json");

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
        Path events = ProjectFolder.find("events");
        LocalClock clock = new LocalClock();
        clock.set(START);
        out.println("Starting the local stack ...");
        out.flush();
        try (LocalDeployment deployment = LocalDeployment.start(LocalDeployment.Options.inMemory(clock, port))) {
            play(deployment, events, started);
            if (serve) {
                out.println("Still listening on " + deployment.uri() + ". Stop with Ctrl-C.");
                out.flush();
                deployment.runSchedule();
            }
        }
        return 0;
    }

    private void play(LocalDeployment deployment, Path events, long started) throws IOException, InterruptedException {
        DemoPrinter printer = new DemoPrinter(spec.commandLine().getOut(), deployment);
        ApiCaller api = new ApiCaller(deployment.uri());
        for (String report : REPORTS) {
            submit(api, events.resolve(report), printer);
            settle(deployment, printer);
        }
        new DemoStaff(api, printer).takeAllButTheLast(deployment.clock().instant());
        deployment.clock().advance(LATER);
        printer.heading("97 hours later: the schedule runs");
        Map<String, Object> run = deployment.review();
        settle(deployment, printer);
        printer.summary(api, run, Duration.ofNanos(System.nanoTime() - started));
    }

    private static void settle(LocalDeployment deployment, DemoPrinter printer) throws InterruptedException {
        if (!deployment.awaitIdle() || !deployment.parked().isEmpty()) {
            throw new LocalException("the functions could not handle "
                    + deployment.parked().stream().map(ParkedRecord::name).toList());
        }
        printer.printNew();
    }

    private static void submit(ApiCaller api, Path report, DemoPrinter printer) throws IOException {
        ApiCaller.Response response = api.post("/incidents", report);
        if (response.status() != 201) {
            throw new LocalException(report.getFileName() + " was refused: " + response.body());
        }
        printer.received(new TreeMap<>(response.json()), report);
    }
}
