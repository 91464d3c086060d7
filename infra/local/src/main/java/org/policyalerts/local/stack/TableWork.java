package org.policyalerts.local.stack;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.dynamodb.keeping.EarlierItems;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Work on a table that no function runs on here. In AWS the environment has to say what the deployment's does. */
public final class TableWork {

    private static final List<String> ASKED = List.of("HOME_COUNTRY", "TIME_ZONE");
    private static final List<String> PERIODS = List.of("KEEP_INCIDENTS", "KEEP_RUNS", "KEEP_REQUEST_KEYS");

    private TableWork() {}

    /**
     * Previews of books.
     *
     * @param isLocal whether it is the table of a stack on this machine
     */
    public static PreviewSweep previews(DynamoDbClient client, String table, boolean isLocal, Clock clock) {
        try {
            return wiring(client, Settings.from(environment(table, isLocal)), clock)
                    .previews();
        } catch (IllegalStateException incomplete) {
            throw new LocalException(
                    incomplete.getMessage() + "; set HOME_COUNTRY, TIME_ZONE and MAX_TLP as the deployment has them",
                    incomplete);
        }
    }

    /**
     * What ends there. A period that was taken for granted would have things go too early, so none is.
     *
     * @param isLocal whether it is the table of a stack on this machine
     */
    public static EarlierItems earlierItems(DynamoDbClient client, String table, boolean isLocal, Clock clock) {
        Map<String, String> environment = environment(table, isLocal);
        List<String> missing = Stream.concat(ASKED.stream(), isLocal ? Stream.of() : PERIODS.stream())
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new LocalException(
                    "not set: " + String.join(", ", missing) + "; set them as the deployment has them");
        }
        Settings settings = Settings.from(environment);
        Wiring wiring = wiring(client, settings, clock);
        return new EarlierItems(
                wiring.table(),
                wiring.incidents(),
                wiring.keeping(),
                settings.kept().byPartition(),
                clock);
    }

    private static Wiring wiring(DynamoDbClient client, Settings settings, Clock clock) {
        return new Wiring(
                settings,
                () -> client,
                () -> {
                    throw new IllegalStateException("nothing is sent from here");
                },
                () -> {
                    throw new IllegalStateException("nothing is logged from here");
                },
                clock,
                new SecureRandom(),
                DeployedBook.shippedOnce(settings),
                false);
    }

    private static Map<String, String> environment(String table, boolean isLocal) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TABLE_NAME", table);
        environment.putIfAbsent("TOPIC_ARN", "arn:aws:sns:none:000000000000:none");
        environment.putIfAbsent("AWS_REGION", "none");
        if (isLocal) {
            // A stack on one machine has the periods that hold where nobody says otherwise.
            environment.keySet().removeAll(PERIODS);
            environment.put("HOME_COUNTRY", DemoSettings.COUNTRY);
            environment.put("TIME_ZONE", DemoSettings.ZONE.getId());
        }
        return environment;
    }
}
