package org.policyalerts.local.stack;

import java.util.Optional;
import org.policyalerts.api.desk.SignIn;
import org.policyalerts.lambda.Settings;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.dynamodb.LocalTable;

/** The settings of a deployment on this machine. */
final class LocalSettings {

    private LocalSettings() {}

    static Settings of(String topicArn, Optional<String> exercises, Optional<Settings.Kept> kept) {
        return new Settings(
                LocalTable.NAME,
                topicArn,
                exercises,
                Optional.empty(),
                Optional.empty(),
                LocalAws.REGION.id(),
                DemoSettings.COUNTRY,
                DemoSettings.ZONE,
                "amber",
                Settings.presentation(System.getenv()),
                Optional.of(new SignIn.Choice(DemoSettings.TOKENS)),
                kept.orElse(Settings.Kept.DEFAULT),
                Optional.empty());
    }
}
