package org.policyalerts.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each subject starts from.
 *
 * @param deployable the functions as they are deployed, and Lambda's runtime client
 * @param withHandlers the same and the handlers it is compared with
 * @param usual the AWS SDK with all that it brings, the typed events, Lambda's runtime client and the usual handler
 */
record ClassPaths(String deployable, String withHandlers, String usual) {

    /** From the folders of a build. */
    static ClassPaths of(Path project) throws IOException {
        Path target = project.resolve("benchmarks/target");
        String handlers = target.resolve("benchmarks-handlers.jar").toString();
        String functions =
                project.resolve("functions/target/policy-alerts-lambda.jar").toString();
        List<Path> libraries = libraries(target.resolve("lib"));
        Predicate<String> client = name -> name.matches("(aws-lambda-java-(core|runtime|serialization)|utils-lite).*");
        String deployable = functions + File.pathSeparator + joined(libraries, client);
        return new ClassPaths(
                deployable,
                deployable + File.pathSeparator + handlers,
                handlers + File.pathSeparator + joined(libraries, client.or(usual(libraries))));
    }

    private static Predicate<String> usual(List<Path> libraries) {
        // All modules of the SDK have the same version.
        String sdk = libraries.stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.startsWith("dynamodb-"))
                .map(name -> name.substring("dynamodb".length()))
                .findFirst()
                .orElseThrow();
        return name -> name.endsWith(sdk)
                || name.matches(
                        "(aws-lambda-java-events|joda-time|httpclient5|httpcore5|slf4j-api|commons-codec|reactive-streams).*");
    }

    private static List<Path> libraries(Path folder) throws IOException {
        try (Stream<Path> jars = Files.list(folder)) {
            return jars.sorted().toList();
        }
    }

    private static String joined(List<Path> libraries, Predicate<String> wanted) {
        return libraries.stream()
                .filter(jar -> wanted.test(jar.getFileName().toString()))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
