package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.map;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** Starts a function as Lambda would: the class that the template names, with the variables that it sets. */
final class HandlerCheck {

    /** Set by Lambda, or where AWS has a stand-in. */
    private static final Set<String> NOT_OURS = Set.of("AWS_REGION", "AWS_ENDPOINT_URL");

    private static final Map<String, String> RESOURCES = Map.of(
            "Table", "policy-alerts-Table-1A2B3C",
            "AlertTopic", "arn:aws:sns:eu-central-1:111122223333:policy-alerts-AlertTopic-1A2B3C",
            "ExerciseTopic", "arn:aws:sns:eu-central-1:111122223333:policy-alerts-ExerciseTopic-1A2B3C",
            "AuditLog", "policy-alerts-AuditLog-1A2B3C",
            "HomeCountry", "AL");

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private HandlerCheck() {}

    static List<String> problems(Template template, String function) {
        String handler = String.valueOf(template.property(function, "Handler"));
        try {
            Class<?> type = Class.forName(handler);
            boolean isStartable = RequestStreamHandler.class.isAssignableFrom(type)
                    && type.getConstructor().canAccess(null);
            Object started = type.getConstructor(Wiring.class).newInstance(wiring(template));
            return isStartable && function.equals(started.getClass().getSimpleName())
                    ? List.of()
                    : List.of(function + ": Lambda cannot start " + handler);
        } catch (ReflectiveOperationException | IllegalStateException failed) {
            return List.of(function + " does not start: " + failed);
        }
    }

    private static Wiring wiring(Template template) {
        DynamoDbClient dynamoDb = LocalAws.client(DynamoDbClient.builder(), NOBODY);
        SnsClient sns = LocalAws.client(SnsClient.builder(), NOBODY);
        CloudWatchLogsClient logs = LocalAws.client(CloudWatchLogsClient.builder(), NOBODY);
        Settings settings = Settings.from(environment(template));
        return new Wiring(
                settings,
                () -> dynamoDb,
                () -> sns,
                () -> logs,
                Clock.systemUTC(),
                new SecureRandom(),
                DeployedBook.shippedOnce(settings),
                false);
    }

    /** The variables as a function would get them: names of resources, and defaults of parameters. */
    private static Map<String, String> environment(Template template) {
        Map<String, String> environment = new HashMap<>(Map.of("AWS_REGION", "eu-central-1"));
        variables(template).forEach((name, value) -> {
            Object reference = map(Template.withoutRestore(value)).getOrDefault("Ref", value);
            Object fallback = template.at("Parameters", reference.toString(), "Default");
            environment.put(
                    name,
                    RESOURCES.getOrDefault(
                            reference.toString(), isValue(fallback) ? String.valueOf(fallback) : reference.toString()));
        });
        return environment;
    }

    /** Whether a parameter has such a default. */
    static boolean isValue(@Nullable Object fallback) {
        return fallback instanceof String || fallback instanceof Number;
    }

    static Map<String, Object> variables(Template template) {
        return map(template.at("Globals", "Function", "Environment", "Variables"));
    }

    /** The names that the settings ask the environment for. */
    static Set<String> read() {
        List<String> asked = new ArrayList<>();
        Map<String, String> recording = new HashMap<>(environment(Template.read())) {
            private static final long serialVersionUID = 1;

            @Override
            public @Nullable String get(@Nullable Object name) {
                asked.add(String.valueOf(name));
                return super.get(name);
            }

            @Override
            public String getOrDefault(@Nullable Object name, String fallback) {
                asked.add(String.valueOf(name));
                return super.getOrDefault(name, fallback);
            }
        };
        Settings.from(recording);
        Set<String> read = new TreeSet<>(asked);
        read.removeAll(NOT_OURS);
        return read;
    }
}
