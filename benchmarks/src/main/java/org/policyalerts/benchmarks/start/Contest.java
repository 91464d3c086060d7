package org.policyalerts.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.policyalerts.benchmarks.start.Start.Subject;

/** The functions and what they are compared with, each with the same flags as the others in its group. */
record Contest(Path java, ClassPaths paths) {

    /** The flags that the JVM chooses by itself in an instance of 1 GB. */
    private static final List<String> DEFAULTS = List.of("-XX:+UseSerialGC");

    /** The same with the flags that infra/template.yaml sets. */
    static final List<String> C1 = List.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1");

    /** All subjects; the caches of those that have one are made here, each by a run of its own. */
    List<Subject> subjects() throws IOException, InterruptedException {
        List<Subject> subjects = new ArrayList<>();
        subjects.addAll(group("as deployed", C1));
        subjects.add(ours("as deployed", C1).forSnapshot());
        subjects.addAll(group("default flags", DEFAULTS));
        for (Subject subject : group("as deployed, with a cache", C1)) {
            subjects.add(withCache(subject));
        }
        return subjects;
    }

    private List<Subject> group(String name, List<String> flags) {
        return List.of(
                new Subject("bare, " + name, java, flags, paths.withHandlers(), BareHandler.class.getName()),
                new Subject(
                        "least with the SDK, " + name, java, flags, paths.withHandlers(), LeastHandler.class.getName()),
                ours(name, flags),
                new Subject("usual way, " + name, java, flags, paths.usual(), UsualHandler.class.getName()));
    }

    private Subject ours(String name, List<String> flags) {
        return new Subject(
                "**ApiFunction**, " + name, java, flags, paths.deployable(), "org.policyalerts.lambda.ApiFunction");
    }

    /** As in a container image: with a cache that an earlier run wrote. */
    private Subject withCache(Subject subject) throws IOException, InterruptedException {
        boolean isAot =
                Files.readString(java.resolve("../../release").normalize()).contains("JAVA_VERSION=\"25");
        Path cache = Files.createTempFile("start", isAot ? ".aot" : ".jsa");
        Files.delete(cache);
        cache.toFile().deleteOnExit();
        Start.measure(subject.with((isAot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache), 1);
        return subject.with((isAot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
    }
}
