package org.policyalerts.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.policyalerts.benchmarks.start.Start.Subject;

/** Starts the deployable, a bare handler and the usual way in turn and prints medians as Markdown. Arguments: rounds, and JDK homes. */
public final class StartTable {

    /** What the JVM chooses by itself in an instance of 1 GB. */
    private static final List<String> DEFAULTS = List.of("-XX:+UseSerialGC");

    /** And with what infra/template.yaml sets. */
    private static final List<String> C1 =
            List.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");

    private static final String FUNCTION = "org.policyalerts.lambda.ApiFunction";

    private StartTable() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        ClassPaths paths = ClassPaths.of(Path.of(""));
        for (int i = 1; i < arguments.length; i++) {
            Path java = Path.of(arguments[i], "bin", "java");
            System.out.println("JDK at " + arguments[i]);
            List<Subject> subjects = new ArrayList<>(subjects(java, paths));
            subjects.add(withCache(java, paths.deployable(), Path.of("benchmarks/target")));
            print(measure(subjects, rounds));
        }
    }

    private static List<Subject> subjects(Path java, ClassPaths paths) {
        String bare = BareHandler.class.getName();
        String usual = UsualHandler.class.getName();
        Subject ours = new Subject("ApiFunction, C1", java, C1, paths.deployable(), FUNCTION);
        return List.of(
                new Subject("bare handler, C1", java, C1, paths.withBare(), bare),
                ours,
                new Subject("usual way, C1", java, C1, paths.usual(), usual),
                new Subject("ApiFunction, default flags", java, DEFAULTS, paths.deployable(), FUNCTION),
                new Subject("usual way, default flags", java, DEFAULTS, paths.usual(), usual),
                ours.forSnapshot());
    }

    /** As a container image could carry it: with what an earlier run left for the next JVM. Folders in the class path forbid that. */
    private static Subject withCache(Path java, String classPath, Path folder)
            throws IOException, InterruptedException {
        boolean isAot =
                Files.readString(java.resolve("../../release").normalize()).contains("JAVA_VERSION=\"25");
        Path cache = folder.resolve(isAot ? "start.aot" : "start.jsa");
        Files.deleteIfExists(cache);
        List<String> training = new ArrayList<>(C1);
        training.add((isAot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
        Start.measure(new Subject("training", java, training, classPath, FUNCTION), 1);
        List<String> flags = new ArrayList<>(C1);
        flags.add((isAot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
        String name = "ApiFunction, C1, " + (isAot ? "AOT cache" : "class archive");
        return new Subject(name, java, flags, classPath, FUNCTION);
    }

    private static Map<String, List<Start>> measure(List<Subject> subjects, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : subjects) {
                starts.computeIfAbsent(subject.name(), none -> new ArrayList<>())
                        .add(Start.measure(subject, 100));
            }
        }
        return starts;
    }

    private static void print(Map<String, List<Start>> starts) {
        System.out.println("| | init, ms | first answer, ms | both, ms | both, processor ms | warm, ms | MB |");
        System.out.println("|---|---|---|---|---|---|---|");
        starts.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %.1f | %.0f |%n",
                name,
                median(all, Start::init),
                median(all, Start::first),
                median(all, start -> start.init() + start.first()),
                median(all, Start::processor),
                median(all, Start::warm),
                median(all, Start::megabytes)));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Start.median(starts.stream().map(figure::applyAsDouble).toList());
    }
}
