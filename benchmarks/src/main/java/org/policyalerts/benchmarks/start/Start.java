package org.policyalerts.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.policyalerts.benchmarks.start.RuntimeApi.Step;

/**
 * One start of a function in a JVM of its own, in milliseconds.
 *
 * @param init until it asks for its first event, or is ready for its snapshot
 * @param first from there to its first answer
 * @param processor processor time of both
 * @param warm the median of further answers
 * @param megabytes resident at the end
 * @param answer the first
 * @param callsBefore how often it called AWS before it asked for its first event
 */
record Start(double init, double first, double processor, double warm, long megabytes, String answer, int callsBefore) {

    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String EVENT = """
            {"httpMethod": "GET", "path": "/incidents/inc_01HJP0000000000000000000A0", "headers": {}, "requestContext": {"authorizer":
            {"claims": {"scope": "incidents/read alerts/act", "audiences": "*", "sub": "staff"}}}}""";

    /**
     * What to start.
     *
     * @param java of which JDK
     * @param initialization what Lambda says of the start: {@code on-demand} or {@code snap-start}
     */
    record Subject(
            String name, Path java, List<String> flags, String classPath, String handler, String initialization) {

        /** Without a snapshot. */
        Subject(String name, Path java, List<String> flags, String classPath, String handler) {
            this(name, java, flags, classPath, handler, "on-demand");
        }

        /** The same as Lambda would start it to take a snapshot. */
        Subject forSnapshot() {
            // As in Lambda's own bootstrap: tells org.crac which context to use.
            Subject told = with("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
            return new Subject(
                    name + ", rehearsed for a snapshot", java, told.flags(), classPath, handler, "snap-start");
        }

        /** The same with one more flag. */
        Subject with(String flag) {
            List<String> more = new ArrayList<>(flags);
            more.add(flag);
            return new Subject(name, java, more, classPath, handler, initialization);
        }

        List<String> command() {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(flags);
            // The client takes the handler's name from its first argument.
            command.addAll(List.of("-cp", classPath, CLIENT, handler));
            return command;
        }
    }

    static Start measure(Subject subject, int warmCalls) throws IOException, InterruptedException {
        return measure(subject, subject.command(), warmCalls);
    }

    /** Starts a subject whose calls a table with items answers. */
    static Start measure(Subject subject, StandInTable table) throws IOException, InterruptedException {
        return measure(subject, subject.command(), 0, table);
    }

    /** Starts a subject by another command than its own. */
    static Start measure(Subject subject, List<String> command, int warmCalls)
            throws IOException, InterruptedException {
        return measure(subject, command, warmCalls, new StandInTable());
    }

    private static Start measure(Subject subject, List<String> command, int warmCalls, StandInTable table)
            throws IOException, InterruptedException {
        try (RuntimeApi api = RuntimeApi.start(EVENT, table)) {
            long begun = System.nanoTime();
            Process process = launch(subject, command, api.port());
            CompletableFuture<Void> end = process.onExit().thenRun(() -> api.ended(process.exitValue()));
            try {
                return measured(process, api, begun, warmCalls);
            } finally {
                // Not forcibly at first: a JVM writes its cache only when it ends in order.
                process.destroy();
                if (!process.waitFor(60, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
                end.join();
            }
        }
    }

    private static Process launch(Subject subject, List<String> command, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + port,
                        "_HANDLER", subject.handler(),
                        "AWS_REGION", "eu-central-1",
                        "AWS_ACCESS_KEY_ID", "none",
                        "AWS_SECRET_ACCESS_KEY", "none",
                        "AWS_ENDPOINT_URL", "http://127.0.0.1:" + port,
                        "TABLE_NAME", "policy-alerts",
                        "TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:alerts",
                        "HOME_COUNTRY", "AL"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_INITIALIZATION_TYPE", subject.initialization(),
                        "AWS_LAMBDA_FUNCTION_NAME", "measured",
                        "AWS_LAMBDA_FUNCTION_VERSION", "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024",
                        "AWS_LAMBDA_LOG_GROUP_NAME", "measured",
                        "AWS_LAMBDA_LOG_STREAM_NAME", "measured"));
        return builder.start();
    }

    private static Start measured(Process process, RuntimeApi api, long begun, int warmCalls)
            throws IOException, InterruptedException {
        List<Step> steps = api.untilAnswer();
        Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < warmCalls; i++) {
            warm.add(answerTime(api.untilAnswer()));
        }
        String answer = steps.get(steps.size() - 1).body();
        double init = (steps.get(0).nanos() - begun) / 1e6;
        return new Start(
                init,
                answerTime(steps),
                processor.toNanos() / 1e6,
                median(warm),
                resident(process.pid()),
                answer,
                steps.get(0).calls());
    }

    private static double answerTime(List<Step> steps) {
        return (steps.get(steps.size() - 1).nanos()
                        - steps.get(steps.size() - 2).nanos())
                / 1e6;
    }

    static double median(List<Double> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
    }

    /** From Linux; 0 elsewhere. */
    private static long resident(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
