package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The clients of mail and of the parameter store would cost every function's start; only one loads them. */
class LoadedForChannelsTest {

    private static final String MAIL = "software.amazon.awssdk.services.sesv2.SesV2Client";
    private static final String PARAMETERS = "software.amazon.awssdk.services.ssm.SsmClient";

    /** Loads everything anew, and tells what it has loaded. */
    private static final class Loader extends URLClassLoader {

        Loader() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() {
            return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator, -1))
                    .map(part -> url(new File(part)))
                    .toArray(URL[]::new);
        }

        private static URL url(File part) {
            try {
                return part.toURI().toURL();
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        void run(Class<? extends Runnable> type) throws ReflectiveOperationException {
            ((Runnable) loadClass(type.getName()).getDeclaredConstructor().newInstance()).run();
        }

        boolean hasLoaded(String type) {
            return findLoadedClass(type) != null;
        }
    }

    @Test
    void areLoadedByChannelFunctionAndByNoOther() throws Exception {
        try (Loader loader = new Loader()) {
            loader.run(Others.class);
            assertThat(loader.hasLoaded(ReviewFunction.class.getName())).isTrue();
            assertThat(Stream.of(MAIL, PARAMETERS)).noneMatch(loader::hasLoaded);

            loader.run(Channel.class);
            assertThat(Stream.of(MAIL, PARAMETERS)).allMatch(loader::hasLoaded);
        }
    }

    private static <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:1"))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    private static Wiring wiring() {
        Settings settings = Settings.from(Map.of(
                "TABLE_NAME", "alerts",
                "TOPIC_ARN", "arn:aws:sns:eu-south-1:123456789012:alerts",
                "AWS_REGION", "eu-south-1",
                "HOME_COUNTRY", "AL",
                "TIME_ZONE", "Europe/Tirane"));
        return new Wiring(
                settings,
                client(DynamoDbClient.builder()),
                client(SnsClient.builder()),
                Clock.systemUTC(),
                new SecureRandom());
    }

    /** Starts all other functions that have a wiring. */
    public static final class Others implements Runnable {
        @Override
        public void run() {
            Wiring wiring = wiring();
            assertThat(Stream.of(
                            new ApiFunction(wiring),
                            new EvaluationFunction(wiring),
                            new DeliveryFunction(wiring),
                            new ReviewFunction(wiring)))
                    .hasSize(4);
        }
    }

    /** Starts the one that sends mail. */
    public static final class Channel implements Runnable {
        @Override
        public void run() {
            assertThat(new ChannelFunction(new ChannelWiring(
                            wiring(),
                            client(SesV2Client.builder()),
                            client(SsmClient.builder()),
                            "a@b.example",
                            "",
                            false)))
                    .isNotNull();
        }
    }
}
