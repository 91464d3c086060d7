package org.policyalerts.lambda;

import java.net.URI;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AudienceNames;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.api.desk.SignIn;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.Audiences;

/**
 * What a deployment can set, read from the environment once at start.
 *
 * @param tableName {@code TABLE_NAME}
 * @param topicArn {@code TOPIC_ARN}
 * @param exerciseTopicArn {@code EXERCISE_TOPIC_ARN}: where exercises are sent to; without it they are recorded and
 *     alert nobody
 * @param auditLog {@code AUDIT_LOG}, the log group of the API's audit; without it the audit is in the function's own
 *     log
 * @param submissionsPerMinute {@code SUBMISSIONS_PER_MINUTE}: how often one submitter may ask, each report of a batch
 *     counted; without it as often as it likes
 * @param region {@code AWS_REGION}
 * @param homeCountry {@code HOME_COUNTRY}, ISO 3166 alpha-2: what {@code $homeCountry} stands for in policies
 * @param zone {@code TIME_ZONE}: where days begin and how times are written for people
 * @param maxTlp {@code MAX_TLP}: the strictest label the topic may carry in full; default amber
 * @param presentation {@code AUDIENCE_NAMES}, "mfa=the foreign ministry;nsc=the cabinet": what audiences are called
 *     where English names do not do; {@code DESK_URL}: the address below which the desk is, for links in messages
 * @param signIn {@code DESK_SIGN_IN}, the address of the user pool's domain, and {@code DESK_CLIENT_ID}, its client for
 *     the desk: how staff sign in there; without both there is no desk
 * @param kept for how long incidents, runs and receipts are kept
 * @param endpoint {@code AWS_ENDPOINT_URL}: set only where AWS is stood in for
 */
