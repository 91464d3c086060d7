package org.policyalerts.local.stack;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Previews of books over a table that no function runs on here. */
public final class TablePreviews {

    private TablePreviews() {}

    /**
     * In AWS the environment has to say what the deployment's does: what holds depends on it.
     *
     * @param isLocal whether it is the table of a stack on this machine
     */
    public static PreviewSweep over(DynamoDbClient client, String table, boolean isLocal, Clock clock) {
        try {
            Settings settings = Settings.from(environment(table, isLocal));
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
                            false)
                    .previews();
        } catch (IllegalStateException incomplete) {
            throw new LocalException(
                    incomplete.getMessage() + "; set HOME_COUNTRY, TIME_ZONE and MAX_TLP as the deployment has them",
                    incomplete);
        }
    }

    private static Map<String, String> environment(String table, boolean isLocal) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TABLE_NAME", table);
        environment.putIfAbsent("TOPIC_ARN", "arn:aws:sns:none:000000000000:none");
        environment.putIfAbsent("AWS_REGION", "none");
        if (isLocal) {
            environment.put("HOME_COUNTRY", DemoSettings.COUNTRY);
            environment.put("TIME_ZONE", DemoSettings.ZONE.getId());
        }
        return environment;
    }
}
