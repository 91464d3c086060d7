package org.policyalerts.local.template;

import java.net.URI;
import java.util.Optional;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * An emulator of AWS: LocalStack in a container of its own, or the emulator at {@code localstack.endpoint}.
 *
 * <p>The image is {@value #IMAGE}, the last that starts without a token; {@code localstack.image} or
 * {@code LOCALSTACK_IMAGE} names another.
 */
record EmulatedAws(URI uri, Optional<LocalStackContainer> container) implements AutoCloseable {

    private static final String IMAGE = "localstack/localstack:4.14.0";

    /** Why it can't be started here; empty if it can. */
    static Optional<String> obstacle() {
        if (endpoint().isPresent()) {
            return Optional.empty();
        }
        return DockerDaemon.answer("/images/" + image() + "/json")
                .map(status -> status.contains(" 200 ") ? "" : "the Docker daemon has no image " + image())
                .or(() -> Optional.of("no Docker daemon answers"))
                .filter(obstacle -> !obstacle.isEmpty());
    }

    static EmulatedAws start() {
        return endpoint().map(given -> new EmulatedAws(given, Optional.empty())).orElseGet(EmulatedAws::startContainer);
    }

    private static EmulatedAws startContainer() {
        LocalStackContainer container = new LocalStackContainer(
                        DockerImageName.parse(image()).asCompatibleSubstituteFor("localstack/localstack"))
                // The streams of DynamoDB Local itself; the default copies them through a Kinesis emulator.
                .withEnv("PROVIDER_OVERRIDE_DYNAMODB", "v2")
                .withEnv("PROVIDER_OVERRIDE_DYNAMODBSTREAMS", "v2");
        container.start();
        return new EmulatedAws(container.getEndpoint(), Optional.of(container));
    }

    private static Optional<URI> endpoint() {
        return Optional.ofNullable(System.getProperty("localstack.endpoint")).map(URI::create);
    }

    private static String image() {
        return Optional.ofNullable(System.getProperty("localstack.image"))
                .or(() -> Optional.ofNullable(System.getenv("LOCALSTACK_IMAGE")))
                .orElse(IMAGE);
    }

    @Override
    public void close() {
        container.ifPresent(LocalStackContainer::stop);
    }
}