public record Settings(
        String tableName,
        String topicArn,
        Optional<String> exerciseTopicArn,
        Optional<String> auditLog,
        Optional<Integer> submissionsPerMinute,
        String region,
        String homeCountry,
        ZoneId zone,
        String maxTlp,
        Presentation presentation,
        Optional<SignIn> signIn,
        Kept kept,
        Optional<URI> endpoint) {

    /**
     * For how long what is stored is kept.
     *
     * @param incidents {@code KEEP_INCIDENTS}, from closing on; default five years, {@code P5Y}
     * @param runs {@code KEEP_RUNS}: the reports of runs of the schedule; default {@code P90D}
     * @param requestKeys {@code KEEP_REQUEST_KEYS}: receipts under an Idempotency-Key, no longer than their incidents;
     *     default {@code P90D}
     */
    public record Kept(Period incidents, Period runs, Period requestKeys) {

        /** What holds where nobody says otherwise. */
        public static final Kept DEFAULT = new Kept(Period.ofYears(5), Period.ofDays(90), Period.ofDays(90));

        /** What goes a time after it was written, by how its partitions begin. */
        public Map<String, Period> byPartition() {
            return Map.of("RUN#", runs, "K#", requestKeys, "M#", incidents);
        }
    }

    private static final String TOPIC = "arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]+";
    private static final String ADDRESS = "https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~/-]*)?";
    private static final String ORIGIN = "https?://[A-Za-z0-9.-]+(:\\d+)?";
    private static final String PERIOD = "P[1-9]\\d{0,3}[YMD]";
    private static final List<String> LABELS = List.of("clear", "green", "amber", "amber+strict", "red");

    /**
     * Reads all settings before it fails, so that one message names every mistake.
     *
     * @throws IllegalStateException naming every setting that is missing or malformed, in one line
     */
    public static Settings from(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Settings settings = new Settings(
                reader.matching("TABLE_NAME", "[a-zA-Z0-9_.-]{3,255}", ""),
                reader.matching("TOPIC_ARN", TOPIC, ""),
                Optional.of(reader.matching("EXERCISE_TOPIC_ARN", TOPIC + "|", ""))
                        .filter(arn -> !arn.isEmpty()),
                Optional.of(reader.matching("AUDIT_LOG", "[A-Za-z0-9._/#-]{0,512}", ""))
                        .filter(group -> !group.isEmpty()),
                reader.count("SUBMISSIONS_PER_MINUTE"),
                reader.matching("AWS_REGION", "[a-z0-9-]+", ""),
                reader.matching("HOME_COUNTRY", "[A-Z]{2}", ""),
                reader.zone("TIME_ZONE"),
                reader.oneOf("MAX_TLP", LABELS, "amber"),
                reader.presentation(),
                reader.signIn(),
                reader.kept(),
                reader.address("AWS_ENDPOINT_URL"));
        reader.refuseIfWrong();
        return settings;
    }

    /**
     * How messages speak, of an environment that need not have any other setting.
     *
     * @throws IllegalStateException if it is malformed
     */
    public static Presentation presentation(Map<String, String> environment) {
        Reader reader = new Reader(environment);
        Presentation presentation = reader.presentation();
        reader.refuseIfWrong();
        return presentation;
    }

    /** How it is decided and told, by a book with these claimants. */
    EvaluationSettings rules(ClaimantKeys claimants) {
        return new EvaluationSettings(zone, maxTlp, claimants, exerciseTopicArn.isPresent(), presentation);
    }

    private record Reader(Map<String, String> environment, List<String> wrong) {

        Reader(Map<String, String> environment) {
            this(environment, new ArrayList<>());
        }

        String matching(String name, String form, String fallback) {
            String value = environment.getOrDefault(name, fallback);
            if (!value.matches(form)) {
                wrong.add(name + (value.isEmpty() ? " is not set" : " is malformed"));
            }
            return value;
        }

        Optional<Integer> count(String name) {
            String value = matching(name, "[1-9]\\d{0,5}|", "");
            return Optional.of(value).filter(text -> text.matches("\\d{1,6}")).map(Integer::valueOf);
        }

        ZoneId zone(String name) {
            String value = environment.getOrDefault(name, "UTC");
            if (!ZoneId.getAvailableZoneIds().contains(value)) {
                wrong.add(name + " is not a time zone");
                return ZoneId.of("UTC");
            }
            return ZoneId.of(value);
        }

        String oneOf(String name, List<String> allowed, String fallback) {
            String value = environment.getOrDefault(name, fallback);
            if (!allowed.contains(value)) {
                wrong.add(name + " is not one of " + allowed);
            }
            return value;
        }

        Presentation presentation() {
            String desk = matching("DESK_URL", ADDRESS + "|", "");
            Map<String, String> names = new HashMap<>();
            for (String entry : environment.getOrDefault("AUDIENCE_NAMES", "").split(";", -1)) {
                String[] parts = entry.split("=", 2);
                if (parts.length == 2 && Audiences.ALL.contains(parts[0].strip()) && !parts[1].isBlank()) {
                    names.put(parts[0].strip(), parts[1].strip());
                } else if (!entry.isBlank()) {
                    wrong.add("AUDIENCE_NAMES is malformed at '" + entry.strip() + "'");
                }
            }
            return new Presentation(
                    AudienceNames.with(names),
                    Optional.of(desk.replaceFirst("/+$", "")).filter(url -> !url.isEmpty()));
        }

        Optional<SignIn> signIn() {
            String pool = matching("DESK_SIGN_IN", ORIGIN + "|", "");
            String client = matching("DESK_CLIENT_ID", "[A-Za-z0-9_+]{1,128}|", "");
            if (pool.isEmpty() != client.isEmpty()) {
                wrong.add("DESK_SIGN_IN and DESK_CLIENT_ID are set both or neither");
            }
            return pool.isEmpty() || !pool.matches(ORIGIN)
                    ? Optional.empty()
                    : Optional.of(new SignIn.Pool(URI.create(pool), client));
        }

        Kept kept() {
            Kept kept = new Kept(
                    period("KEEP_INCIDENTS", Kept.DEFAULT.incidents()),
                    period("KEEP_RUNS", Kept.DEFAULT.runs()),
                    period("KEEP_REQUEST_KEYS", Kept.DEFAULT.requestKeys()));
            if (LocalDate.EPOCH.plus(kept.requestKeys()).isAfter(LocalDate.EPOCH.plus(kept.incidents()))) {
                wrong.add("KEEP_REQUEST_KEYS is longer than KEEP_INCIDENTS");
            }
            return kept;
        }

        private Period period(String name, Period fallback) {
            String value = environment.getOrDefault(name, fallback.toString());
            if (!value.matches(PERIOD)) {
                wrong.add(name + " is not a period such as P5Y, P18M or P90D");
                return fallback;
            }
            return Period.parse(value);
        }

        Optional<URI> address(String name) {
            String value = environment.get(name);
            try {
                return Optional.ofNullable(value).map(URI::create);
            } catch (IllegalArgumentException malformed) {
                wrong.add(name + " is malformed");
                return Optional.empty();
            }
        }

        void refuseIfWrong() {
            if (!wrong.isEmpty()) {
                throw new IllegalStateException("settings: " + String.join("; ", wrong));
            }
        }
    }
}
