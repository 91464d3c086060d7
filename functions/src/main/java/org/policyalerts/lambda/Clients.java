package org.policyalerts.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.policyalerts.dynamodb.DynamoDbTable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The AWS clients of a deployed function: told all that they would otherwise look for while they start. */
final class Clients {

    private Clients() {}

    static DynamoDbClient dynamoDb(Settings settings) {
        return client(DynamoDbClient.builder(), settings).build();
    }

    static SnsClient sns(Settings settings) {
        return client(SnsClient.builder(), settings).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B client(
            B builder, Settings settings) {
        Optional<URI> endpoint = settings.endpoint();
        endpoint.ifPresent(builder::endpointOverride);
        // A function has no profile; asking for one would read files of a home folder that it has not.
        ProfileFile noProfiles = ProfileFile.aggregator().build();
        return builder.region(Region.of(settings.region()))
                .credentialsProvider(credentials())
                .overrideConfiguration(c -> c.apiCallTimeout(Duration.ofSeconds(8))
                        .apiCallAttemptTimeout(Duration.ofSeconds(3))
                        .defaultProfileFile(noProfiles)
                        .retryStrategy(retry -> retry.retryOnException(DynamoDbTable::isPassing)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1)));
    }

    /** In the environment; under SnapStart at the container's address, since what is in a snapshot would expire there. */
    private static AwsCredentialsProvider credentials() {
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                ContainerCredentialsProvider.builder().build());
    }
}
