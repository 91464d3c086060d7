package org.policyalerts.local.stack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.DeliveryFunction;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.EvaluationFunction;
import org.policyalerts.lambda.ReviewFunction;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.files.LocalBook;
import org.policyalerts.local.gateway.HttpGateway;
import org.policyalerts.local.lambda.EventSource;
import org.policyalerts.local.lambda.FailureDestination;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.ParkedRecord;
import org.policyalerts.local.lambda.StreamPump;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.sns.SnsEndpoint;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsClient;

/** The deployed stack on one machine: the same handlers and clients, with stand-ins for the services of AWS. */
public final class LocalDeployment implements AutoCloseable {

    private static final int API_INSTANCES = 4;

    /** How many lanes behind the stream lead to the evaluation. */
    public static final int EVALUATION_LANES = 10;

    /** How often the schedule runs while the clock is the machine's own. */
    private static final Duration SCHEDULE = Duration.ofMinutes(1);

    static {
        // The JDK's server, which stands in for SNS, sends head and body in two packets. Without this the second one
        // waits up to 40 ms for the client to acknowledge the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final LocalClock clock;
    private final List<AutoCloseable> parts;
    private final LocalTable table;
    private final AudienceInboxes inboxes;
    private final FailureDestination failures;
    private final List<EventSource> functions;
    private final StreamPump pump;
    private final Invocation review;
    private final HttpGateway gateway;
    private final LocalChannels channels;

    private LocalDeployment(Options options, List<AutoCloseable> parts, ExecutionInterceptor... watchers) {
        this.parts = parts;
        this.clock = options.clock();
        Optional<DataFolder> folder = options.data().map(DataFolder::open);
        folder.ifPresent(parts::add);
        this.table = opened(LocalTable.start(folder.map(DataFolder::table), watchers));
        SnsEndpoint topic = opened(SnsEndpoint.start(clock, folder.map(DataFolder::inboxes)));
        SnsClient sns = opened(LocalAws.client(SnsClient.builder(), topic.uri(), watchers));
        String topicArn = sns.createTopic(r -> r.name("policy-alerts")).topicArn();
        this.inboxes = new AudienceInboxes(topic);
        inboxes.subscribe(sns, topicArn);
        Optional<String> exercises =
                options.exercises() ? Optional.of(inboxes.subscribeExercises(sns)) : Optional.empty();
        Wiring shipped = new Wiring(
                LocalSettings.of(topicArn, exercises, options.kept()), table.client(), sns, clock, new SecureRandom());
        Wiring wiring = options.book()
                .map(book -> shipped.withBook(new DeployedBook(book.compiled(), book.claimants())))
                .orElse(shipped);
        this.channels = opened(LocalChannels.start(wiring, topic, sns, options.log()));
        this.failures = new FailureDestination(folder.map(DataFolder::parked));
        this.functions = functions(wiring, options.log());
        this.review = new Invocation("review", 1, options.log(), () -> new ReviewFunction(wiring));
        this.pump = opened(StreamPump.over(table, functions, folder.map(DataFolder::checkpoint), clock));
        if (!options.isStreamHeld()) {
            readStream();
        }
        Invocation api = new Invocation("api", API_INSTANCES, options.log(), () -> new ApiFunction(wiring)).started();
        this.gateway = opened(HttpGateway.start(options.port(), api, pump::wake, new LocalRoutes(this)::answer));
    }

    /**
     * How to start it.
     *
     * @param port of the API; 0 picks one
     * @param data the folder that keeps table, inboxes and parked records between runs; without it they are lost when
     *     the process ends
     * @param isStreamHeld whether the table's stream stays unread, as in an outage
     * @param book policies and claimants; those that ship if it is empty
     * @param exercises whether exercises have a topic and an inbox of their own
     * @param kept how long what is stored is kept, if not as long as where nobody says otherwise
     * @param log gets the functions' log lines
     */
    public record Options(
            LocalClock clock,
            int port,
            Optional<Path> data,
            boolean isStreamHeld,
            Optional<LocalBook> book,
            boolean exercises,
            Optional<Settings.Kept> kept,
            Consumer<String> log) {

        /** Keeps nothing on disk and logs nothing. */
        public static Options inMemory(LocalClock clock, int port) {
            return new Options(
                    clock, port, Optional.empty(), false, Optional.empty(), false, Optional.empty(), line -> {});
        }
    }

    /** Starts everything; the {@code watchers} see each call to the table and the topic. */
    public static LocalDeployment start(Options options, ExecutionInterceptor... watchers) {
        List<AutoCloseable> parts = new ArrayList<>();
        try {
            return new LocalDeployment(options, parts, watchers);
        } catch (RuntimeException failed) {
            close(parts);
            throw failed;
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        parts.add(0, part);
        return part;
    }

    private List<EventSource> functions(Wiring wiring, Consumer<String> log) {
        // One instance for each lane, as Lambda has one for each batch that it hands over at the same time.
        Invocation evaluation =
                new Invocation("evaluation", EVALUATION_LANES, log, () -> new EvaluationFunction(wiring)).started();
        Invocation delivery = new Invocation("delivery", 1, log, () -> new DeliveryFunction(wiring));
        List<EventSource> sources =
                new ArrayList<>(new EventSource("evaluation", evaluation, StreamRecord::isIncident, failures, clock)
                        .lanes(EVALUATION_LANES));
        sources.add(new EventSource("delivery", delivery, StreamRecord::isPendingNotification, failures, clock));
        return sources;
    }

    /** Begins to read the table's stream, if the options held it back. */
    void readStream() {
        pump.start();
    }

    /** The table that the functions work on. */
    public LocalTable table() {
        return table;
    }

    /** Where staff see and do what is theirs. */
    public URI desk() {
        return uri().resolve("/desk");
    }

    /** Where the API answers. */
    public URI uri() {
        return gateway.uri();
    }

    public LocalClock clock() {
        return clock;
    }

    /** The messages to one audience, oldest first, or those to all audiences, one audience after the other. */
    public List<Map<String, Object>> inbox(Optional<String> audience) {
        return inboxes.messages(audience);
    }

    AudienceInboxes inboxes() {
        return inboxes;
    }

    /** Runs the schedule once, now; the report of the run. */
    public Map<String, Object> review() throws IOException {
        Map<String, Object> report = review.call(Map.of("time", clock.instant().toString()));
        pump.wake();
        return report;
    }

    /** Runs the schedule until interrupted. While somebody has set the clock, only {@link #review} runs it. */
    public void runSchedule() throws InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.sleep(SCHEDULE.toMillis());
            if (!clock.isSet()) {
                runOnce();
            }
        }
    }

    /** After a run that fails, everything is still due and the next run handles it. */
    private void runOnce() {
        try {
            review();
        } catch (IOException | RuntimeException failed) {
            System.err.println("the schedule's run failed: " + failed.getMessage());
        }
    }

    /** Waits until the stream has nothing left to handle; false if that takes too long. */
    public boolean awaitIdle() throws InterruptedException {
        boolean isIdle = pump.awaitIdle();
        channels.deliver();
        return isIdle;
    }

    /** The stream records that their functions could not handle. */
    public List<ParkedRecord> parked() {
        return failures.parked();
    }

    /** What has left by mail and chat. */
    LocalChannels channels() {
        return channels;
    }

    /** Gives each parked record to its function once more, and moves dead letters back; how many were handled. */
    public int redrive() {
        int done = functions.stream().mapToInt(EventSource::redrive).sum() + channels.redrive();
        pump.wake();
        return done;
    }

    /** Closes the parts in the opposite order of their start, so that none of them calls a closed one. */
    @Override
    public void close() {
        close(parts);
    }

    private static void close(List<AutoCloseable> parts) {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception failed) {
                throw new LocalException("could not stop: " + failed.getMessage(), failed);
            }
        }
    }
}
