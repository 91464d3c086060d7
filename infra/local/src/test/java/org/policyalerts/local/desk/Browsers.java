package org.policyalerts.local.desk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where this machine has what a browser test needs.
 *
 * @param node runs the driver, which comes without its own
 */
record Browsers(Path chromium, Path node) {

    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome");

    static Optional<Browsers> found() {
        return CHROMIUM.stream()
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(chromium -> onPath("node").map(node -> new Browsers(chromium, node)));
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
