package org.policyalerts.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.benchmarks.start.Start.Subject;

/**
 * The caches that the functions of a container image start from; needs a JDK 25 or later, that of the image.
 *
 * <p>Arguments: {@code train} or {@code prove}, and the folder with the jars. Training writes a cache for each
 * function, and beside it a file with the arguments that start it: {@code java @FOLDER/ApiFunction}. Proving starts
 * each function with that file and fails if the JVM cannot use the cache.
 */
final class ImageCaches {

    static final List<String> FUNCTIONS =
            List.of("ApiFunction", "EvaluationFunction", "DeliveryFunction", "ReviewFunction");
    private static final int STARTS = 3;

    /** As small as in Lambda: a JVM with a large heap has another form of pointers and cannot use these caches. */
    private static final String HEAP_HERE = "-Xmx640m";

    /** The part of the function's memory; by itself the JVM takes a quarter. */
    private static final String HEAP_THERE = "-XX:MaxRAMPercentage=62.5";

    private final Path folder;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    ImageCaches(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ImageCaches caches = new ImageCaches(Path.of(arguments[1]));
        for (String function : FUNCTIONS) {
            if (arguments[0].equals("train")) {
                caches.train(function);
            }
            caches.prove(function);
        }
    }

    void train(String function) throws IOException, InterruptedException {
        Path cache = cache(function);
        // Primed as for a snapshot, so that the cache holds what the first event needs.
        Start.measure(subject(function).forSnapshot().with(HEAP_HERE).with("-XX:AOTCacheOutput=" + cache), 1);
        List<String> command =
                subject(function).with(HEAP_THERE).with("-XX:AOTCache=" + cache).command();
        Files.write(folder.resolve(function), command.subList(1, command.size()));
    }

    void prove(String function) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT,
                "%-20s %3d MB of cache, first answer after %4.0f ms with it, %4.0f ms without%n",
                function,
                Files.size(cache(function)) >> 20,
                firstAnswer(function, "on"),
                firstAnswer(function, "off"));
    }

    /**
     * The median of some starts. With {@code on} a JVM that cannot use its cache ends; by default it would continue
     * without.
     */
    private double firstAnswer(String function, String mode) throws IOException, InterruptedException {
        List<String> command =
                List.of(java.toString(), HEAP_HERE, "-XX:AOTMode=" + mode, "@" + folder.resolve(function));
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            Start start = Start.measure(subject(function), command, 0);
            times.add(start.init() + start.first());
        }
        return Start.median(times);
    }

    private Path cache(String function) {
        return folder.resolve(function + ".aot");
    }

    private Subject subject(String function) throws IOException {
        return new Subject(function, java, Contest.C1, classPath(), "org.policyalerts.lambda." + function);
    }

    private String classPath() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }
}
