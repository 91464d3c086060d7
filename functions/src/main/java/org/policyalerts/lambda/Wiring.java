package org.policyalerts.lambda;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * Builds the adapters and use cases of one function instance; the only place that does.
 *
 * @param random where ids and jitter come from
 */
public record Wiring(Settings settings, DynamoDbClient dynamoDb, SnsClient sns, Clock clock, RandomGenerator random) {

    /** The wiring of a deployed function. */
    public static Wiring fromEnvironment() {
        Settings settings = Settings.from(System.getenv());
        return new Wiring(
                settings,
                client(DynamoDbClient.builder(), settings).build(),
                client(SnsClient.builder(), settings).build(),
                Clock.systemUTC(),
                RandomGenerator.of("L64X128MixRandom"));
    }

    private static <
                    B extends
                            AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
                    C>
            B client(B builder, Settings settings) {
        Optional<URI> endpoint = settings.endpoint();
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(settings.region()))
                .overrideConfiguration(
                        c -> c.apiCallTimeout(Duration.ofSeconds(8)).apiCallAttemptTimeout(Duration.ofSeconds(3)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1)));
    }
}
