package org.policyalerts.local;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The region, account and credentials that all stand-ins for AWS on this machine share. */
public final class LocalAws {

    public static final Region REGION = Region.EU_CENTRAL_1;
    public static final String ACCOUNT = "000000000000";

    private LocalAws() {}

    /**
     * The real client for an endpoint on this machine, with the time limits of the deployed functions. The
     * {@code watchers} see each call.
     */
    public static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkClient> C client(
            B builder, URI endpoint, ExecutionInterceptor... watchers) {
        return builder.endpointOverride(endpoint)
                .region(REGION)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(1)))
                .overrideConfiguration(
                        c -> c.apiCallTimeout(Duration.ofSeconds(8)).executionInterceptors(List.of(watchers)))
                .build();
    }
}
