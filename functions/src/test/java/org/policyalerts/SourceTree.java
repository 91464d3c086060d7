package org.policyalerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's folders, as tests of this module find them. */
final class SourceTree {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What the build makes and measures with every change. */
    static final List<String> MODULES = List.of("functions", "infra/local", "benchmarks");

    private SourceTree() {}

    /** The types that a module ships, each in a file of its own. */
    static List<Path> mainTypes(String module) {
        return types(ROOT.resolve(module).resolve("src/main/java"));
    }

    /** The types of all modules, tests too. */
    static List<Path> types() {
        return MODULES.stream()
                .flatMap(module -> types(ROOT.resolve(module).resolve("src")).stream())
                .toList();
    }

    private static List<Path> types(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
