package org.policyalerts.local;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what lies in the project's root, wherever inside the project the command was started. */
final class ProjectFolder {

    private ProjectFolder() {}

    static Path find(String name) {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(name)) && Files.exists(folder.resolve("functions"))) {
                return folder.resolve(name);
            }
        }
        throw new LocalStackException("no " + name + " here or above: start the command inside the project");
    }
}
