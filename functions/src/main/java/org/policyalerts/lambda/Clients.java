package org.policyalerts.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.incident.RaceLostException;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The AWS clients of a deployed function: told all that they would otherwise look for while they start.
 *
 * <p>They are made on other threads: they take longer than everything else at a start, and an instance has a second
 * core for them.
 */
final class Clients {

    /** Where no log group is written to. */
    static final Supplier<CloudWatchLogsClient> NO_LOGS = () -> {
        throw new IllegalStateException("no log group is written to here");
    };

    /** How long a call is waited for, all its tries together. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Settings settings;
    private final Supplier<SdkHttpClient> http;
    private final Supplier<DynamoDbClient> dynamoDb;

    Clients(Settings settings) {
        this.settings = settings;
        // By itself, since most of it is reading the certificates that are trusted.
        this.http = CompletableFuture.supplyAsync(Clients::connections)::join;
        this.dynamoDb = CompletableFuture.supplyAsync(
                () -> client(DynamoDbClient.builder(), within(PATIENCE)).build())::join;
    }

    /** Whether AWS was throttling, out of order or out of reach: the same call a moment later may go through. */
    static boolean isTransient(RuntimeException failed) {
        boolean isServersTrouble = failed instanceof SdkServiceException refused
                && (refused.isThrottlingException() || refused.statusCode() >= 500);
        return isServersTrouble
                || failed instanceof SdkClientException
                || failed instanceof TableBusyException
                || failed instanceof RaceLostException;
    }

    private static SdkHttpClient connections() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .build();
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    /** Made when it is asked for: most functions publish nothing. */
    SnsClient sns() {
        return client(SnsClient.builder(), within(PATIENCE)).build();
    }

    /**
     * A builder of a client that tries each call once, for calls that must not be made twice without anybody noticing.
     */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B once(B builder) {
        return client(builder, calls -> calls.apiCallTimeout(PATIENCE).retryStrategy(AwsRetryStrategy.doNotRetry()));
    }

    /** For the audit: an answer does not wait for it for long. */
    CloudWatchLogsClient logs() {
        return client(CloudWatchLogsClient.builder(), within(Duration.ofSeconds(2)))
                .build();
    }

    private static Consumer<ClientOverrideConfiguration.Builder> within(Duration patience) {
        return calls -> calls.apiCallTimeout(patience)
                // So that two tries and the pause between them fit.
                .apiCallAttemptTimeout(patience.multipliedBy(3).dividedBy(8))
                .retryStrategy(retry -> retry.retryOnException(DynamoDbTable::isPassing));
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B client(
            B builder, Consumer<ClientOverrideConfiguration.Builder> calls) {
        Optional<URI> endpoint = settings.endpoint();
        endpoint.ifPresent(builder::endpointOverride);
        // A function has no profile; asking for one would read files of a home folder that it has not.
        ProfileFile noProfiles = ProfileFile.aggregator().build();
        return builder.region(Region.of(settings.region()))
                .credentialsProvider(credentials())
                .overrideConfiguration(c -> c.defaultProfileFile(noProfiles).applyMutation(calls))
                .httpClientBuilder(defaults -> http.get());
    }

    /**
     * In the environment; under SnapStart at the container's address, since what is in a snapshot would expire there.
     */
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.builder().build());
    }
}
