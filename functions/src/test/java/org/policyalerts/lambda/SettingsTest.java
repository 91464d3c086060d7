package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.api.desk.SignIn;

class SettingsTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "TABLE_NAME", "policy-alerts",
            "TOPIC_ARN", "arn:aws:sns:eu-central-1:111122223333:policy-alerts",
            "AWS_REGION", "eu-central-1",
            "HOME_COUNTRY", "AL",
            "TIME_ZONE", "Europe/Tirane",
            "MAX_TLP", "green");

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.put(name, value);
        return environment;
    }

    private static Map<String, String> without(String name) {
        Map<String, String> environment = new HashMap<>(COMPLETE);
        environment.remove(name);
        return environment;
    }

    @Test
    void readsWhatADeploymentSets() {
        Settings settings = Settings.from(COMPLETE);

        assertThat(settings.tableName()).isEqualTo("policy-alerts");
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Tirane"));
        assertThat(settings.maxTlp()).isEqualTo("green");
        assertThat(settings.endpoint()).isEmpty();
    }

    @Test
    void readsHowMessagesSpeak() {
        Map<String, String> environment = with("AUDIENCE_NAMES", "mfa=the ministry of Europe; nsc = the cabinet;");
        environment.put("DESK_URL", "https://desk.example/prod/");
        Presentation presentation = Settings.from(environment).presentation();

        assertThat(presentation.names().of("mfa")).isEqualTo("the ministry of Europe");
        assertThat(presentation.names().of("nsc")).isEqualTo("the cabinet");
        assertThat(presentation.names().of("csirt")).isEqualTo("the CSIRT");
        assertThat(presentation.deskUrl()).contains("https://desk.example/prod");
        assertThat(Settings.presentation(Map.of())).isEqualTo(Presentation.DEFAULT);
    }

    @Test
    void readsWhereStaffSignIn() {
        Map<String, String> environment = with("DESK_SIGN_IN", "https://staff.auth.eu-central-1.amazoncognito.com");
        environment.put("DESK_CLIENT_ID", "7q2mdk");

        assertThat(Settings.from(environment).signIn())
                .contains(new SignIn.Pool(URI.create("https://staff.auth.eu-central-1.amazoncognito.com"), "7q2mdk"));
        assertThat(Settings.from(COMPLETE).signIn()).isEmpty();
        assertThatThrownBy(() -> Settings.from(with("DESK_CLIENT_ID", "7q2mdk")))
                .hasMessageContaining("DESK_SIGN_IN and DESK_CLIENT_ID are set both or neither");
        assertThatThrownBy(() -> Settings.from(with("DESK_SIGN_IN", "https://staff.example/path; script-src *")))
                .hasMessageContaining("DESK_SIGN_IN is malformed");
    }

    @Test
    void readsForHowLongWhatIsStoredIsKept() {
        Map<String, String> environment = with("KEEP_INCIDENTS", "P18M");
        environment.put("KEEP_RUNS", "P7D");

        assertThat(Settings.from(environment).kept())
                .isEqualTo(new Settings.Kept(Period.ofMonths(18), Period.ofDays(7), Period.ofDays(90)));
        assertThat(Settings.from(COMPLETE).kept()).isEqualTo(Settings.Kept.DEFAULT);
    }

    @Test
    void namesPeriodsThatAreNoneOrDoNotFit() {
        Map<String, String> environment = with("KEEP_INCIDENTS", "5 years");
        environment.put("KEEP_RUNS", "P0D");

        assertThatThrownBy(() -> Settings.from(environment))
                .hasMessage("settings: KEEP_INCIDENTS is not a period such as P5Y, P18M or P90D;"
                        + " KEEP_RUNS is not a period such as P5Y, P18M or P90D");
        assertThatThrownBy(() -> Settings.from(with("KEEP_INCIDENTS", "P2M")))
                .hasMessage("settings: KEEP_REQUEST_KEYS is longer than KEEP_INCIDENTS");
    }

    @Test
    void readsWhereTheAuditGoesAndHowMuchOneSubmitterMayAsk() {
        Map<String, String> environment = with("AUDIT_LOG", "policy-alerts-AuditLog-1A2B3C");
        environment.put("SUBMISSIONS_PER_MINUTE", "300");

        assertThat(Settings.from(environment).auditLog()).contains("policy-alerts-AuditLog-1A2B3C");
        assertThat(Settings.from(environment).submissionsPerMinute()).contains(300);
        assertThat(Settings.from(COMPLETE).auditLog()).isEmpty();
        assertThat(Settings.from(COMPLETE).submissionsPerMinute()).isEmpty();
    }

    @Test
    void twoSettingsHaveADefault() {
        assertThat(Settings.from(without("TIME_ZONE")).zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(Settings.from(without("MAX_TLP")).maxTlp()).isEqualTo("amber");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"TABLE_NAME", "TOPIC_ARN", "AWS_REGION", "HOME_COUNTRY"})
    void aMissingSettingStopsTheFunctionWithOneLineThatNamesIt(String name) {
        assertThatThrownBy(() -> Settings.from(without(name)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("settings: " + name + " is not set");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "TABLE_NAME, a b, is malformed",
        "TOPIC_ARN, alerts, is malformed",
        "AWS_REGION, Frankfurt, is malformed",
        "HOME_COUNTRY, Albania, is malformed",
        "TIME_ZONE, Tirana, is not a time zone",
        "AUDIT_LOG, the audit, is malformed",
        "SUBMISSIONS_PER_MINUTE, 0, is malformed",
        "SUBMISSIONS_PER_MINUTE, -1, is malformed",
        "SUBMISSIONS_PER_MINUTE, 9999999, is malformed",
        "DESK_URL, desk.example, is malformed",
        "AUDIENCE_NAMES, mfa, is malformed at 'mfa'",
        "AUDIENCE_NAMES, mfa=;x=the x, is malformed at 'mfa='; AUDIENCE_NAMES is malformed at 'x=the x'",
        "MAX_TLP, orange, 'is not one of [clear, green, amber, amber+strict, red]'",
        "AWS_ENDPOINT_URL, http://[, is malformed",
    })
    void aMalformedSettingDoesTheSame(String name, String value, String reason) {
        assertThatThrownBy(() -> Settings.from(with(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("settings: " + name + " " + reason);
    }

    /** As Lambda makes them, when a version is published: a function that cannot read its settings takes no event. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ApiFunction.class,
                EvaluationFunction.class,
                DeliveryFunction.class,
                ReviewFunction.class,
                ChannelFunction.class
            })
    void everyFunctionNamesAllThatIsMissingBeforeItTakesAnything(Class<?> function) {
        assertThat(System.getenv()).doesNotContainKeys("TABLE_NAME", "TOPIC_ARN", "HOME_COUNTRY");

        assertThatThrownBy(() -> function.getConstructor().newInstance())
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("settings: TABLE_NAME is not set; TOPIC_ARN is not set; ")
                .hasMessageContaining("HOME_COUNTRY is not set")
                .hasMessageNotContaining("\n");
    }

    @Test
    void severalStandInOneLine() {
        Map<String, String> environment = with("HOME_COUNTRY", "al");
        environment.remove("TABLE_NAME");

        assertThatThrownBy(() -> Settings.from(environment))
                .hasMessage("settings: TABLE_NAME is not set; HOME_COUNTRY is malformed");
    }

    @Test
    void whatIsMissingAndWhatIsMalformedIsNamedAtOnceWhateverElseIsWrong() {
        assertThatThrownBy(() -> Settings.from(Map.of()))
                .hasMessage("settings: TABLE_NAME is not set; TOPIC_ARN is not set; AWS_REGION is not set; "
                        + "HOME_COUNTRY is not set");

        Map<String, String> environment = new HashMap<>();
        COMPLETE.keySet().forEach(name -> environment.put(name, "a b"));
        for (String name :
                List.of("EXERCISE_TOPIC_ARN", "AUDIT_LOG", "SUBMISSIONS_PER_MINUTE", "DESK_URL", "AUDIENCE_NAMES")) {
            environment.put(name, "a b");
        }
        assertThatThrownBy(() -> Settings.from(environment)).satisfies(refused -> assertThat(environment.keySet())
                .allSatisfy(name -> assertThat(refused.getMessage())
                        .containsOnlyOnce(" " + name + " is ")
                        .doesNotContain("\n")));
    }
}
