package org.policyalerts.local.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.policyalerts.local.LocalException;

/** Finds files in the project's root, from wherever inside the project the command was started. */
public final class ProjectFolder {

    private ProjectFolder() {}

    public static Path find(String name) {
        return search(name)
                .orElseThrow(() ->
                        new LocalException("no " + name + " here or above: start the command inside the project"));
    }

    /** The same; empty outside the project. */
    static Optional<Path> search(String name) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name)) && Files.exists(folder.resolve("functions"))) {
                return Optional.of(folder.resolve(name));
            }
        }
        return Optional.empty();
    }
}
